import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compilePortfolio, detect, RULES } from '../../../../src/domain/detection/detect.js';
import { VIOLATIONS } from '../../../../src/domain/detection/finding.js';
import type { Finding } from '../../../../src/domain/detection/finding.js';
import type { ObservedAd } from '../../../../src/domain/detection/observed-ad.js';
import { aMark, anAd, nordlicht, see, verdicts } from './builders.js';

const pieces = fc.constantFrom(
  'Nordlicht',
  'N0rdlicht',
  'NORDLICHT®',
  'ノルトリヒト',
  '诺德利希特',
  'Official Site',
  '-70 %',
  'kaufen',
  '19 €',
  'www.nordlicht-shop.example',
  'nordlihct.example/x',
  'https://www.awin1.com/cread.php?awinaffid=12345&ued=https%3A%2F%2Fx.example',
  '\u202e',
  '\u0000',
  '\ud800',
  ' | ',
);
const text = fc.oneof(
  fc.array(fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 8 })), { maxLength: 6 }).map((all) => all.join(' ')),
  fc.string({ unit: 'binary' }),
);
const optional = fc.option(text, { nil: null });
const ads: fc.Arbitrary<ObservedAd> = fc.record({
  id: fc.constant('x'),
  title: text,
  description: optional,
  displayUrl: optional,
  destination: optional,
  sitelinks: fc.array(fc.record({ title: text, description: optional, url: optional }), { maxLength: 3 }),
  advertiserName: optional,
  kind: fc.constantFrom('text' as const, 'shopping' as const),
  query: optional,
  engine: fc.option(fc.constantFrom('google', 'bing', 'nowhere'), { nil: null }),
  country: fc.option(fc.constantFrom('DE', 'US', '??'), { nil: null }),
  language: fc.option(fc.constantFrom('de', 'en'), { nil: null }),
  device: fc.constant(null),
  capturedAt: fc.option(fc.constantFrom('2026-05-01T00:00:00Z', 'yesterday'), { nil: null }),
});

const promises = [
  {
    kind: 'discount',
    statement: 'at most 30 %',
    limit: { min: null, max: 30, unit: 'percent' },
    market: null,
    source: null,
    validFrom: null,
    validUntil: null,
  },
];
const brand = nordlicht({ promises });

function fieldOf(ad: ObservedAd, field: string): string | null {
  const sitelink = /^sitelinks\.(\d+)\.(title|description)$/.exec(field);
  if (sitelink !== null) return ad.sitelinks[Number(sitelink[1])]?.[sitelink[2] as 'title' | 'description'] ?? null;
  return ad[field as 'title'];
}

describe('what a person permitted', () => {
  const permitted = [
    {
      name: 'Südlicht',
      domains: ['suedlicht.example'],
      permits: [{ violation: 'tm_copy', from: '2026-01-01', until: '2027-01-01' }],
    },
  ];
  const ad = { title: 'Nordlicht Lampen', displayUrl: 'www.suedlicht.example', query: 'nordlicht' };

  it('allows that use and no other, and leaves the party what it is', () => {
    const detection = see(ad, [nordlicht({ permitted })]);
    expect(detection.party.relation).toBe('competitor');
    expect(verdicts(detection)).toEqual(['brand_bid:appearance', 'competitor_copy:allowed:permit']);
  });

  it('ends with its last day', () => {
    const later = { ...ad, capturedAt: '2027-01-01T00:00:00Z' };
    expect(verdicts(see(later, [nordlicht({ permitted })]))).toContain('competitor_copy:violation');
  });
});

