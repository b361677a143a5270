import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { looksLeft, priceOfLook, toMicroUsd } from '../../../../src/domain/scheduling/look-price.js';

const none = { looksAMonth: null, usdAMonth: null, spentLooks: 0, spentMicroUsd: 0 };

describe('the price of a look', () => {
  it('is the brand’s own, else the dearest of the price list, else not known', () => {
    expect(priceOfLook('serpapi', 0.011)).toEqual({ microUsd: 11_000, from: 'own' });
    expect(priceOfLook('serpapi', null)).toEqual({ microUsd: 25_000, from: 'list' });
    expect(priceOfLook('scaleserp', null)).toBeNull();
  });

  it('is never counted lower than it is, and not a millionth more where it is whole', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000_000 }), (micro) => {
        expect(toMicroUsd(micro / 1e6)).toBe(micro);
      }),
    );
    expect(toMicroUsd(0.000_000_4)).toBe(1);
  });
});

describe('what a budget leaves', () => {
  it('is nothing without a limit, because nothing may be spent then', () => {
    expect(looksLeft(none, { microUsd: 1, from: 'own' })).toBe(0);
  });

  it('is as many looks as the nearer of both limits allows, and never less than none', () => {
    const price = { microUsd: 25_000, from: 'list' } as const;
    expect(looksLeft({ ...none, looksAMonth: 10, spentLooks: 3 }, price)).toBe(7);
    expect(looksLeft({ ...none, usdAMonth: 1, spentMicroUsd: 500_000 }, price)).toBe(20);
    expect(looksLeft({ ...none, looksAMonth: 10, usdAMonth: 1, spentLooks: 3 }, price)).toBe(7);
    expect(looksLeft({ ...none, usdAMonth: 1, spentMicroUsd: 2_000_000 }, price)).toBe(0);
    expect(looksLeft({ ...none, usdAMonth: 1 }, null)).toBe(0);
  });
});
