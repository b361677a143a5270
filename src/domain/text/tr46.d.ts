/** The part of tr46 that is used here; the package ships without types. */
declare module 'tr46' {
  export function toUnicode(
    domainName: string,
    options?: { checkHyphens?: boolean; ignoreInvalidPunycode?: boolean },
  ): { domain: string; error: boolean };
}
