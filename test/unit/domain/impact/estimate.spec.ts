import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  type Estimate,
  type EstimatedRange,
  estimateImpact,
  type EstimateQuestion,
  type ResultKind,
} from '../../../../src/domain/impact/estimate.js';
import type { MarketExposure } from '../../../../src/domain/impact/ingredients.js';
import { type EstimateInput, type FigureKind, FIGURE_KINDS } from '../../../../src/domain/impact/inputs.js';

function figure(
  kind: FigureKind,
  low: number,
  high = low,
  unit = 'share',
  market: string | null = 'DE',
): EstimateInput {
  return { kind, market, low, high, unit, tag: 'observed', source: 'test' };
}

const FIGURES: readonly EstimateInput[] = [
  figure('brand_searches', 12_000, 12_000, 'searches a month'),
  figure('conversion_rate', 0.02, 0.03),
  figure('order_value', 75, 85, 'EUR'),
  figure('margin', 0.4),
  figure('commission', 0.08),
  figure('brand_paid_ctr', 0.3, 0.4),
];

function exposure(seen: number, of: number, market = 'DE'): MarketExposure {
  return { market, days: 14, looks: { how: 'scheduled', seen, of }, situations: { 'own-ad-below': 1 } };
}

function question(change: Partial<EstimateQuestion> = {}): EstimateQuestion {
  return { incident: 'diversion', exposures: [exposure(7, 40)], figures: FIGURES, seed: 20_261_125, ...change };
}

const drawn = new Map<string, Estimate>();
/** One estimate takes a tenth of a second and is asked for by many tests; it depends on nothing but its question. */
function estimateOf(asked: EstimateQuestion): Estimate {
  const key = JSON.stringify(asked);
  const known = drawn.get(key) ?? estimateImpact(asked);
  drawn.set(key, known);
  return known;
}

function range(estimate: Estimate, kind: ResultKind): EstimatedRange {
  const result = estimate.results.find((one) => one.kind === kind);
  if (result === undefined || 'notEstimated' in result) throw new Error(`${kind} is not estimated`);
  return result;
}

const untold = (estimate: Estimate): string[] =>
  estimate.results.filter((one) => 'notEstimated' in one).map(({ kind }) => kind);

/**
 * docs/impact-by-hand.py: quantiles by quadrature, and the standard error of each among 10,000 draws. No code is shared.
 */
const BY_HAND: Readonly<Record<string, readonly (readonly [value: number, error: number])[]>> = {
  exposed_searches: [
    [646.2046, 4.3748],
    [1024.066, 4.1667],
    [1492.4514, 6.7581],
  ],
  diverted_visits: [
    [58.3541, 0.4608],
    [103.6297, 0.5611],
    [171.9558, 1.0303],
  ],
  lost_visits: [
    [41.8918, 0.3555],
    [77.8289, 0.4549],
    [136.0901, 0.9288],
  ],
  revenue_at_risk: [
    [81.5408, 0.7121],
    [154.349, 0.9311],
    [275.8376, 1.977],
  ],
  margin_at_risk: [
    [32.6163, 0.2848],
    [61.7396, 0.3725],
    [110.335, 0.7908],
  ],
  failed_visits: [
    [12.8186, 0.124],
    [26.2147, 0.1777],
    [49.9345, 0.3859],
  ],
  avoidable_contacts: [
    [0.0222, 0.0007],
    [0.1164, 0.0014],
    [0.3098, 0.0034],
  ],
  avoidable_contact_cost: [
    [0.1, 0.003],
    [0.5249, 0.0062],
    [1.4087, 0.0154],
  ],
};

