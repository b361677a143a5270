/** How well stated chances agree with what turned out. */

/** One statement: the chance that was stated, and whether it held. */
export interface Stated {
  readonly chance: number;
  readonly held: boolean;
}

/** Two-sided 95 % quantile of the normal distribution. */
const Z = 1.959964;

/**
 * Wilson's 95 % interval of a share, in [0, 1] (Wilson 1927, "Probable inference, the law of succession, and statistical
 * inference"). All of [0, 1] when nothing was counted.
 */
export function wilson(held: number, all: number): readonly [low: number, high: number] {
  if (all === 0) return [0, 1];
  const share = held / all;
  const middle = share + (Z * Z) / (2 * all);
  const half = Z * Math.sqrt((share * (1 - share)) / all + (Z * Z) / (4 * all * all));
  const scale = 1 + (Z * Z) / all;
  return [Math.max(0, (middle - half) / scale), Math.min(1, (middle + half) / scale)];
}

/** Mean squared distance of chance and outcome: 0 is perfect, 0.25 is a coin toss (Brier 1950). Null of nothing. */
export function brierScore(stated: readonly Stated[]): number | null {
  if (stated.length === 0) return null;
  return stated.reduce((sum, { chance, held }) => sum + (chance - Number(held)) ** 2, 0) / stated.length;
}

/** Mean distance of the stated chance from the share that held, over ten bins of equal width. Null of nothing. */
export function calibrationError(stated: readonly Stated[]): number | null {
  if (stated.length === 0) return null;
  const bins = Map.groupBy(stated, ({ chance }) => Math.min(9, Math.floor(chance * 10)));
  const distances = [...bins.values()].map((bin) => {
    const said = bin.reduce((sum, { chance }) => sum + chance, 0);
    return Math.abs(said - bin.filter(({ held }) => held).length);
  });
  return distances.reduce((sum, distance) => sum + distance, 0) / stated.length;
}
