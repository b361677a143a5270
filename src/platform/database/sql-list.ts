/** Words of the code as a list of SQL literals, `('ads', 'no-ads')`. For constants alone: what comes from elsewhere is a parameter. */
export function sqlList(words: readonly string[]): string {
  return `(${words.map((word) => `'${word.replaceAll("'", "''")}'`).join(', ')})`;
}
