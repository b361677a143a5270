import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { Cell, MarketToWatch } from '../cell.js';
import { countryName, engineName } from '../../text/place-names.js';
import type { SeenIncident } from './cell-history.js';
import { kinshipsOf } from './cell-rates.js';
import { type CellToday, type ChosenLook, chooseLooks, type LooksWanted } from './choose-looks.js';
import { harmBySearch, volumeByMarket, type Weighed } from './worth.js';
import { partName, partOf, PARTS, type Step } from './day-parts.js';

/** A cell of a watch with the time zone of its market. */
export interface ZonedCell<M extends MarketToWatch = MarketToWatch> {
  readonly cell: Cell<M>;
  /** IANA name. */
  readonly zone: string;
}

/** What stored looks at a cell in one part of the day brought. */
export interface SeenThere {
  /** Index among the cells, and the part of the day by the cell's zone. */
  readonly cell: number;
  readonly part: number;
  readonly looks: number;
  readonly news: number;
  readonly counted: { readonly looks: number; readonly news: number };
  /** Milliseconds of the epoch. */
  readonly lastLook: number;
  readonly incidents: readonly SeenIncident[];
}

export interface StepWanted<M extends MarketToWatch> {
  readonly cells: readonly ZonedCell<M>[];
  readonly seen: readonly SeenThere[];
  /** Searches for the brand a month, by country; countries without a figure are left out. */
  readonly searches?: ReadonlyMap<string, number>;
  /** The steps of the day, and which of them is planned. */
  readonly steps: readonly Step[];
  readonly at: number;
  /** No look is planned before; milliseconds of the epoch. */
  readonly now: number;
  /** Looks of a whole day, and those of them that were laid out already. */
  readonly aDay: number;
  readonly taken: number;
  readonly policy: NonNullable<LooksWanted['policy']>;
  readonly seed: number;
}

export interface PlannedLook<M extends MarketToWatch> {
  readonly cell: Cell<M>;
  readonly slot: Date;
  readonly purpose: ChosenLook['purpose'];
  readonly why: ChosenLook['why'];
  /** Index of the planned look that it is compared with, or the earlier look, by its id; null for all but pairs. */
  readonly twin: { readonly planned: number } | { readonly look: string; readonly slot: Date } | null;
}

const MINUTE_MS = 60_000;
/** The end of a step is left free, so that a look that has to be tried again is still taken within its part of the day. */
const LEAVE_FREE_MS = 10 * MINUTE_MS;

/**
 * Chooses the looks of one step of a watch and gives each a minute within its part of the day. Parts are those of each market's
 * own clock; the step is one of the watch's first market. The same facts and seed always plan the same.
 */
export function planStep<M extends MarketToWatch>(wanted: StepWanted<M>): PlannedLook<M>[] {
  const { cells, steps, at, now, seed } = wanted;
  const step = steps[at];
  if (step === undefined || cells.length === 0) return [];
  const minutes = minutesByZone(new Set(cells.map(({ zone }) => zone)), step, now);
  const today = cellsToday(wanted, minutes);
  const chosen = chooseLooks({
    cells: today,
    kinships: kinshipsOf(today),
    aDay: wanted.aDay,
    left: Math.max(0, wanted.aDay - wanted.taken),
    parts: PARTS,
    partsLater: steps.length - 1 - at,
    seed,
    policy: wanted.policy,
  });
  const random = xoroshiro128plus(seed + 1);
  const minutesOf = (look: ChosenLook): readonly number[] => minutes.get(zonedOf(cells, look.cell).zone) ?? [];
  const slots = new Map<number, number>();
  for (const look of chosen) {
    if (slots.has(look.cell)) continue;
    const other = partnerOf(chosen, look);
    const agreed = other === undefined ? undefined : slots.get(other.cell);
    const both =
      other === undefined ? minutesOf(look) : minutesOf(look).filter((one) => minutesOf(other).includes(one));
    const slot = agreed ?? both[uniformInt(random, 0, Math.max(0, both.length - 1))] ?? now;
    slots.set(look.cell, slot);
    if (other !== undefined) slots.set(other.cell, slot);
  }
  return chosen.map((look) => {
    const { purpose, why, twin } = look;
    const slot = new Date(slots.get(look.cell) ?? now);
    return { cell: zonedOf(cells, look.cell).cell, slot, purpose, why, twin: twinOf(chosen, twin) };
  });
}

/** The look that is taken at the same time. Only one of the two need know, where the other was chosen for a reason of its own. */
function partnerOf(chosen: readonly ChosenLook[], { cell, twin }: ChosenLook): ChosenLook | undefined {
  if (twin !== null && 'cell' in twin) return chosen.find((other) => other.cell === twin.cell);
  return chosen.find((other) => other.twin !== null && 'cell' in other.twin && other.twin.cell === cell);
}

