import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { betaDraws, DRAWS, quantile, quantilesOf, seedOf, uniformDraws } from '../../../../src/domain/impact/draw.js';

const mean = (draws: Float64Array): number => draws.reduce((sum, value) => sum + value, 0) / draws.length;
const variance = (draws: Float64Array): number => {
  const middle = mean(draws);
  return draws.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (draws.length - 1);
};

/**
 * P10, P50 and P90 of Beta distributions by scipy.stats.beta.ppf (SciPy 1.17.1), which inverts the incomplete beta
 * function and draws nothing.
 */
const KNOWN_BETA = [
  { a: 1, b: 1, p10: 0.1, p50: 0.5, p90: 0.9 },
  { a: 1, b: 41, p10: 0.002566, p50: 0.016764, p90: 0.054613 },
  { a: 8, b: 34, p10: 0.117077, p50: 0.185536, p90: 0.270396 },
  { a: 41, b: 1, p10: 0.945387, p50: 0.983236, p90: 0.997434 },
  { a: 101, b: 301, p10: 0.223811, p50: 0.250831, p90: 0.279208 },
  { a: 3.5, b: 1.25, p10: 0.470304, p50: 0.771736, p90: 0.948737 },
] as const;

describe('draws', () => {
  it('are the same for the same seed and others for another', () => {
    expect(betaDraws(7, 8, 34)).toEqual(betaDraws(7, 8, 34));
    expect(uniformDraws(7, 0, 1)).toEqual(uniformDraws(7, 0, 1));
    expect(betaDraws(7, 8, 34)).not.toEqual(betaDraws(8, 8, 34));
  });

  it.each(KNOWN_BETA)('of Beta($a, $b) have its mean and variance', ({ a, b }) => {
    const draws = betaDraws(1, a, b);
    const trueMean = a / (a + b);
    const trueVariance = (a * b) / ((a + b) ** 2 * (a + b + 1));
    // Four standard errors of a mean of 10,000; the variance of draws of a Beta is within 6 % at this number.
    expect(Math.abs(mean(draws) - trueMean)).toBeLessThan(4 * Math.sqrt(trueVariance / DRAWS));
    expect(Math.abs(variance(draws) / trueVariance - 1)).toBeLessThan(0.06);
  });

  it.each(KNOWN_BETA)('of Beta($a, $b) have its quantiles', ({ a, b, p10, p50, p90 }) => {
    const found = quantilesOf(betaDraws(2, a, b));
    const deviation = Math.sqrt((a * b) / ((a + b) ** 2 * (a + b + 1)));
    // The standard error of a tenth or ninetieth percentile of 10,000 is at most 0.03 standard deviations here.
    for (const [is, known] of [
      [found.p10, p10],
      [found.p50, p50],
      [found.p90, p90],
    ] as const) {
      expect(Math.abs(is - known)).toBeLessThan(0.08 * deviation);
    }
  });

  it('of a range stay within it and fill it evenly', () => {
    const draws = uniformDraws(3, 0.2, 0.47);
    expect(Math.min(...draws)).toBeGreaterThanOrEqual(0.2);
    expect(Math.max(...draws)).toBeLessThanOrEqual(0.47);
    expect(Math.abs(mean(draws) - 0.335)).toBeLessThan(4 * (0.27 / Math.sqrt(12 * DRAWS)));
    expect(variance(draws) / (0.27 ** 2 / 12)).toBeCloseTo(1, 1);
  });

  it('of a point are that point', () => {
    expect(new Set(uniformDraws(3, 80, 80))).toEqual(new Set([80]));
  });

  it('of one seed do not follow those of a neighbouring name', () => {
    const a = uniformDraws(seedOf('1', 'a'), 0, 1);
    const b = uniformDraws(seedOf('1', 'b'), 0, 1);
    const together = a.reduce((sum, value, i) => sum + (value - 0.5) * ((b[i] ?? 0) - 0.5), 0) / a.length;
    // Correlation of independent draws: standard error 0.01.
    expect(Math.abs(together * 12)).toBeLessThan(0.04);
  });

  it('refuse a range that runs backwards and more sightings than looks', () => {
    expect(() => uniformDraws(1, 2, 1)).toThrow(RangeError);
    expect(() => uniformDraws(1, 0, Number.NaN)).toThrow(RangeError);
    expect(() => betaDraws(1, 8, 0)).toThrow(RangeError);
  });

  it('lie between nought and one for any count of looks', () => {
    fc.assert(
      fc.property(fc.integer(), fc.nat(5000), fc.nat(5000), (seed, seen, others) => {
        const draws = betaDraws(seed, 1 + seen, 1 + others, 200);
        expect(draws.every((value) => value >= 0 && value <= 1)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });
});

describe('a quantile', () => {
  it('is interpolated between the draws beside it', () => {
    const draws = Float64Array.from([1, 2, 3, 4]);
    expect([0, 0.1, 0.5, 0.9, 1].map((p) => quantile(draws, p))).toEqual([1, 1.3, 2.5, 3.7, 4]);
  });
});
