import { BANDS, CELLS, HOURS_A_BAND } from './grid.js';
import { Chance } from './chance.js';
import type { Chooser } from './simulate.js';

/** Ways of looking that know nothing of what was seen. */

const CELLS_A_BAND = CELLS / BANDS;

/** Any cell as likely as any other, none twice before each was taken once. */
export function uniformly(looksADay: number, seed: number): Chooser {
  return over(looksADay, seed, everyBand);
}

/** The same on the parts of the day that begin at eight and end at eight in the evening. */
export function inOfficeHours(looksADay: number, seed: number): Chooser {
  return over(
    looksADay,
    seed,
    everyBand.filter((band) => band * HOURS_A_BAND >= 8 && (band + 1) * HOURS_A_BAND <= 20),
  );
}

const everyBand = Array.from({ length: BANDS }, (_, at) => at);

function over(looksADay: number, seed: number, bands: readonly number[]): Chooser {
  const chance = new Chance(seed);
  const rounds = new Map<number, number[]>();
  return {
    choose: ({ band, left }) => {
      if (!bands.includes(band)) return [];
      const bandsLeft = bands.length - bands.indexOf(band);
      const looks = Math.min(left, Math.round(left / bandsLeft), looksADay);
      return Array.from({ length: looks }, () => {
        let round = rounds.get(band) ?? [];
        if (round.length === 0) round = chance.order(CELLS_A_BAND);
        const cell = round.pop() ?? 0;
        rounds.set(band, round);
        return band * CELLS_A_BAND + cell;
      });
    },
    saw: () => undefined,
  };
}
