import { type CellToday, chooseLooks } from '../../../src/domain/scheduling/adaptive/choose-looks.js';
import { HALF_LIFE_DAYS } from '../../../src/domain/scheduling/adaptive/cell-history.js';
import { kinshipsOf } from '../../../src/domain/scheduling/adaptive/cell-rates.js';
import { BANDS, cellOfNumber, CELLS, HOURS_A_BAND } from './grid.js';
import type { Chooser, Look } from './simulate.js';

const HOUR_MS = 3_600_000;
const CELLS_A_BAND = CELLS / BANDS;

const traits = Array.from({ length: CELLS }, (_, number) => {
  const { query, place, device, band } = cellOfNumber(number);
  return { query: `q${query}`, market: `m${place}`, device: `d${device}`, part: `p${band}` };
});
const kinships = kinshipsOf(traits.map((of) => ({ traits: of })));

interface Seen {
  lastSeen: number;
  missed: number;
  shown: number;
}

/** The product's policy, with the same facts that it reads from stored looks. */
export function adaptively(looksADay: number, seed: number): Chooser {
  const looks = new Float64Array(CELLS);
  const news = new Float64Array(CELLS);
  const lastLook: (number | null)[] = Array.from({ length: CELLS }, () => null);
  const lastSearch: (number | null)[] = Array.from({ length: CELLS_A_BAND }, () => null);
  const sightings = new Map<number, number>();
  const seen = new Map<number, Map<number, Seen>>();
  const counted = Array.from({ length: CELLS }, () => ({ looks: 0, news: 0 }));
  const decay = 0.5 ** (1 / BANDS / HALF_LIFE_DAYS);
  return {
    choose: ({ day, band, left }) => {
      for (const counts of [looks, news]) for (const [at, count] of counts.entries()) counts[at] = count * decay;
      const today = Array.from({ length: BANDS - band }, (_, later) => band + later).flatMap((part) =>
        Array.from({ length: CELLS_A_BAND }, (_, within): CellToday => {
          const cell = part * CELLS_A_BAND + within;
          return {
            key: String(cell),
            traits: traits[cell] as CellToday['traits'],
            looks: looks[cell] ?? 0,
            news: news[cell] ?? 0,
            counted: counted[cell] ?? { looks: 0, news: 0 },
            lastLook: lastLook[cell] ?? null,
            lastSearch: lastSearch[within] ?? null,
            worth: 1,
            incidents: [...(seen.get(cell) ?? [])].map(([id, one]) => ({
              ...{
                id: String(id),
                name: `i${id}`,
                gravity: 1,
                sightings: sightings.get(id) ?? 0,
                lastSeenOn: '',
                shown: one.shown,
              },
              ...{ lastSeen: one.lastSeen, missed: one.missed },
            })),
            at: (day * 24 + (part + 0.5) * HOURS_A_BAND) * HOUR_MS,
            now: part === band,
          };
        }),
      );
      // Earlier parts of the day teach what cells are like, and can no longer be chosen.
      const gone = Array.from({ length: band * CELLS_A_BAND }, (_, cell): CellToday => {
        const of = traits[cell] as CellToday['traits'];
        return { ...EMPTY, traits: of, looks: looks[cell] ?? 0, news: news[cell] ?? 0 };
      });
      const wanted = { cells: [...gone, ...today], kinships, aDay: looksADay, left, parts: BANDS };
      const plan = chooseLooks({ ...wanted, partsLater: BANDS - 1 - band, seed: seed * 1000 + day * BANDS + band });
      return plan.map(({ cell }) => cell);
    },
    saw: ({ at, cell, seen: here }: Look) => {
      const now = at * HOUR_MS;
      looks[cell] = (looks[cell] ?? 0) + 1;
      const plain = counted[cell] as { looks: number; news: number };
      plain.looks += 1;
      lastLook[cell] = now;
      lastSearch[cell % CELLS_A_BAND] = now;
      const known = seen.get(cell) ?? new Map<number, Seen>();
      seen.set(cell, known);
      for (const [id, one] of known) if (!here.includes(id)) one.missed += 1;
      for (const id of here) {
        const times = (sightings.get(id) ?? 0) + 1;
        sightings.set(id, times);
        if (times === 1) news[cell] = (news[cell] ?? 0) + 1;
        if (times === 1) plain.news += 1;
        known.set(id, { lastSeen: now, missed: 0, shown: (known.get(id)?.shown ?? 0) + 1 });
      }
    },
  };
}

const EMPTY = {
  ...{
    key: '',
    counted: { looks: 0, news: 0 },
    lastLook: null,
    lastSearch: null,
    worth: 0,
    incidents: [],
    at: 0,
    now: false,
  },
};