function twinOf(chosen: readonly ChosenLook[], twin: ChosenLook['twin']): PlannedLook<MarketToWatch>['twin'] {
  if (twin === null) return null;
  if ('look' in twin) return { look: twin.look, slot: new Date(twin.at) };
  return { planned: chosen.findIndex(({ cell }) => cell === twin.cell) };
}

/** Cells stand once for each part of the day: the cell of index i in the step s has the index i + s × cells. */
function zonedOf<M extends MarketToWatch>(cells: readonly ZonedCell<M>[], index: number): ZonedCell<M> {
  const found = cells[index % cells.length];
  if (found === undefined) throw new Error(`There is no cell ${index}.`);
  return found;
}

/** Whole minutes of a step, from now on, that lie within the part of the day that the step is in a zone. */
function minutesByZone(zones: ReadonlySet<string>, step: Step, now: number): Map<string, readonly number[]> {
  const first = Math.max(step.from, Math.ceil(now / MINUTE_MS) * MINUTE_MS);
  const count = Math.max(0, Math.floor((step.until - LEAVE_FREE_MS - first) / MINUTE_MS));
  const all = Array.from({ length: count }, (_, minute) => first + minute * MINUTE_MS);
  return new Map(
    [...zones].map((zone) => {
      const part = partOf(middleOf(step), zone);
      return [zone, all.filter((minute) => partOf(minute, zone) === part)];
    }),
  );
}

const middleOf = ({ from, until }: Step): number => from + (until - from) / 2;

/** Every cell in every part of the day, with what is known of it. Parts that are over teach, and can no longer be chosen. */
function cellsToday<M extends MarketToWatch>(
  { cells, seen, searches, steps, at: current }: StepWanted<M>,
  minutes: ReadonlyMap<string, readonly number[]>,
): CellToday[] {
  const known = new Map(seen.map((one) => [`${one.cell} ${one.part}`, one]));
  const weights = weightsOf(cells, seen, searches ?? new Map());
  const searched = new Map<number, number>();
  for (const { cell, lastLook } of seen) searched.set(cell, Math.max(lastLook, searched.get(cell) ?? 0));
  return steps.flatMap((step, nth) =>
    cells.map(({ cell, zone }, index): CellToday => {
      const part = partOf(middleOf(step), zone);
      const there = known.get(`${index} ${part}`);
      const weighed = weights[index] ?? { harm: 1, volume: 1 };
      return {
        key: `${index} ${part}`,
        traits: { ...traitsOf(cell), part: partName(part) },
        looks: there?.looks ?? 0,
        news: there?.news ?? 0,
        counted: there?.counted ?? { looks: 0, news: 0 },
        lastLook: there?.lastLook ?? null,
        lastSearch: searched.get(index) ?? null,
        worth: nth < current ? 0 : weighed.harm * weighed.volume,
        weighed,
        incidents: there?.incidents ?? [],
        at: middleOf(step),
        now: nth === current && (minutes.get(zone) ?? []).length > 0,
      };
    }),
  );
}

/** What finds count at each cell, by what was found for its search and how much its market searches. */
function weightsOf(
  cells: readonly ZonedCell[],
  seen: readonly SeenThere[],
  searches: ReadonlyMap<string, number>,
): readonly Weighed[] {
  const searchOf = (index: number): string => {
    const cell = cells[index]?.cell;
    return cell === undefined ? '' : traitsOf(cell).query;
  };
  const found = seen.flatMap(({ cell, incidents }) =>
    incidents.map(({ id, gravity }) => ({ id, search: searchOf(cell), gravity })),
  );
  const harm = harmBySearch([...new Map(found.map((one) => [`${one.search}\n${one.id}`, one])).values()]);
  const watched = new Set(cells.map(({ cell }) => cell.market.country));
  const volume = volumeByMarket(new Map([...searches].filter(([country]) => watched.has(country))));
  return cells.map(({ cell }, index) => ({
    harm: harm.get(searchOf(index)) ?? 1,
    volume: volume.get(cell.market.country) ?? 1,
  }));
}

/** What cells are alike in, in the words that reasons are told in. A search is a query on an engine. */
function traitsOf({ query, engine, market, device }: Cell): { query: string; market: string; device: string } {
  const { country, language, location } = market;
  const place = location === null ? countryName(country) : `${location}, ${countryName(country)}`;
  return { query: `“${query}” on ${engineName(engine)}`, market: `${place} (${language})`, device };
}