describe('detection', () => {
  it('has exactly one rule for every violation type', () => {
    expect(RULES.map((rule) => rule.id).toSorted()).toEqual([...VIOLATIONS].toSorted());
  });

  it('gives spans that slice exactly to their text, whatever the ad, and never throws', () => {
    const portfolio = compilePortfolio([brand]);
    fc.assert(
      fc.property(ads, (ad) => {
        for (const finding of detect(ad, portfolio).findings) {
          for (const span of finding.spans) {
            expect(fieldOf(ad, span.field)?.slice(span.start, span.end)).toBe(span.text);
            expect(span.text).not.toBe('');
          }
          expect(finding.confidence).toBeGreaterThan(0);
          expect(finding.confidence).toBeLessThan(1);
          expect(finding.explanation).not.toMatch(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u);
          expect(finding.exemption !== null).toBe(finding.verdict === 'allowed');
        }
      }),
      { numRuns: 300 },
    );
  });

  it('says the same of a brand whatever other brands stand beside it, in whatever order', () => {
    const other = nordlicht({
      name: 'Zimtstern',
      owner: 'Zimtstern AG',
      domains: ['zimtstern.example'],
      marks: [aMark('ZIMTSTERN')],
      agencies: [],
      competitors: [],
      resellers: [],
      permitted: [],
      partners: [],
    });
    const about = (findings: readonly Finding[]): readonly Finding[] =>
      findings.filter((one) => one.brand === 'Nordlicht');
    const [alone, before, after] = [[brand], [other, brand], [brand, other]].map((all) => compilePortfolio(all));
    fc.assert(
      fc.property(ads, (ad) => {
        const expected = about(detect(ad, alone as NonNullable<typeof alone>).findings);
        for (const portfolio of [before, after]) {
          expect(about(detect(ad, portfolio as NonNullable<typeof portfolio>).findings)).toEqual(expected);
        }
      }),
    );
  });

  it('says the same whatever the order in which the portfolio lists the marks of a brand', () => {
    const marks = [
      aMark('Nordlicht', { goods: ['Lampen'] }),
      aMark('NORDLICHT', { variants: ['nordlight'], goods: ['lamps'] }),
      aMark('Nordlicht Lampen', { variants: ['Nordlicht'] }),
      aMark('Zimtstern', { variants: ['nordlight'] }),
    ];
    const listed = compilePortfolio([nordlicht({ marks })]);
    fc.assert(
      fc.property(ads, fc.shuffledSubarray(marks, { minLength: marks.length }), (ad, shuffled) => {
        const otherwise = compilePortfolio([nordlicht({ marks: shuffled })]);
        expect(detect(ad, otherwise).findings).toEqual(detect(ad, listed).findings);
      }),
    );
  });

  it('never makes the owner’s own ad a violation', () => {
    const portfolio = compilePortfolio([brand]);
    fc.assert(
      fc.property(ads, (ad) => {
        const own = { ...ad, displayUrl: 'www.nordlicht.example', destination: null };
        expect(detect(own, portfolio).findings.filter((one) => one.verdict !== 'allowed')).toEqual([]);
      }),
    );
  });

  it('never makes a search result on a brand search an accusation by itself', () => {
    const portfolio = compilePortfolio([brand]);
    fc.assert(
      fc.property(ads, (ad) => {
        for (const one of detect(ad, portfolio).findings) {
          if (['brand_bid', 'tm_plus', 'misspell_bid'].includes(one.violation)) {
            expect(['appearance', 'allowed']).toContain(one.verdict);
          }
          if (['impersonation', 'destination_mismatch'].includes(one.violation)) expect(one.verdict).toBe('review');
        }
      }),
    );
  });

  it.each([
    ['a repeated mark', 'Nordlicht '.repeat(100_000)],
    ['ligatures of many letters', 'ﷺ'.repeat(333_000)],
    ['repeated claims', 'official Nordlicht -70 % '.repeat(40_000)],
    ['one long word', 'n'.repeat(1_000_000)],
    ['dots', '.'.repeat(1_000_000)],
    ['digits and signs', '9 % € '.repeat(170_000)],
    ['capitals', 'A, '.repeat(330_000)],
  ])(
    'survives a megabyte of %s in every field',
    (_name, hostile) => {
      const everything = {
        title: hostile,
        description: hostile,
        displayUrl: hostile,
        destination: hostile,
        query: hostile,
      };
      const detection = see({ ...everything, advertiserName: hostile }, [brand]);
      expect(detection.id).toBe('ad-1');
    },
    // That time grows with the length and no faster is linear-time.spec's; this only ends a run that never would.
    300_000,
  );

  it('compiles a brand of which nothing is known', () => {
    const empty = nordlicht({
      domains: [],
      marks: [aMark('®'), aMark('')],
      competitors: [],
      resellers: [],
      permitted: [],
      partners: [],
      agencies: [],
    });
    expect(detect(anAd(), compilePortfolio([empty])).findings).toEqual([]);
  });
});
