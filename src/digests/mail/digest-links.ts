/** Where a digest's links lead, for one reader. */
export interface DigestLinks {
  /** The console's address for a path such as `/alerts`. */
  to(path: string): string;
  /** Ends this reader's subscription. */
  readonly unsubscribe: string;
}

/**
 * @param origin where people reach the product, for example `https://ads.example`
 * @param token of the reader's subscription
 */
export function digestLinks(origin: string, token: string): DigestLinks {
  return {
    to: (path) => `${origin}${path}`,
    unsubscribe: `${origin}/api/digests/unsubscribe/${encodeURIComponent(token)}`,
  };
}
