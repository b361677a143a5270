import { describe, expect, it } from '@jest/globals';
import { LEGAL_GROUNDS, legalGround } from '../../../../src/domain/detection/legal-grounds.js';
import type { LegalSubject } from '../../../../src/domain/detection/legal-grounds.js';
import type { ObservedAd } from '../../../../src/domain/detection/observed-ad.js';
import { aMark, findingOf, nordlicht, see } from './builders.js';

describe('the table of law', () => {
  it.each<[LegalSubject, string | null, string | null, string | null]>([
    ['exhaustion', 'DE', '2026-05-10', 'Regulation (EU) 2017/1001 Art. 15'],
    ['exhaustion', 'GB', '2026-05-10', 'Trade Marks Act 1994 s. 12'],
    ['exhaustion', 'GB', '2020-05-10', 'Regulation (EU) 2017/1001 Art. 15'],
    ['exhaustion', 'AU', '2018-08-24', null],
    ['exhaustion', 'AU', '2018-08-25', 'Trade Marks Act 1995 s. 122A'],
    ['referential', 'FR', '2026-05-10', 'Regulation (EU) 2017/1001 Art. 14(1)(c)'],
    ['referential', 'FR', '2017-09-30', null],
    ['referential', 'US', null, 'nominative fair use (New Kids v. News America, 9th Cir. 1992)'],
    ['descriptive', 'IN', '2026-05-10', 'Trade Marks Act 1999 s. 30(2)(a)'],
    ['descriptive', 'BR', '2026-05-10', null],
    ['descriptive', null, '2026-05-10', null],
  ])('%s in %s on %s is %s', (subject, country, day, reference) => {
    expect(legalGround(subject, country, day)?.reference ?? null).toBe(reference);
  });

  it('gives every row the address of its source, and says in words where the law is open', () => {
    for (const { source, settled, text } of LEGAL_GROUNDS) {
      expect(source).toMatch(/^https:\/\//);
      if (!settled) expect(text).toMatch(/courts|differently/i);
    }
  });
});

describe('the clause that an exemption rests on', () => {
  const shop = { title: 'Nordlicht Lampen kaufen, Preis 9 €' };
  it.each<[string, Partial<ObservedAd>, string]>([
    ['resale in the EU is exhaustion', shop, 'Regulation (EU) 2017/1001 Art. 15'],
    ['resale in the US is first sale', { ...shop, country: 'US' }, 'first sale (Prestonettes v. Coty, 264 U.S. 359)'],
    [
      'resale in Japan is open in law, so the engine’s rule is named',
      { ...shop, country: 'JP' },
      'google-ads/trademarks/resellers',
    ],
    [
      'resale in Japan on Baidu has nothing but the courts',
      { ...shop, country: 'JP', engine: 'baidu' },
      'Supreme Court of Japan, 27 February 2003 (Fred Perry)',
    ],
    [
      'resale in a country that is not in the table is the engine’s rule',
      { ...shop, country: 'BR' },
      'google-ads/trademarks/resellers',
    ],
    ['resale with neither is the principle', { ...shop, country: 'BR', engine: 'naver' }, 'authentic-resale'],
    [
      'parts in the EU are referential use',
      { title: 'Ersatzteile für Nordlicht Lampen' },
      'Regulation (EU) 2017/1001 Art. 14(1)(c)',
    ],
    [
      'parts in the US are open, so the engine’s rule is named',
      { title: 'Replacement parts for Nordlicht', country: 'US' },
      'google-ads/trademarks/compatible-products',
    ],
    ['a review in the UK', { title: 'Nordlicht review', country: 'GB' }, 'Trade Marks Act 1994 s. 11(2)(c)'],
    [
      'a price comparison in India',
      { title: 'Compare Nordlicht prices', country: 'IN' },
      'Trade Marks Act 1999 s. 30(2)(d)',
    ],
  ])('%s', (_sentence, ad, reference) => {
    const { verdict, basis } = findingOf(see(ad), 'tm_copy');
    expect([verdict, basis.kind, basis.reference]).toEqual(['allowed', 'exemption', reference]);
  });
});

describe('the right that a violation rests on', () => {
  const registrations = [
    {
      office: 'EUIPO',
      number: '017999999',
      jurisdictions: ['EU'],
      classes: [11],
      validFrom: '2018-01-01',
      validUntil: null,
    },
  ];
  const registered = nordlicht({ marks: [aMark('NORDLICHT', { registrations })] });
  const title = 'Nordlicht – klick hier';

  it('is the registration that covers the country, with the law behind it', () => {
    expect(findingOf(see({ title }, [registered]), 'tm_copy').basis).toMatchObject({
      kind: 'registration',
      reference: 'EUIPO 017999999',
      text: expect.stringContaining('Art. 9(3)(e)'),
      inForceFrom: '2018-01-01',
    });
  });

  it('is the law alone where the portfolio lists no registration', () => {
    const { basis } = findingOf(see({ title }), 'tm_copy');
    expect(basis).toMatchObject({ kind: 'law', reference: 'Regulation (EU) 2017/1001 Art. 9(3)(e)' });
  });

  it('is the engine’s rule where the law of the country is not in the table, or a rival compares itself', () => {
    expect(findingOf(see({ title, country: 'BR' }), 'tm_copy').basis.kind).toBe('engine-rule');
    const rival = { title: 'Südlicht: besser als Nordlicht', displayUrl: 'suedlicht.example' };
    expect(findingOf(see(rival), 'competitor_copy').basis.reference).toBe('google-ads/trademarks/competitor');
  });

  it('is consumer law for a claim to belong to the brand', () => {
    const { basis } = findingOf(see({ title: 'Nordlicht Official Site' }), 'false_affiliation');
    expect(basis).toMatchObject({ kind: 'law', reference: 'Directive 2005/29/EC Annex I no. 4' });
  });
});
