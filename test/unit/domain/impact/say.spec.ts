import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { EstimatedRange } from '../../../../src/domain/impact/estimate.js';
import { amount, headline, inputWords, rangeWords, resultSentence } from '../../../../src/domain/impact/say.js';

const revenue: EstimatedRange = {
  kind: 'revenue_at_risk',
  unit: 'EUR',
  p10: 81.54,
  p50: 154.35,
  p90: 275.84,
  widest: null,
};

describe('a range in words', () => {
  it('leads with the lower bound and shows two digits', () => {
    expect(rangeWords(revenue, 'en-GB')).toBe('between €82 and €280, most likely around €150');
  });

  it('follows the reader’s way of writing money', () => {
    expect(rangeWords(revenue, 'de-DE')).toBe('between 82\u00a0€ and 280\u00a0€, most likely around 150\u00a0€');
    expect(amount(15_430, 'JPY', 'ja-JP')).toBe('￥15,000');
    expect(amount(0.1, 'USD', 'en-US')).toBe('$0.10');
  });

  it('never lets a little read as nothing', () => {
    expect(
      rangeWords({ ...revenue, kind: 'avoidable_contacts', unit: 'contacts', p10: 0.02, p50: 0.1, p90: 0.3 }, 'en'),
    ).toBe('fewer than 1');
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e9, noNaN: true }), (value) => {
        expect(amount(value, 'visits', 'en')).not.toBe('0');
      }),
    );
  });

  it('is never a point alone', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 3, maxLength: 3 }), (ends) => {
        const [p10 = 0, p50 = 0, p90 = 0] = ends.toSorted((a, b) => a - b);
        expect(rangeWords({ ...revenue, p10, p50, p90 }, 'en')).toMatch(
          /^(between .+ and .+, most likely around .+|about .+)$/,
        );
      }),
    );
  });

  it('says why there is none', () => {
    const missing = { kind: 'revenue_at_risk', notEstimated: 'Not estimated: nobody knows.', missing: [] } as const;
    expect(resultSentence(missing, 'en')).toBe('Revenue at risk: not estimated: nobody knows.');
  });
});

describe('a headline', () => {
  it('goes from number to cause to action', () => {
    const action = { what: 'File the complaint.', dueOn: '2026-12-01' };
    expect(headline({ results: [revenue], cause: 'an ad stands above the brand’s own', action }, 'en-GB')).toBe(
      'Revenue at risk: between €82 and €280, most likely around €150. Likely cause: an ad stands above the brand’s own. To do by 1 December 2026: File the complaint.',
    );
  });

  it('does not hide that figures and actions are missing', () => {
    expect(headline({ results: [], cause: 'an ad is shown', action: null }, 'en-GB')).toBe(
      'The loss is not estimated yet. Likely cause: an ad is shown. No action is agreed.',
    );
  });
});

describe('an input in words', () => {
  it('is a share in percent, money or a count', () => {
    expect(inputWords({ low: 0.02, high: 0.03, unit: 'share' }, 'en-GB')).toBe('2% to 3%');
    expect(inputWords({ low: 80, high: 80, unit: 'EUR' }, 'en-GB')).toBe('€80.00');
    expect(inputWords({ low: 12_000, high: 12_000, unit: 'searches a month' }, 'en-GB')).toBe('12,000');
  });
});
