/** Words for codes. A code that is not known yet is shown as it is, never hidden. */
export const lookup = (words: Readonly<Record<string, string>>) => {
  // A map, because a hostile code such as `constructor` is found on every object.
  const byCode = new Map(Object.entries(words));
  return (code: string): string => byCode.get(code) ?? code;
};
