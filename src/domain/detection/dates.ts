/** Whether a half-open range of days held on a day: `unknown` when the answer hangs on a day that is not known. */
export type InForce = 'yes' | 'no' | 'unknown';

/**
 * @param from first day in force (ISO date), null when it always was
 * @param until first day no longer in force, null when it still is
 * @param day ISO date, or null when it is not known; then a range with a bound is never taken to hold
 */
export function inForce(from: string | null, until: string | null, day: string | null): InForce {
  if (from === null && until === null) return 'yes';
  if (day === null) return 'unknown';
  if (from !== null && day < from.slice(0, 10)) return 'no';
  return until !== null && day >= until.slice(0, 10) ? 'no' : 'yes';
}

/** The UTC day of an ISO instant, or null when it is none. */
export function dayOf(instant: string | null): string | null {
  if (instant === null) return null;
  const time = Date.parse(instant);
  return Number.isNaN(time) ? null : new Date(time).toISOString().slice(0, 10);
}
