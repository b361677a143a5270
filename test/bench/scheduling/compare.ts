import type { Result } from './simulate.js';

/** A ratio of two policies' finds over the same seeds. */
export interface Ratio {
  readonly ratio: number;
  /** 95 % interval over seeds. */
  readonly low: number;
  readonly high: number;
}

/**
 * Ratio of the sums over seeds, with the interval of a ratio of paired means (Taylor expansion; W. G. Cochran, "Sampling
 * Techniques", 3rd edition, 6.3).
 *
 * @param pairs one a seed: what the policy reached, and what it is compared with
 */
export function ratioOf(pairs: readonly (readonly [number, number])[]): Ratio {
  const n = pairs.length;
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / n;
  const base = mean(pairs.map(([, y]) => y));
  const ratio = mean(pairs.map(([x]) => x)) / base;
  const squares = pairs.reduce((sum, [x, y]) => sum + (x - ratio * y) ** 2, 0);
  const error = Math.sqrt(squares / (n * (n - 1))) / base;
  const round = (value: number): number => Math.round(value * 1000) / 1000;
  return { ratio: round(ratio), low: round(ratio - 1.96 * error), high: round(ratio + 1.96 * error) };
}

/** Sums of several worlds, seed by seed. */
export function summed(worlds: readonly (readonly Result[])[], what: 'found' | 'confirmed'): number[] {
  return (worlds[0] ?? []).map((_, seed) => worlds.reduce((sum, results) => sum + (results[seed]?.[what] ?? 0), 0));
}
