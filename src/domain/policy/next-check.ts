import { CronExpressionParser } from 'cron-parser';

/** Milliseconds after a first failure; twice that after the second, and so on. */
const FIRST_RETRY_MS = 15 * 60_000;

/** A document that cannot be read is still tried once a day. */
const LONGEST_RETRY_MS = 24 * 3_600_000;

/** When a document is looked at. */
export interface CheckSchedule {
  /** Cron expression of five fields. */
  readonly schedule: string;
  /** IANA name. */
  readonly timeZone: string;
}

/**
 * The next check after `now`: the next instant of the schedule, or after failures sooner at first and then ever later, at
 * most a day apart.
 *
 * @param failures failed checks in a row, the last one included; 0 after one that read the document
 * @param notBefore when the server asked to be left alone until
 * @throws Error when the schedule never comes round (30 February), or the time zone is unknown
 */
export function nextCheck(
  { schedule, timeZone }: CheckSchedule,
  now: Date,
  failures: number,
  notBefore: Date | null = null,
): Date {
  if (failures === 0) return CronExpressionParser.parse(schedule, { currentDate: now, tz: timeZone }).next().toDate();
  const pause = Math.min(FIRST_RETRY_MS * 2 ** Math.min(failures - 1, 20), LONGEST_RETRY_MS);
  return new Date(Math.max(now.getTime() + pause, notBefore?.getTime() ?? 0));
}
