import { DateTime } from 'luxon';

/** A stretch of time `[start, end)`. */
export interface Span {
  readonly start: Date;
  readonly end: Date;
}

/** Local hour of Monday at which the digest of the week before goes out: there when the working week begins. */
const SENDING_HOUR = 7;

const LABEL = /^(\d{4})-W(\d{2})$/;

/** Whether a text is the label of a week that exists, for example `2026-W47`; most years have no week 53. */
export function isWeek(label: string): boolean {
  return monday(label, 'UTC') !== null;
}

/** The ISO 8601 week, Monday to Sunday, that an instant falls into in a time zone. */
export function weekOf(instant: Date, timeZone: string): string {
  return labelOf(DateTime.fromJSDate(instant, { zone: timeZone }));
}

/** The instants between which a week runs; 167 or 169 hours long when the clocks change in it. Throws RangeError for no week. */
export function spanOfWeek(label: string, timeZone: string): Span {
  const start = mondayOf(label, timeZone);
  return { start: start.toJSDate(), end: start.plus({ weeks: 1 }).startOf('day').toJSDate() };
}

/** The seven days of a week, each with its date (`2026-11-16`). Throws RangeError for no week. */
export function daysOfWeek(label: string, timeZone: string): readonly (Span & { readonly day: string })[] {
  const start = mondayOf(label, timeZone);
  return Array.from({ length: 7 }, (_, at) => {
    const day = start.plus({ days: at }).startOf('day');
    const end = start.plus({ days: at + 1 }).startOf('day');
    return { day: day.toISODate() ?? '', start: day.toJSDate(), end: end.toJSDate() };
  });
}

/** The week that lies so many weeks before (negative: after) another. Throws RangeError for no week. */
export function weeksBefore(label: string, count: number): string {
  return labelOf(mondayOf(label, 'UTC').minus({ weeks: count }));
}

/** The instant at which a week's digest goes out: the Monday after it, at seven in the morning. Throws RangeError for no week. */
export function sendingTime(label: string, timeZone: string): Date {
  return mondayOf(label, timeZone).plus({ weeks: 1 }).set({ hour: SENDING_HOUR }).toJSDate();
}

/** The latest week whose digest should have gone out by now. Earlier ones are not made up for: their news is old. */
export function weekDue(now: Date, timeZone: string): string {
  const before = weeksBefore(weekOf(now, timeZone), 1);
  return sendingTime(before, timeZone) <= now ? before : weeksBefore(before, 1);
}

function labelOf(day: DateTime): string {
  return `${String(day.weekYear).padStart(4, '0')}-W${String(day.weekNumber).padStart(2, '0')}`;
}

function mondayOf(label: string, zone: string): DateTime {
  const start = monday(label, zone);
  if (start === null) throw new RangeError(`No week ${label} in ${zone}`);
  return start;
}

function monday(label: string, zone: string): DateTime | null {
  const [, year, week] = LABEL.exec(label) ?? [];
  if (year === undefined) return null;
  const day = DateTime.fromObject({ weekYear: Number(year), weekNumber: Number(week), weekday: 1 }, { zone });
  // Where the clocks go forward at midnight the day begins an hour later.
  return day.isValid ? day.startOf('day') : null;
}
