import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { type AdsSeen, chanceOfSoFew, DRIFT_TOLD_BELOW } from '../../../../src/domain/scheduling/drift.js';

const seen = (counts: readonly number[]): AdsSeen => ({
  looks: counts.length,
  ads: counts.reduce((sum, count) => sum + count, 0),
  squares: counts.reduce((sum, count) => sum + count * count, 0),
});
const repeated = (pattern: readonly number[], times: number): number[] =>
  Array.from({ length: times }, () => pattern).flat();

describe('the drift of a slice', () => {
  it('is all but impossible by chance where two ads a look have become none', () => {
    const chance = chanceOfSoFew(seen(repeated([2, 1, 3, 2], 20)), seen(repeated([0], 12)));
    expect(chance).toBeLessThan(1e-8);
  });

  it('is likely by chance where as many ads are seen as ever', () => {
    const chance = chanceOfSoFew(seen(repeated([2, 1, 3, 2], 20)), seen(repeated([2, 1, 3, 2], 3)));
    expect(chance).toBeGreaterThan(0.4);
  });

  it('flags no market that always has few ads', () => {
    const chance = chanceOfSoFew(seen(repeated([0, 0, 0, 0, 1], 10)), seen(repeated([0], 8)));
    expect(chance).toBeGreaterThan(0.1);
  });

  it('takes a history that varies much as that much weaker evidence', () => {
    const steady = chanceOfSoFew(seen(repeated([3], 40)), seen(repeated([1], 8)));
    const varied = chanceOfSoFew(seen(repeated([0, 0, 0, 12], 10)), seen(repeated([1], 8)));
    expect(varied).toBeGreaterThan((steady ?? 1) * 10);
  });

  it('says nothing after a few looks, or where nothing was ever seen', () => {
    expect(chanceOfSoFew(seen(repeated([2], 19)), seen(repeated([0], 12)))).toBeNull();
    expect(chanceOfSoFew(seen(repeated([2], 40)), seen(repeated([0], 3)))).toBeNull();
    expect(chanceOfSoFew(seen(repeated([0], 40)), seen(repeated([0], 12)))).toBeNull();
  });

  it('is a chance: between 0 and 1, and no larger with fewer ads', () => {
    const counts = fc.array(fc.nat(12), { minLength: 20, maxLength: 80 });
    fc.assert(
      fc.property(counts, fc.integer({ min: 4, max: 40 }), fc.nat(200), fc.nat(200), (history, looks, a, b) => {
        const [few, many] = [Math.min(a, b), Math.max(a, b)];
        const at = (ads: number): number | null => chanceOfSoFew(seen(history), { looks, ads, squares: 0 });
        const [low, high] = [at(few), at(many)];
        if (low === null || high === null) return;
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(high);
      }),
    );
  });

  it('is told wrongly about as seldom as it says, of slices that stay as they are', () => {
    const random = xoroshiro128plus(20261126);
    const draw = (): number => {
      // Poisson of rate 1.5 by Knuth's product.
      let product = uniformFloat64(random);
      let count = 0;
      while (product > Math.exp(-1.5)) {
        product *= uniformFloat64(random);
        count += 1;
      }
      return count;
    };
    const many = (length: number): AdsSeen => seen(Array.from({ length }, draw));
    const chances = Array.from({ length: 4000 }, () => chanceOfSoFew(many(60), many(12)) ?? 1);
    const below = (limit: number): number => chances.filter((chance) => chance < limit).length / chances.length;
    expect(below(0.05)).toBeGreaterThan(0.01);
    expect(below(0.05)).toBeLessThan(0.06);
    expect(below(DRIFT_TOLD_BELOW)).toBeLessThan(0.004);
  });
});
