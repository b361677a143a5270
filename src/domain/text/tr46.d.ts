/** The part of tr46 that is used here; the package ships without types. */
declare module 'tr46' {
  export function toUnicode(
    domainName: string,
    options?: { checkHyphens?: boolean; ignoreInvalidPunycode?: boolean },
  ): { domain: string; error: boolean };

  /** Null when the name cannot be: a character that no name has, ill-formed punycode, a label or name too long. */
  export function toASCII(
    domainName: string,
    options?: {
      checkHyphens?: boolean;
      checkBidi?: boolean;
      checkJoiners?: boolean;
      useSTD3ASCIIRules?: boolean;
      verifyDNSLength?: boolean;
    },
  ): string | null;
}