describe('an estimate', () => {
  it.each(Object.keys(BY_HAND))('of %s is what the hand computed, within four Monte Carlo errors', (kind) => {
    const { p10, p50, p90 } = range(estimateOf(question()), kind as ResultKind);
    [p10, p50, p90].forEach((is, i) => {
      const [known, error] = BY_HAND[kind]?.[i] ?? [Number.NaN, 0];
      expect(Math.abs(is - known)).toBeLessThan(4 * error);
    });
  });

  it('is the same for the same record', () => {
    expect(estimateImpact(question())).toEqual(estimateImpact(question()));
    expect(estimateOf(question({ seed: 1 }))).not.toEqual(estimateOf(question({ seed: 2 })));
  });

  it('runs from low to high and names the input that it hangs on most', () => {
    const estimate = estimateOf(question());
    for (const result of estimate.results) {
      if ('notEstimated' in result) continue;
      expect(result.p10).toBeLessThanOrEqual(result.p50);
      expect(result.p50).toBeLessThanOrEqual(result.p90);
    }
    expect(range(estimate, 'exposed_searches').widest).toMatchObject({ kind: 'exposed_share', narrows: 1 });
    expect(range(estimate, 'avoidable_contacts').widest?.kind).toBe('contact_rate');
  });

  it('finds the input whose absence would narrow it most, not merely the first', () => {
    const wide = FIGURES.map((one) => (one.kind === 'order_value' ? { ...one, low: 5, high: 500 } : one));
    const { widest } = range(estimateOf(question({ figures: wide })), 'revenue_at_risk');
    expect(widest?.kind).toBe('order_value');
    expect(widest?.narrows).toBeGreaterThan(0.3);
  });

  it('lists the inputs it rests on, each with its tag and source', () => {
    const { inputs } = estimateOf(question());
    expect(inputs.map(({ kind, tag }) => `${kind} ${tag}`)).toEqual([
      'brand_searches observed',
      'exposed_share observed',
      'diverted:own-ad-below borrowed',
      'returning_share borrowed',
      'conversion_rate observed',
      'order_value observed',
      'margin observed',
      'bounce_share borrowed',
      'own_bounce_share borrowed',
      'contact_rate assumed',
      'contact_cost borrowed',
    ]);
    expect(inputs.every(({ source }) => source !== '')).toBe(true);
  });

  it('says that media cost is not estimated without the brand’s own account', () => {
    expect(untold(estimateOf(question()))).toEqual(['extra_media_cost']);
  });
});

describe('an input that is missing', () => {
  it.each(FIGURE_KINDS.filter((kind) => !kind.startsWith('contact_')))(
    '%s is named and never counts as nothing',
    (kind) => {
      for (const incident of ['diversion', 'hijack'] as const) {
        const figures = FIGURES.filter((one) => one.kind !== kind);
        const without = estimateOf(question({ incident, figures }));
        const before = estimateOf(question({ incident }));
        for (const result of without.results) {
          if ('notEstimated' in result) {
            expect(result.kind === 'extra_media_cost' || result.missing.includes(kind)).toBe(true);
            expect(result.notEstimated).toMatch(/^Not estimated: .+\.$/s);
          } else {
            expect(before.results).toContainEqual(result);
          }
        }
      }
      expect(
        (['diversion', 'hijack'] as const).some((incident) =>
          estimateOf(question({ incident, figures: FIGURES.filter((one) => one.kind !== kind) })).results.some(
            (result) => 'notEstimated' in result && result.missing.includes(kind),
          ),
        ),
      ).toBe(true);
    },
  );

  it('is the share of searches where only captures were handed in', () => {
    const handedIn: MarketExposure = { market: 'DE', days: 1, looks: null, situations: { 'no-own-ad': 2 } };
    const estimate = estimateOf(question({ exposures: [handedIn] }));
    expect(estimate.results.every((result) => 'notEstimated' in result)).toBe(true);
    expect(estimate.results[0]).toMatchObject({ missing: ['exposed_share'] });
    expect(estimate.inputs).toEqual([]);
  });

  it('is found in one market though another has it', () => {
    const estimate = estimateOf(question({ exposures: [exposure(7, 40), exposure(2, 40, 'FR')] }));
    expect(JSON.stringify(estimate.results[0])).toContain('in FR');
  });

  it('is told for nothing seen at all', () => {
    expect(untold(estimateOf(question({ exposures: [] })))).toHaveLength(9);
  });
});

