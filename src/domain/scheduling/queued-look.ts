const MINUTE_MS = 60_000;

/**
 * Minutes after handing in at which a look is fetched without having been called: pauses of 1, 2, 4, 8, 15 and 15. Most are done
 * within five; a call of the provider brings the next fetch forward.
 */
const FETCHED_AFTER = [1, 3, 7, 15, 30, 45] as const;

/**
 * Milliseconds from handing in until a look is given up: the time that DataForSEO guarantees for normal priority
 * (dataforseo.com/help-center/serp-api-cost-explained).
 */
export const LONGEST_QUEUED_MS = 45 * MINUTE_MS;

/** When a look that was handed in is fetched next, if nobody calls before; null where its time is over. */
export function nextFetch(handedInAt: Date, now: Date): Date | null {
  const since = now.getTime() - handedInAt.getTime();
  const minutes = FETCHED_AFTER.find((after) => after * MINUTE_MS > since);
  return minutes === undefined ? null : new Date(handedInAt.getTime() + minutes * MINUTE_MS);
}

/** Whether a look that is not done by now is given up. */
export function queuedTooLong(handedInAt: Date, now: Date): boolean {
  return now.getTime() - handedInAt.getTime() >= LONGEST_QUEUED_MS;
}
