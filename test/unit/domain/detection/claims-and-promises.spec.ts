import { describe, expect, it } from '@jest/globals';
import type { BrandPromise } from '../../../../src/domain/detection/protected-portfolio.js';
import { findingOf, nordlicht, see, verdicts } from './builders.js';

const promise = (over: Partial<BrandPromise>): BrandPromise => ({
  kind: 'discount',
  statement: 'never more than 30 % off',
  limit: { min: null, max: 30, unit: 'percent' },
  market: 'DE',
  source: null,
  validFrom: null,
  validUntil: null,
  ...over,
});
const promising = (over: Partial<BrandPromise> = {}) => nordlicht({ promises: [promise(over)] });
const claimed = (title: string, over: Partial<BrandPromise> = {}): string[] =>
  see({ title: `Nordlicht ${title}` }, [promising(over)])
    .findings.filter((one) => one.violation === 'promise_conflict')
    .map(
      (one) =>
        `${one.verdict} ${one.spans
          .filter((span) => span.via === 'claim')
          .map((span) => span.text)
          .join('|')}`,
    );

describe('a discount beyond the promise', () => {
  it.each([
    ['-70 %', '-70 %'],
    ['jusqu’à 70% de remise', '70%'],
    ['bis zu 70 Prozent Rabatt', '70 Prozent'],
    ['save 70 percent', '70 percent'],
    ['70% off', '70%'],
    ['%70 indirim', '%70'],
    ['скидка 70%', '70%'],
    ['割引 70％', '70％'],
    ['3折优惠', '3折'],
    ['7割引', '7割引'],
    ['خصم ٧٠٪', '٧٠٪'],
    ['ลด 70%', '70%'],
    ['הנחה 70%', '70%'],
    ['έκπτωση 70%', '70%'],
    ['70 % de descuento', '70 %'],
  ])('is read from %p', (title, span) => {
    expect(claimed(title)).toEqual([`violation ${span}`]);
  });

  it.each([
    '-30 %',
    '-20% Rabatt',
    '100% cotton',
    '100 % Original',
    '0 % Zinsen',
    '95% satisfaction',
    'seit 1970',
    '8折优惠',
  ])('is not read from %p', (title) => {
    expect(claimed(title)).toEqual([]);
  });
});

describe('other promises', () => {
  it.each([
    [
      'a price below the least',
      'Lampe nur 19 €',
      { kind: 'price', limit: { min: 49, max: null, unit: 'EUR' } },
      'violation 19 €',
    ],
    ['a price in another currency', 'Lampe $19', { kind: 'price', limit: { min: 49, max: null, unit: 'EUR' } }, null],
    [
      'delivery faster than promised',
      'Lieferung in 24 Stunden',
      { kind: 'delivery', limit: { min: 3, max: 5, unit: 'days' } },
      'violation 24 Stunden',
    ],
    [
      'delivery as promised',
      'Lieferung in 4 Tagen',
      { kind: 'delivery', limit: { min: 3, max: 5, unit: 'days' } },
      null,
    ],
    [
      'a longer right to return',
      '100 Tage Rückgabe',
      { kind: 'returns', limit: { min: null, max: 30, unit: 'days' } },
      'violation 100 Tage',
    ],
    [
      'a longer warranty',
      '10 Jahre Garantie',
      { kind: 'warranty', limit: { min: null, max: 2, unit: 'years' } },
      'violation 10 Jahre',
    ],
    ['a promise without a limit', '-70 %', { limit: null }, 'review -70 %'],
  ] as const)('%s', (_name, title, over, expected) => {
    expect(claimed(title, over)).toEqual(expected === null ? [] : [expected]);
  });
});

describe('where and when a promise holds', () => {
  const ad = { title: 'Nordlicht -70 %' };

  it('is its own market, and a person decides where the country is not known', () => {
    expect(verdicts(see({ ...ad, country: 'FR' }, [promising()]))).not.toContain('promise_conflict:violation');
    expect(verdicts(see({ ...ad, country: null }, [promising()]))).toContain('promise_conflict:review');
  });

  it('is its own time, and a person decides where the day is not known', () => {
    const dated = promising({ validFrom: '2026-05-01', validUntil: '2026-06-01' });
    expect(verdicts(see(ad, [dated]))).toContain('promise_conflict:violation');
    expect(verdicts(see({ ...ad, capturedAt: '2026-06-01T00:00:00Z' }, [dated]))).not.toContain(
      'promise_conflict:violation',
    );
    expect(findingOf(see({ ...ad, capturedAt: null }, [dated]), 'promise_conflict').verdict).toBe('review');
  });

  it('gives way to a permit in force', () => {
    const permits = [{ violation: 'promise_conflict', from: null, until: null }];
    const resellers = [{ name: 'Lampenhaus', domains: ['lampenhaus.example'], permits }];
    const brand = nordlicht({ promises: [promise({})], resellers });
    expect(verdicts(see({ ...ad, displayUrl: 'lampenhaus.example' }, [brand]))).toContain(
      'promise_conflict:allowed:permit',
    );
  });

  it('does not bind the owner’s own ads', () => {
    expect(verdicts(see({ ...ad, displayUrl: 'nordlicht.example' }, [promising()])).join()).not.toMatch(
      /promise_conflict/,
    );
  });

  it('is left to a person where the copy does not name the brand or speaks of the whole shop', () => {
    expect(verdicts(see({ title: '-70 % auf alles', query: 'nordlicht' }, [promising()]))).toContain(
      'promise_conflict:review',
    );
    const ad = { title: 'Nordlicht | Bis -70 % bei Outletto', displayUrl: 'outletto.example' };
    expect(verdicts(see(ad, [promising()]))).toContain('promise_conflict:review');
  });
});
