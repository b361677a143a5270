import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';

/** Draws that the same seed always repeats, and what is read off them. */

/** Draws an estimate; the Monte Carlo error of a median is then about one per cent of the spread. */
export const DRAWS = 10_000;

/** 32-bit FNV-1a over UTF-16 units (Fowler, Noll, Vo): a seed from a name, the same on every machine. */
export function seedOf(...names: readonly string[]): number {
  let hash = 0x811c9dc5;
  for (const unit of names.join('\u001f').split('')) {
    hash ^= unit.charCodeAt(0);
    hash = Math.imul(hash, 0x01000193);
  }
  return hash | 0;
}

/**
 * Draws of the uniform distribution on [low, high].
 * @throws RangeError unless low <= high, both finite
 */
export function uniformDraws(seed: number, low: number, high: number, count = DRAWS): Float64Array {
  if (!(Number.isFinite(low) && Number.isFinite(high) && low <= high)) {
    throw new RangeError(`a range runs from low to high; got ${low} to ${high}`);
  }
  const random = xoroshiro128plus(seed);
  return Float64Array.from({ length: count }, () => low + (high - low) * uniformFloat64(random));
}

/**
 * Draws of Beta(a, b) as G(a) / (G(a) + G(b)) of two Gamma variates, which is exact (Devroye 1986, chapter IX.3).
 * @throws RangeError unless a and b are finite and at least 1, which is all that counts of looks give
 */
export function betaDraws(seed: number, a: number, b: number, count = DRAWS): Float64Array {
  if (!(Number.isFinite(a) && Number.isFinite(b) && a >= 1 && b >= 1)) {
    throw new RangeError(`a Beta distribution is drawn here for parameters of at least 1; got ${a} and ${b}`);
  }
  const random = xoroshiro128plus(seed);
  return Float64Array.from({ length: count }, () => {
    const ga = gammaDraw(random, a);
    return ga / (ga + gammaDraw(random, b));
  });
}

/**
 * One draw of Gamma(shape, 1) for shapes of at least 1, by squeezed rejection: G. Marsaglia and W. W. Tsang, "A simple
 * method for generating gamma variables", ACM Transactions on Mathematical Software 26(3), 2000. About 1.05 tries a draw.
 */
export function gammaDraw(random: RandomGenerator, shape: number): number {
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normalDraw(random);
    const v = (1 + c * x) ** 3;
    if (v <= 0) continue;
    // 1 - u is never 0, of which there is no logarithm.
    const u = 1 - uniformFloat64(random);
    if (Math.log(u) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

/** One draw of the standard normal distribution (Box and Muller 1958). */
function normalDraw(random: RandomGenerator): number {
  const radius = Math.sqrt(-2 * Math.log(1 - uniformFloat64(random)));
  return radius * Math.cos(2 * Math.PI * uniformFloat64(random));
}

/**
 * The p-quantile of draws in ascending order, interpolated linearly between order statistics: type 7 of R. J. Hyndman and
 * Y. Fan, "Sample quantiles in statistical packages", The American Statistician 50(4), 1996.
 * @param p from 0 to 1
 */
export function quantile(ascending: Float64Array, p: number): number {
  const at = (ascending.length - 1) * p;
  const below = Math.floor(at);
  const low = ascending[below] ?? Number.NaN;
  const high = ascending[Math.min(below + 1, ascending.length - 1)] ?? low;
  return low + (high - low) * (at - below);
}

/** The range that an estimate is told as: one in ten draws lies below `p10`, one in ten above `p90`. */
export interface Quantiles {
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
}

export function quantilesOf(draws: Float64Array): Quantiles {
  const ascending = draws.slice().sort();
  return { p10: quantile(ascending, 0.1), p50: quantile(ascending, 0.5), p90: quantile(ascending, 0.9) };
}
