import { CronExpressionParser } from 'cron-parser';
import { DateTime } from 'luxon';

/** Clocks are put forward or back by at most two hours (Antarctica/Troll); what is read more than needed is dropped. */
const SLACK = { hours: 3 };

/**
 * The instants at which a schedule is due, after `after` and up to and including `until`, oldest first. The expression is
 * read against the wall clock of the zone. A time that the clock skips in spring is due that much later, a time that it
 * shows twice in autumn is due the first time, and two times that fall together are one slot; so a longer span always has
 * the slots of its parts.
 *
 * @param expression cron expression of five fields
 * @param zone IANA time zone
 * @throws Error when the expression or the zone does not exist
 */
export function slotsBetween(expression: string, zone: string, after: Date, until: Date): Date[] {
  const first = wallClock(after, zone).minus(SLACK);
  const last = wallClock(until, zone).plus(SLACK);
  const found = new Set<number>();
  for (const wall of wallTimes(expression, first, last)) {
    const at = instantOf(wall, zone);
    if (at > after.getTime() && at <= until.getTime()) found.add(at);
  }
  return [...found].sort((a, b) => a - b).map((at) => new Date(at));
}

/** The first slot after an instant; null when there is none within `days`. */
export function nextSlot(expression: string, zone: string, after: Date, days = 400): Date | null {
  const wide = DateTime.fromJSDate(after).plus({ days }).toJSDate();
  const first = wallClock(after, zone).minus(SLACK);
  for (const wall of wallTimes(expression, first, wallClock(wide, zone))) {
    const at = instantOf(wall, zone);
    // Times that the clock skips move behind later ones, so the least of the next few is looked for.
    if (at > after.getTime()) return slotsBetween(expression, zone, after, new Date(at))[0] ?? null;
  }
  return null;
}

/** Shows the zone's wall clock as if it were UTC, so that a cron expression can be read against it without any jump. */
function wallClock(instant: Date, zone: string): DateTime {
  const local = DateTime.fromJSDate(instant, { zone });
  if (!local.isValid) throw new Error(`There is no time zone ${zone}.`);
  return local.setZone('utc', { keepLocalTime: true });
}

function* wallTimes(expression: string, first: DateTime, last: DateTime): Generator<DateTime> {
  const cron = CronExpressionParser.parse(expression, {
    tz: 'UTC',
    currentDate: first.toJSDate(),
    endDate: last.toJSDate(),
  });
  while (cron.hasNext()) yield DateTime.fromJSDate(cron.next().toDate(), { zone: 'utc' });
}

function instantOf(wall: DateTime, zone: string): number {
  const local = wall.setZone(zone, { keepLocalTime: true });
  const [earliest] = local.getPossibleOffsets();
  return (earliest ?? local).toMillis();
}
