/** When something was removed, and by which term. */
export interface Removal {
  readonly at: Date;
  /** The term, in days. */
  readonly afterDays: number;
}

/** One sentence about what is no longer there and why, days in UTC. */
export function saidRemoved(what: string, { at, afterDays }: Removal): string {
  return `${what} removed on ${at.toISOString().slice(0, 10)} under the retention of ${afterDays} days.`;
}
