import { describe, expect, it } from '@jest/globals';
import type { ObservedAd } from '../../../../src/domain/detection/observed-ad.js';
import type { ProtectedBrand } from '../../../../src/domain/detection/protected-portfolio.js';
import { MISUSE_TECHNIQUES } from '../../../support/misuse-techniques.js';
import { readRealAd } from '../../../support/real-ads.js';
import { realBrands } from '../../../support/real-brands.js';
import { describeWithSharedData } from '../../../support/shared-data.js';
import { WRITTEN_MISUSE, writeMisuse } from '../../../support/written-misuse.js';
import { aMark, anAd, nordlicht } from './builders.js';

const techniques = Object.keys(MISUSE_TECHNIQUES);
/** The mark cannot be read off these letter by letter: that is their point. */
const DISGUISED_ONLY = new Set(['leet', 'look-alike letters', 'split letters', 'zero width inside', 'full width']);

const stranger: Readonly<Record<string, ObservedAd>> = {
  en: anAd({
    title: 'Your Local Plumbers',
    description: 'Call now for a free estimate in London.',
    displayUrl: 'www.rohrfrei.example/London',
    destination: 'https://www.rohrfrei.example/',
    sitelinks: [{ title: 'Contact', description: null, url: 'https://www.rohrfrei.example/contact' }],
  }),
  fr: anAd({ title: 'Votre plombier à Nantes', description: 'Devis gratuit pour vos travaux et les urgences.' }),
  es: anAd({ title: 'Alarmas para casa', description: 'Tu alarma desde 1 € y sin cuotas.' }),
};

function brandNamed(name: string): ProtectedBrand {
  const brand = realBrands().find((one) => one.name === name);
  if (brand === undefined) throw new Error(`${name} is not in the portfolio of real brands.`);
  return brand;
}

/** Names of the brand that stand in the ad, its query or its addresses, whatever is around them. */
function namesIn(ad: ObservedAd, brand: ProtectedBrand): string[] {
  const text = JSON.stringify(ad).toLowerCase();
  return brand.marks
    .flatMap((mark) => [mark.text, ...mark.variants])
    .filter((name) => text.includes(name.toLowerCase()));
}

const brandOf = (technique: string): ProtectedBrand =>
  brandNamed(WRITTEN_MISUSE.find((row) => row.technique === technique)?.brand ?? 'nobody');

describe('the list of written misuse', () => {
  it('has two hundred different rows, of every technique there is', () => {
    expect(WRITTEN_MISUSE).toHaveLength(200);
    expect(new Set(WRITTEN_MISUSE.map((row) => JSON.stringify(row))).size).toBe(200);
    expect(new Set(WRITTEN_MISUSE.map(({ technique }) => technique))).toEqual(new Set(techniques));
    expect(techniques.length).toBeGreaterThanOrEqual(25);
  });

  it('names brands that the portfolio of real brands has, with what each technique needs', () => {
    for (const { brand, technique } of WRITTEN_MISUSE)
      expect(() => writeMisuse(anAd(), brandNamed(brand), technique)).not.toThrow();
  });
});

describeWithSharedData('the real ads that misuse is written into', () => {
  it('have nothing to do with the brand by themselves, and something to do with it afterwards', () => {
    for (const row of WRITTEN_MISUSE) {
      const ad = readRealAd(row);
      const brand = brandNamed(row.brand);
      const written = writeMisuse(ad, brand, row.technique);
      expect({ row, named: namesIn(ad, brand), kind: ad.kind }).toEqual({ row, named: [], kind: 'text' });
      expect(written).not.toEqual(ad);
      if (!DISGUISED_ONLY.has(row.technique))
        expect({ row, named: namesIn(written, brand) }).not.toEqual({ row, named: [] });
    }
  });
});

describe('writing misuse into an ad', () => {
  const inEveryLanguage = techniques.flatMap((technique) =>
    Object.keys(stranger).map((language) => [technique, language] as const),
  );

  it.each(inEveryLanguage)('changes the ad and nothing of what is given: %s, %s', (technique, language) => {
    const ad = stranger[language] as ObservedAd;
    const before = structuredClone(ad);
    const written = writeMisuse(ad, brandOf(technique), technique);
    expect(written).not.toEqual(ad);
    expect(ad).toEqual(before);
    expect(written.title).not.toBe('');
    expect(writeMisuse(ad, brandOf(technique), technique)).toEqual(written);
  });

  it.each<[technique: string, expected: Partial<ObservedAd>]>([
    ['mark before the title', { title: 'Nordlicht | Your Local Plumbers' }],
    [
      'mark in the description only',
      { description: 'Call now for a free estimate in London. Brought to you by Nordlicht.' },
    ],
    ['leet', { title: 'N0rd1icht – Click Here Now' }],
    ['look-alike letters', { title: 'Nоrdlіcht – Click Here Now' }],
    ['split letters', { title: 'N.o.r.d.l.i.c.h.t – Click Here Now' }],
    ['zero width inside', { title: 'No\u200Brdlicht – Click Here Now' }],
    ['full width', { title: 'Ｎｏｒｄｌｉｃｈｔ – Click Here Now' }],
    ['typo on a brand query', { title: 'Norldicht – Click Here Now', query: 'nordlicht' }],
    ['typo domain', { displayUrl: 'www.norldicht.example', destination: null }],
    ['look-alike domain', { displayUrl: 'www.xn--nrdlcht-9ig3t.example', destination: null }],
    ['combination domain', { displayUrl: 'www.nordlicht-lampen.example', destination: null }],
    ['mark in the sub-domain', { displayUrl: 'nordlicht.rohrfrei.example' }],
    ['mark in the path', { displayUrl: 'www.rohrfrei.example/nordlicht' }],
    ['competitor with the mark in its title', { displayUrl: 'www.suedlicht.example', destination: null }],
    ['official site, German', { title: 'Nordlicht – Offizielle Website', language: 'de', country: 'DE' }],
    ['name in kana', { title: 'ノルトリヒトはこちらをクリック', language: 'ja', country: 'JP' }],
  ])('%s', (technique, expected) => {
    expect(writeMisuse(stranger['en'] as ObservedAd, nordlicht(), technique)).toMatchObject(expected);
  });

  it('keeps the rest of the real ad', () => {
    const ad = stranger['en'] as ObservedAd;
    expect(writeMisuse(ad, nordlicht(), 'login page')).toEqual({ ...ad, title: 'Nordlicht Login – My Account' });
  });

  it('refuses what it cannot write', () => {
    const bare = nordlicht({ competitors: [], marks: [aMark('NORDLICHT')] });
    expect(() => writeMisuse(anAd(), bare, 'subliminal')).toThrow('no technique subliminal');
    expect(() => writeMisuse(anAd(), bare, 'competitor with the mark in its title')).toThrow('no competitor');
    expect(() => writeMisuse(anAd(), bare, 'name in Thai')).toThrow('no name');
  });
});
