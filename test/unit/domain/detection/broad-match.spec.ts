import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  type AppearanceSigns,
  broadMatchRange,
  isProbablyBroad,
  timesInTen,
} from '../../../../src/domain/detection/broad-match.js';
import type { Violation } from '../../../../src/domain/detection/finding.js';
import type { ObservedAd } from '../../../../src/domain/detection/observed-ad.js';
import type { AgreementTerm } from '../../../../src/domain/detection/protected-portfolio.js';
import { aMark, findingOf, nordlicht, see } from './builders.js';

const signs = (over: Partial<AppearanceSigns> = {}): AppearanceSigns => ({
  query: 'pure',
  ordinary: false,
  kind: 'text',
  engine: 'google',
  namesMark: false,
  saysOtherWords: false,
  sharesGoods: false,
  competitor: false,
  ...over,
});
const anySigns = fc.record<AppearanceSigns>({
  query: fc.constantFrom('pure', 'plus', 'misspelling'),
  ordinary: fc.boolean(),
  kind: fc.constant('text'),
  engine: fc.constantFrom('google', 'microsoft', 'yahoo-japan', 'yandex', 'baidu', 'naver', null),
  namesMark: fc.boolean(),
  saysOtherWords: fc.boolean(),
  sharesGoods: fc.boolean(),
  competitor: fc.boolean(),
});
const rangeOf = (one: AppearanceSigns) => broadMatchRange(one) ?? { low: NaN, high: NaN };

describe('the chance of broad match', () => {
  it('is a wide range and never a certainty, whatever is seen', () => {
    fc.assert(
      fc.property(anySigns, (one) => {
        const { low, high } = rangeOf(one);
        expect(low).toBeGreaterThanOrEqual(0.1);
        expect(high).toBeLessThanOrEqual(0.9);
        expect(high - low).toBeGreaterThanOrEqual(0.4 - 1e-9);
      }),
    );
  });

  it('is never higher where the copy names the mark', () => {
    fc.assert(
      fc.property(anySigns, (one) => {
        const [without, named] = [rangeOf({ ...one, namesMark: false }), rangeOf({ ...one, namesMark: true })];
        expect(named.low).toBeLessThanOrEqual(without.low);
        expect(named.high).toBeLessThanOrEqual(without.high);
      }),
    );
  });

  it('is never lower on a search with more words, or on an ordinary word', () => {
    fc.assert(
      fc.property(anySigns, (one) => {
        expect(rangeOf({ ...one, query: 'plus' }).low).toBeGreaterThanOrEqual(rangeOf({ ...one, query: 'pure' }).low);
        expect(rangeOf({ ...one, ordinary: true }).high).toBeGreaterThanOrEqual(
          rangeOf({ ...one, ordinary: false }).high,
        );
      }),
    );
  });

  it('is wider where it is not known how the engine matches', () => {
    const width = ({ low, high }: { low: number; high: number }) => high - low;
    expect(width(rangeOf(signs({ engine: 'naver' })))).toBeGreaterThan(width(rangeOf(signs())));
  });

  it('is none for a shopping ad', () => {
    expect(broadMatchRange(signs({ kind: 'shopping' }))).toBeNull();
  });

  it('is said in tenths', () => {
    expect(timesInTen({ low: 0.3, high: 0.7 })).toBe('between 3 and 7 times in 10');
    expect(isProbablyBroad({ low: 0.3, high: 0.7 })).toBe(true);
    expect(isProbablyBroad({ low: 0.1, high: 0.6 })).toBe(false);
  });
});

