import { describe, expect, it } from '@jest/globals';
import type { AgreementTerm } from '../../../../src/domain/detection/protected-portfolio.js';
import { findingOf, nordlicht, see, verdicts } from './builders.js';

const clause = (over: Partial<AgreementTerm>): AgreementTerm => ({
  clause: '4.2',
  subject: 'brand_bid',
  rule: 'no',
  engines: [],
  regions: [],
  from: null,
  until: null,
  text: 'No bidding on the brand.',
  ...over,
});
const withTerms = (...terms: AgreementTerm[]) =>
  nordlicht({ partners: nordlicht().partners.map((partner) => ({ ...partner, terms })) });

describe('an ad on a search for the brand', () => {
  it.each([
    ['the brand alone', 'nordlicht', 'brand_bid:appearance'],
    ['the brand as an address', 'nordlicht.example', 'brand_bid:appearance'],
    ['its local name', 'ノルトリヒト', 'brand_bid:appearance'],
    ['the brand and more', 'nordlicht gutschein', 'tm_plus:appearance'],
    ['a listed misspelling', 'nordlight', 'misspell_bid:appearance'],
    ['an unlisted misspelling', 'nordlcht', 'misspell_bid:appearance'],
  ])('%s', (_name, query, expected) => {
    expect(verdicts(see({ query }))).toEqual([expected]);
  });

  it('is never an accusation, whoever appears', () => {
    for (const displayUrl of ['irgendwer.example', 'suedlicht.example', 'lampenhaus.example', 'dealfinder.example']) {
      const found = findingOf(see({ query: 'nordlicht', displayUrl }), 'brand_bid');
      expect(found.verdict).toBe('appearance');
      expect(found.explanation).toMatch(/between \d and \d times in 10 .* by broad match/);
      expect(found.explanation).not.toMatch(/bid on|bidding on/);
    }
  });

  it('is allowed to the owner', () => {
    expect(verdicts(see({ query: 'nordlicht', displayUrl: 'nordlicht.example' }))).toContain('brand_bid:allowed:owner');
  });

  it.each(['lampen', 'licht im norden', '', 'nord'])('is none on the search %p', (query) => {
    expect(see({ query }).findings).toEqual([]);
  });
});

describe('a clause of a partner’s agreement', () => {
  const ad = { query: 'nordlicht', displayUrl: 'dealfinder.example' };

  it('turns an appearance into a breach that quotes the clause', () => {
    const detection = see(ad);
    expect(verdicts(detection)).toEqual(['terms_breach:violation', 'brand_bid:appearance']);
    const breach = findingOf(detection, 'terms_breach');
    expect(breach.basis).toMatchObject({
      kind: 'agreement-term',
      reference: 'Deal Finder 4.2',
      inForceFrom: '2026-01-01',
    });
    expect(breach.explanation).toMatch(/4\.2.*No bidding on the brand\./);
  });

  it.each([
    ['on another engine', { engine: 'yandex' }],
    ['in another country', { country: 'FR' }],
    ['before it was in force', { capturedAt: '2025-12-31T23:59:59Z' }],
    ['on a search with more words, of which it does not speak', { query: 'nordlicht gutschein' }],
  ])('does not hold %s', (_name, over) => {
    expect(verdicts(see({ ...ad, ...over })).filter((verdict) => verdict.startsWith('terms_breach'))).toEqual([]);
  });

  it.each([
    ['the day', { capturedAt: null }, /day on which the ad was seen is not known/],
    ['the engine', { engine: null }, /the engine is not known/],
    ['the country', { country: null }, /the country is not known/],
  ])('is left to a person where %s is not known', (_name, over, says) => {
    const found = findingOf(see({ ...ad, ...over }), 'terms_breach');
    expect(found.verdict).toBe('review');
    expect(found.explanation).toMatch(says);
  });

  it('is left to a person where it asks for approval, or another clause allows the same', () => {
    expect(verdicts(see(ad, [withTerms(clause({ rule: 'approval' }))]))).toContain('terms_breach:review');
    expect(verdicts(see(ad, [withTerms(clause({}), clause({ clause: '9', rule: 'yes' }))]))).toContain(
      'terms_breach:review',
    );
  });

  it('reads regions such as the EU, and half-open ranges', () => {
    const terms = withTerms(clause({ regions: ['EU'], from: '2026-05-01', until: '2026-05-11' }));
    expect(verdicts(see(ad, [terms]))).toContain('terms_breach:violation');
    expect(verdicts(see({ ...ad, capturedAt: '2026-05-11T00:00:00Z' }, [terms]))).toEqual(['brand_bid:appearance']);
    expect(verdicts(see({ ...ad, country: 'CH' }, [terms]))).toEqual(['brand_bid:appearance']);
  });

  it('forbids any ad where it forbids paid search', () => {
    const terms = withTerms(clause({ clause: '4.1', subject: 'paid_search', regions: [], text: 'No paid search.' }));
    const breach = findingOf(see({ ...ad, query: 'lampen', title: 'Nordlicht Lampen' }, [terms]), 'terms_breach');
    expect(breach).toMatchObject({ verdict: 'violation', basis: { reference: 'Deal Finder 4.1' } });
    expect(breach.explanation).toMatch(/advertises/);
  });

  it('of a programme template is named as such, and gives way where the agreement itself speaks', () => {
    const template = clause({ clause: 'closed@2026-11 §2', template: 'closed@2026-11', engines: [], regions: [] });
    const breach = findingOf(see(ad, [withTerms(template)]), 'terms_breach');
    expect(breach.basis.reference).toBe('Deal Finder closed@2026-11 §2');
    expect(breach.explanation).toContain('term closed@2026-11 §2 of the programme template that its agreement follows');
    const own = clause({ clause: '7', rule: 'yes', regions: ['DE'] });
    expect(verdicts(see(ad, [withTerms(template, own)]))).toEqual(['brand_bid:allowed:permit']);
    expect(verdicts(see({ ...ad, country: 'FR' }, [withTerms(template, own)]))).toContain('terms_breach:violation');
  });

  it('allows what it permits', () => {
    expect(verdicts(see(ad, [withTerms(clause({ rule: 'yes' }))]))).toEqual(['brand_bid:allowed:permit']);
  });

  it('finds a partner by the affiliate id behind another address, and leaves it to a person', () => {
    const detection = see({
      query: 'nordlicht',
      displayUrl: 'unbekannt.example',
      destination:
        'https://www.awin1.com/cread.php?awinmid=1&awinaffid=12345&ued=https%3A%2F%2Fwww.nordlicht.example%2F',
    });
    expect(detection.party).toEqual({ domain: 'unbekannt.example', relation: 'affiliate', name: 'Deal Finder' });
    expect(findingOf(detection, 'terms_breach').verdict).toBe('review');
  });
});
