import { BANDS, CELLS, DAYS, HOURS_A_BAND } from './grid.js';
import { Chance } from './chance.js';
import type { World } from './worlds.js';

/** What a look brought: the incidents on its page, by number. */
export interface Look {
  /** Hours from the beginning. */
  readonly at: number;
  readonly cell: number;
  readonly seen: readonly number[];
}

/**
 * Decides where to look. It is asked at the beginning of every part of every day, knows what its own looks brought, and
 * nothing else of the world.
 */
export interface Chooser {
  /**
   * Cells of this band to look at, at most `left` of them; the same cell may stand more than once.
   * @param left looks of the day that are not taken yet
   */
  choose(now: { readonly day: number; readonly band: number; readonly left: number }): readonly number[];
  saw(look: Look): void;
}

export interface Result {
  readonly looks: number;
  /** Incidents that could be seen at any time. */
  readonly there: number;
  /** Incidents seen at least once, and at least three times. */
  readonly found: number;
  readonly confirmed: number;
}

interface Showing {
  readonly incident: number;
  readonly shown: number;
  readonly from: number;
  readonly until: number;
}

/** Six weeks of looking. Whether a page shows what it might is drawn from a seed of its own, apart from the chooser's. */
export function simulate(world: World, chooser: Chooser, looksADay: number, seed: number): Result {
  const chance = new Chance(seed);
  const showings = showingsOf(world);
  const sightings = new Uint32Array(world.incidents.length);
  let looks = 0;
  for (let day = 0; day < DAYS; day += 1) {
    let left = looksADay;
    for (let band = 0; band < BANDS; band += 1) {
      const cells = chooser.choose({ day, band, left });
      if (cells.length > left) throw new Error(`${cells.length} looks were chosen of ${left} left on day ${day}.`);
      left -= cells.length;
      const taken = cells.map((cell) => {
        if (Math.floor(cell / (CELLS / BANDS)) !== band) throw new Error(`Cell ${cell} is not of band ${band}.`);
        const at = day * 24 + (band + chance.share()) * HOURS_A_BAND;
        const here = (showings[cell] ?? []).filter(({ from, until }) => from <= at && at < until);
        return { at, cell, seen: here.filter(({ shown }) => chance.happens(shown)).map(({ incident }) => incident) };
      });
      // Looks of one part of a day are taken together: none can be aimed by what another one brought.
      for (const look of taken) {
        looks += 1;
        for (const incident of new Set(look.seen)) sightings[incident] = (sightings[incident] ?? 0) + 1;
        chooser.saw(look);
      }
    }
  }
  const there = world.incidents.filter(({ stretches }) =>
    stretches.some(({ until, from }) => until > 0 && from < DAYS * 24),
  );
  return {
    looks,
    there: there.length,
    found: sightings.filter((times) => times >= 1).length,
    confirmed: sightings.filter((times) => times >= 3).length,
  };
}

function showingsOf({ incidents }: World): readonly (readonly Showing[])[] {
  const showings: Showing[][] = Array.from({ length: CELLS }, () => []);
  for (const [incident, { shown, stretches }] of incidents.entries())
    for (const { from, until, cells } of stretches)
      for (const cell of new Set(cells)) showings[cell]?.push({ incident, shown, from, until });
  return showings;
}
