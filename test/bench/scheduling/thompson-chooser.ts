import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { gammaDraw } from '../../../src/domain/impact/draw.js';
import { BANDS, CELLS } from './grid.js';
import type { Chooser } from './simulate.js';

const CELLS_A_BAND = CELLS / BANDS;

/**
 * Thompson sampling on hits, the textbook form: a look that shows any incident is a hit, each cell's chance of one is drawn from
 * Beta(1 + hits, 1 + misses), and the highest draws of the part of the day are looked at. (W. R. Thompson, Biometrika 25, 1933.)
 */
export function byThompson(looksADay: number, seed: number): Chooser {
  const random = xoroshiro128plus(seed);
  const hits = new Uint32Array(CELLS);
  const misses = new Uint32Array(CELLS);
  return {
    choose: ({ band, left }) => {
      const most = Math.min(left, Math.round(left / (BANDS - band)), looksADay);
      const draws = Array.from({ length: CELLS_A_BAND }, (_, within) => {
        const cell = band * CELLS_A_BAND + within;
        const hit = gammaDraw(random, 1 + (hits[cell] ?? 0));
        return { cell, draw: hit / (hit + gammaDraw(random, 1 + (misses[cell] ?? 0))) };
      });
      return draws
        .sort((a, b) => b.draw - a.draw)
        .slice(0, most)
        .map(({ cell }) => cell);
    },
    saw: ({ cell, seen }) => {
      const counts = seen.length > 0 ? hits : misses;
      counts[cell] = (counts[cell] ?? 0) + 1;
    },
  };
}
