/** Times a provider is asked for one look before the next provider, or nobody, is. Each of them counts as spent. */
export const MOST_ATTEMPTS = 3;

/** A provider that names a longer wait than this is not waited for, in seconds: the look would be of another hour. */
export const LONGEST_WAIT_SECONDS = 3600;

const FIRST_WAIT_SECONDS = 30;

/**
 * Seconds until a look is tried again: what the provider asked for, and at least half a minute, a minute, two …
 *
 * @param attempts times it was asked so far, 1 or more
 * @param retryAfter seconds that the provider asked to wait, null where it named none
 */
export function waitBeforeRetry(attempts: number, retryAfter: number | null): number {
  return Math.max(FIRST_WAIT_SECONDS * 2 ** Math.max(0, attempts - 1), retryAfter ?? 0);
}