describe('several markets', () => {
  const french = FIGURES.map((one) => ({ ...one, market: 'FR' }));

  it('are added up by exposed searches', () => {
    const two = estimateImpact(
      question({ exposures: [exposure(7, 40), exposure(7, 40, 'FR')], figures: [...FIGURES, ...french] }),
    );
    const one = estimateOf(question());
    const times = range(two, 'exposed_searches').p50 / range(one, 'exposed_searches').p50;
    expect(times).toBeGreaterThan(1.9);
    expect(times).toBeLessThan(2.1);
  });

  it('are not added up in different currencies', () => {
    const pounds = french.map((one) => (one.kind === 'order_value' ? { ...one, unit: 'GBP' } : one));
    const two = estimateImpact(
      question({ exposures: [exposure(7, 40), exposure(7, 40, 'FR')], figures: [...FIGURES, ...pounds] }),
    );
    expect(JSON.stringify(two.results.find(({ kind }) => kind === 'revenue_at_risk'))).toContain('EUR, GBP');
    expect(range(two, 'lost_visits').p50).toBeGreaterThan(0);
  });
});

describe('the model', () => {
  const looks = fc.tuple(fc.nat(300), fc.nat(300)).map(([a, b]) => ({ seen: Math.min(a, b), of: Math.max(a, b) + 1 }));
  const seeds = fc.integer();

  it('never loses less when more is exposed', () => {
    fc.assert(
      fc.property(looks, seeds, fc.integer({ min: 1, max: 50 }), ({ seen, of }, seed, more) => {
        const few = estimateOf(question({ seed, exposures: [exposure(seen, of + more)] }));
        const many = estimateOf(question({ seed, exposures: [exposure(seen + more, of + more)] }));
        for (const kind of ['exposed_searches', 'lost_visits', 'revenue_at_risk'] as const) {
          const before = range(few, kind);
          // Three Monte Carlo errors of a median.
          const error = (3 * (before.p90 - before.p10)) / 200;
          expect(range(many, kind).p50).toBeGreaterThan(before.p50 - error);
        }
      }),
      { numRuns: 8 },
    );
  });

  it('loses in proportion to searches and to the value of an order', () => {
    fc.assert(
      fc.property(looks, seeds, fc.double({ min: 0.01, max: 100, noNaN: true }), ({ seen, of }, seed, times) => {
        const base = estimateOf(question({ seed, exposures: [exposure(seen, of)] }));
        const scaled = (kind: FigureKind): Estimate => {
          const figures = FIGURES.map((one) =>
            one.kind === kind ? { ...one, low: one.low * times, high: one.high * times } : one,
          );
          return estimateOf(question({ seed, exposures: [exposure(seen, of)], figures }));
        };
        const ratio = (after: Estimate, kind: ResultKind): number => range(after, kind).p90 / range(base, kind).p90;
        expect(ratio(scaled('order_value'), 'revenue_at_risk') / times).toBeCloseTo(1, 6);
        expect(ratio(scaled('order_value'), 'lost_visits')).toBeCloseTo(1, 6);
        expect(ratio(scaled('brand_searches'), 'avoidable_contact_cost') / times).toBeCloseTo(1, 6);
      }),
      { numRuns: 5 },
    );
  });

  it('takes a hijack for what it is: the sale arrives, and the commission is lost', () => {
    const hijack = estimateOf(question({ incident: 'hijack' }));
    expect(hijack.results.map(({ kind }) => kind)).toEqual([
      'exposed_searches',
      'diverted_visits',
      'commission_paid',
      'extra_media_cost',
    ]);
    // The brand's own click-through, 30 to 40 %, in place of the 6 to 15 % that a rival diverts.
    const share = range(hijack, 'diverted_visits').p50 / range(hijack, 'exposed_searches').p50;
    expect(share).toBeGreaterThan(0.33);
    expect(share).toBeLessThan(0.37);
    expect(range(hijack, 'commission_paid').unit).toBe('EUR');
  });

  it('diverts more the worse the brand’s own ad stands', () => {
    const medians = (['own-ad-first', 'own-ad-first-rival-next', 'own-ad-below', 'no-own-ad'] as const).map(
      (situation) => {
        const exposures = [{ ...exposure(20, 40), situations: { [situation]: 3 } }];
        return range(estimateOf(question({ exposures })), 'diverted_visits').p50;
      },
    );
    expect(medians).toEqual(medians.toSorted((a, b) => a - b));
    const mixed = { ...exposure(20, 40), situations: { 'own-ad-first': 1, 'no-own-ad': 1 } };
    const half = range(estimateOf(question({ exposures: [mixed] })), 'diverted_visits').p50;
    expect(half).toBeGreaterThan(medians[0] ?? 0);
    expect(half).toBeLessThan(medians[3] ?? 0);
  });
});
