/** What a budget's month is likely to come to. */
export interface SpendSoFar {
  /** Looks counted this month. */
  readonly spent: number;
  /** Looks counted in the last days. */
  readonly recent: number;
  /** How many days those were; more than 0. */
  readonly recentDays: number;
}

const DAY_MS = 86_400_000;

/**
 * Looks that the calendar month (UTC) comes to if the days left go on as the last ones: what is spent, and the recent pace
 * times the days left. It knows nothing of schedules that change.
 */
export function forecastOfMonth({ spent, recent, recentDays }: SpendSoFar, now: Date): number {
  const end = Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1);
  const daysLeft = Math.max(0, (end - now.getTime()) / DAY_MS);
  return Math.round(spent + (recent / recentDays) * daysLeft);
}