describe('what is seen of an ad', () => {
  const range = (ad: Partial<ObservedAd>, violation: Violation = 'brand_bid') => {
    const found = findingOf(see(ad), violation).broadMatch;
    return found === null ? null : `${String(found.low)}–${String(found.high)}`;
  };

  it.each<[string, Partial<ObservedAd>, Violation, string | null]>([
    ['a stranger on the brand alone', { title: 'Hallo', query: 'nordlicht' }, 'brand_bid', '0.3–0.8'],
    ['a lamp shop on the brand alone', { title: 'Lampen', query: 'nordlicht' }, 'brand_bid', '0.4–0.8'],
    ['an ad that names the mark', { title: 'Nordlicht jetzt', query: 'nordlicht' }, 'brand_bid', '0.1–0.6'],
    ['the mark in Japanese', { title: 'ノルトリヒト 通販', query: 'ノルトリヒト' }, 'brand_bid', '0.1–0.6'],
    ['a rival', { title: 'Lampen', query: 'nordlicht', displayUrl: 'suedlicht.example' }, 'brand_bid', '0.3–0.8'],
    [
      'a voucher page on the brand and “gutschein”',
      { title: 'Gutschein-Welt', query: 'nordlicht gutschein' },
      'tm_plus',
      '0.5–0.9',
    ],
    ['anybody on the brand and another word', { title: 'Hallo', query: 'nordlicht login' }, 'tm_plus', '0.4–0.9'],
    ['a misspelling', { title: 'Hallo', query: 'nordlcht' }, 'misspell_bid', '0.3–0.8'],
    ['a shopping ad', { title: 'Lampe', kind: 'shopping', query: 'nordlicht' }, 'brand_bid', null],
    ['an engine that is not known', { title: 'Hallo', query: 'nordlicht', engine: null }, 'brand_bid', '0.2–0.9'],
  ])('%s', (_sentence, ad, violation, expected) => {
    expect(range(ad, violation)).toBe(expected);
  });

  it('is none of the owner’s business, nor of any other kind of finding', () => {
    const owner = see({ title: 'Nordlicht', query: 'nordlicht', displayUrl: 'nordlicht.example' });
    expect(owner.findings.map(({ broadMatch }) => broadMatch)).toEqual(owner.findings.map(() => null));
    expect(findingOf(see({ title: 'Nordlicht klick', query: 'nordlicht' }), 'tm_copy').broadMatch).toBeNull();
  });
});

describe('a sentence about an appearance', () => {
  const ACCUSING =
    /\b(bid|bids|bought|buys|target\w*|steal\w*|stole|hijack\w*|infring\w*|violat\w*|breach\w*|misus\w*|abus\w*|unlawful|illegal|unfair|exploit\w*|divert\w*|poach\w*|deliberate\w*|mislead\w*|decei\w*|wrong\w*|guilt\w*|accus\w*|against the (?:law|rules|terms)|must|stop)\b/i;
  const orange = nordlicht({
    name: 'Orange',
    domains: ['orange-telefon.example'],
    marks: [aMark('Orange', { goods: ['mobile'] })],
  });

  it('accuses nobody, whatever can be seen', () => {
    const sentences = new Set<string>();
    const tracker = 'https://www.awin1.com/cread.php?awinmid=1&awinaffid=999&ued=https%3A%2F%2Fx.example%2F';
    for (const engine of ['google', 'bing', 'yandex', 'baidu', 'naver', 'altavista', null])
      for (const country of ['DE', 'US', 'IN', 'KR', null])
        for (const kind of ['text', 'shopping'] as const)
          for (const title of ['Hallo', 'Lampen', 'Nordlicht Gutschein', 'Orange mobile'])
            for (const query of [
              'nordlicht',
              'nordlicht gutschein',
              'nordlcht',
              'ノルトリヒト',
              'orange',
              'orange mobile',
            ])
              for (const [displayUrl, destination] of [
                ['irgendwer.example', null],
                ['suedlicht.example', tracker],
                ['lampenhaus.example', null],
                ['dealfinder.example', tracker],
                [null, null],
              ] as const) {
                const { findings } = see({ engine, country, kind, title, query, displayUrl, destination }, [
                  nordlicht(),
                  orange,
                ]);
                for (const one of findings) if (one.verdict === 'appearance') sentences.add(one.explanation);
              }
    expect(sentences.size).toBeGreaterThan(500);
    expect([...sentences].filter((sentence) => ACCUSING.test(sentence))).toEqual([]);
    expect([...sentences].filter((sentence) => !sentence.includes('says nothing against the advertiser'))).toEqual([]);
  });
});

describe('a clause on bidding', () => {
  const clause: AgreementTerm = {
    clause: '4.2',
    subject: 'brand_bidding',
    rule: 'no',
    engines: [],
    regions: [],
    from: null,
    until: null,
    text: 'No bidding on the brand.',
  };
  const partner = nordlicht({ partners: nordlicht().partners.map((one) => ({ ...one, terms: [clause] })) });
  const breach = (title: string) =>
    findingOf(see({ title, query: 'nordlicht', displayUrl: 'dealfinder.example' }, [partner]), 'terms_breach');

  it('asks for a negative keyword where broad match is probable, and calls nothing a breach', () => {
    const { explanation, verdict } = breach('Lampen');
    expect(verdict).toBe('violation');
    expect(explanation).toMatch(
      /clause 4\.2 .*No bidding on the brand.* the brand as a negative keyword is what to ask for first/,
    );
    expect(explanation).not.toMatch(/breach/);
  });

  it('speaks of a breach where the copy names the mark, and says how to settle it all the same', () => {
    const { explanation } = breach('Nordlicht Deals');
    expect(explanation).toMatch(/a breach of clause 4\.2/);
    expect(explanation).toMatch(/the brand as a negative keyword settles it/);
  });
});
