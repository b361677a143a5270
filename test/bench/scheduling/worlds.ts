/**
 * Five worlds of hidden incidents, written and committed before the policy that is measured on them. They are fixed: a policy
 * may be changed to do better in them, they may not. `test/unit/bench/scheduling-worlds.spec.ts` notices a change.
 *
 * Figures of the worlds are assumptions, chosen so that a look hits seldom, as with real cloaking: an incident shows on about
 * one in a hundred cells, there on 15 to 50 % of the searches, for some days. What the structured worlds have in common is
 * what monitors report: few queries carry most of the misuse, and whoever hides has habits.
 */
import { BANDS, cellNumber, CELLS, DAYS, DEVICES, PLACES, QUERIES } from './grid.js';
import { Chance } from './chance.js';

export const WORLDS = ['geo-hiders', 'day-parters', 'rotators', 'bursty', 'structureless'] as const;
export type WorldName = (typeof WORLDS)[number];

/** Worlds in which where something was seen tells where to look; the reach is stated over these. */
export const STRUCTURED: readonly WorldName[] = ['geo-hiders', 'day-parters', 'rotators', 'bursty'];

/** From when to when an incident may be seen on which cells. Hours from the beginning; half-open. */
export interface Stretch {
  readonly from: number;
  readonly until: number;
  readonly cells: readonly number[];
}

export interface Incident {
  /** Share of the searches at its cells that show it while it is live, 0 to 1. */
  readonly shown: number;
  readonly stretches: readonly Stretch[];
}

export interface World {
  readonly name: WorldName;
  readonly incidents: readonly Incident[];
}

const INCIDENTS = 220;
const HOURS = DAYS * 24;
/** Mobile carries the larger part of the searches. */
const DEVICE_WEIGHTS = [0.35, 0.65];

/** The same name and seed always give the same world. */
export function worldOf(name: WorldName, seed: number): World {
  const chance = new Chance(seed * 16 + WORLDS.indexOf(name) + 1);
  const queries = unequal(chance, QUERIES, 1);
  const make = MAKERS[name];
  return { name, incidents: make(chance, queries) };
}

const MAKERS: Readonly<Record<WorldName, (chance: Chance, queries: readonly number[]) => Incident[]>> = {
  /** Shown in one or two places only, and never where the brand has its office. */
  'geo-hiders': (chance, queries) => {
    const places = unequal(chance, PLACES, 1);
    places[chance.whole(0, PLACES - 1)] = 0;
    return many(() => {
      const where = {
        queries: chance.pick(queries, chance.whole(1, 3)),
        places: chance.pick(places, chance.happens(0.7) ? 1 : 2),
        devices: devices(chance),
        bands: everyBand,
      };
      return { shown: shown(chance), stretches: [{ ...life(chance, 4, 14), cells: product(where) }] };
    });
  },

  /** Shown in one or two parts of the day, mostly when nobody of the brand is at work. */
  'day-parters': (chance, queries) => {
    const places = unequal(chance, PLACES, 0.5);
    const bands = [0.3, 0.2, 0.05, 0.05, 0.1, 0.3];
    return many(() => {
      const first = chance.pick(bands, 1)[0] ?? 0;
      const where = {
        queries: chance.pick(queries, chance.whole(1, 3)),
        places: chance.pick(places, chance.whole(2, 5)),
        devices: devices(chance),
        bands: chance.happens(0.6) ? [first] : [first, (first + 1) % BANDS],
      };
      return { shown: shown(chance), stretches: [{ ...life(chance, 4, 14), cells: product(where) }] };
    });
  },

  /** Shown at one query in one place at a time, moving on every one to three days round a list of its own. */
  rotators: (chance, queries) => {
    const places = unequal(chance, PLACES, 0.5);
    return many(() => {
      const { from, until } = life(chance, 6, 20);
      const turn = chance.whole(1, 3) * 24;
      const on = devices(chance);
      const start = chance.whole(0, BANDS - 1);
      const bands = Array.from({ length: chance.whole(3, BANDS) }, (_, at) => (start + at) % BANDS);
      const stops = Array.from({ length: chance.whole(4, 6) }, () => ({
        queries: chance.pick(queries, 1),
        places: chance.pick(places, 1),
      }));
      const stretches: Stretch[] = [];
      for (let at = 0; from + at * turn < until; at += 1) {
        const stop = stops[at % stops.length] ?? { queries: [], places: [] };
        const end = Math.min(from + (at + 1) * turn, until);
        stretches.push({ from: from + at * turn, until: end, cells: product({ ...stop, devices: on, bands }) });
      }
      return { shown: shown(chance), stretches };
    });
  },

  /** Many at once at the same few queries and places for half a day to four days, and then none. */
  bursty: (chance, queries) => {
    const bursts = Array.from({ length: 14 }, () => ({
      start: chance.between(0, HOURS - 48),
      queries: chance.pick(queries, 4),
      places: chance.pick(equal(PLACES), 2),
    }));
    return many(() => {
      const burst = bursts[chance.whole(0, bursts.length - 1)] ?? { start: 0, queries: [], places: [] };
      const from = burst.start + chance.between(0, 36);
      const where = {
        queries: some(chance, burst.queries, chance.whole(1, 3)),
        places: some(chance, burst.places, chance.whole(1, 2)),
        devices: devices(chance),
        bands: everyBand,
      };
      return {
        shown: shown(chance),
        stretches: [{ from, until: from + chance.between(12, 96), cells: product(where) }],
      };
    });
  },

  /** Each at a dozen cells that have nothing to do with one another or with those of any other incident. */
  structureless: (chance) =>
    many(() => ({
      shown: shown(chance),
      stretches: [{ ...life(chance, 5, 15), cells: Array.from({ length: 12 }, () => chance.whole(0, CELLS - 1)) }],
    })),
};

const many = (make: () => Incident): Incident[] => Array.from({ length: INCIDENTS }, make);

const shown = (chance: Chance): number => chance.between(0.15, 0.5);

/** A life of some days; some were live before the first day and some outlast the last. */
function life(chance: Chance, leastDays: number, mostDays: number): { from: number; until: number } {
  const hours = chance.between(leastDays, mostDays) * 24;
  const from = chance.between(-hours / 2, HOURS - hours / 2);
  return { from, until: from + hours };
}

const everyBand = Array.from({ length: BANDS }, (_, at) => at);
const equal = (count: number): number[] => Array.from({ length: count }, () => 1);
const devices = (chance: Chance): number[] => chance.pick(DEVICE_WEIGHTS, chance.happens(0.6) ? 1 : DEVICES);
const some = (chance: Chance, of: readonly number[], count: number): number[] =>
  chance.pick(equal(of.length), count).map((at) => of[at] ?? 0);

/** Weights by Zipf's law with this exponent, in an order that the seed decides. */
function unequal(chance: Chance, count: number, exponent: number): number[] {
  return chance.order(count).map((rank) => 1 / (rank + 1) ** exponent);
}

function product(of: Readonly<Record<'queries' | 'places' | 'devices' | 'bands', readonly number[]>>): number[] {
  return of.queries.flatMap((query) =>
    of.places.flatMap((place) =>
      of.devices.flatMap((device) => of.bands.map((band) => cellNumber({ query, place, device, band }))),
    ),
  );
}
