/** The places and times that the simulated worlds share, small enough to be simulated often and larger than any budget. */
export const QUERIES = 20;
export const PLACES = 8;
export const DEVICES = 2;
/** Parts of a day, of four hours each. */
export const BANDS = 6;
export const HOURS_A_BAND = 24 / BANDS;
export const DAYS = 42;
/**
 * Looks a day. By uniform looking alone, before there was any policy to compare, the middle one was chosen so that it finds
 * about half of what is there.
 */
export const BUDGETS = [20, 40, 80] as const;
export const CELLS = QUERIES * PLACES * DEVICES * BANDS;

/** Where and when one look may go, by numbers that mean nothing beyond the simulation. */
export interface GridCell {
  readonly query: number;
  readonly place: number;
  readonly device: number;
  readonly band: number;
}

/** Number of a cell, 0 to `CELLS` - 1. Cells of one band stand side by side. */
export function cellNumber({ query, place, device, band }: GridCell): number {
  return ((band * QUERIES + query) * PLACES + place) * DEVICES + device;
}

export function cellOfNumber(number: number): GridCell {
  const device = number % DEVICES;
  const place = Math.floor(number / DEVICES) % PLACES;
  const query = Math.floor(number / (DEVICES * PLACES)) % QUERIES;
  return { query, place, device, band: Math.floor(number / (DEVICES * PLACES * QUERIES)) };
}
