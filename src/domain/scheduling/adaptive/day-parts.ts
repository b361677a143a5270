import { DateTime } from 'luxon';

/** Parts of a day, of four hours each: fine enough to tell a night from an evening, coarse enough to be looked at often. */
export const PARTS = 6;
const HOURS_A_PART = 24 / PARTS;

/** The part of the day that an instant lies in by the wall clock of a zone, 0 to `PARTS` - 1. */
export function partOf(instant: number, zone: string): number {
  return Math.floor(DateTime.fromMillis(instant, { zone }).hour / HOURS_A_PART);
}

/** For people: `20 to 24 h`. */
export const partName = (part: number): string => `${part * HOURS_A_PART} to ${(part + 1) * HOURS_A_PART} h`;

/** A stretch of time whose looks are chosen together, in milliseconds of the epoch; half-open. */
export interface Step {
  readonly from: number;
  readonly until: number;
}

/**
 * The steps of the local day that an instant lies in, by the wall clock of the zone, and the one that it lies in itself.
 * There are always `PARTS` of them; on days on which the clock changes one is shorter or longer.
 */
export function stepsOfDay(instant: number, zone: string): { readonly steps: readonly Step[]; readonly at: number } {
  const day = DateTime.fromMillis(instant, { zone }).startOf('day');
  const starts = Array.from({ length: PARTS }, (_, part) => day.set({ hour: part * HOURS_A_PART }).toMillis());
  starts[0] = day.toMillis();
  const steps = starts.map((from, part) => ({
    from,
    until: starts[part + 1] ?? day.plus({ days: 1 }).startOf('day').toMillis(),
  }));
  return { steps, at: steps.findLastIndex(({ from }) => from <= instant) };
}
