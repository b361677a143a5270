import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { chanceOfSplit } from '../../../../src/domain/scheduling/disagreement.js';

const pairs = fc.nat({ max: 3000 });

describe('how likely two providers that see alike split so unevenly', () => {
  it.each([
    [0, 5, 2 / 2 ** 5],
    [1, 9, (2 * (1 + 10)) / 2 ** 10],
    [4, 4, 1],
  ])('is the two-sided binomial of fair tosses: %i against %i', (first, second, chance) => {
    expect(chanceOfSplit(first, second)).toBeCloseTo(chance, 12);
  });

  it('is not stated where no pair is split', () => {
    expect(chanceOfSplit(0, 0)).toBeNull();
  });

  it('is a chance, the same whichever is named first, and no larger the more uneven the split', () => {
    fc.assert(
      fc.property(pairs, pairs, (one, other) => {
        const chance = chanceOfSplit(one, other + 1) ?? Number.NaN;
        expect(chance).toBeGreaterThanOrEqual(0);
        expect(chance).toBeLessThanOrEqual(1);
        expect(chanceOfSplit(other + 1, one)).toBe(chance);
        if (other + 1 > one) expect(chanceOfSplit(one, other + 2)).toBeLessThanOrEqual(chance + 1e-12);
      }),
    );
  });
});
