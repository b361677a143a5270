import { describe, expect, it } from '@jest/globals';
import { countryNamed } from '../../../../src/domain/capture/html/country-name.js';
import {
  isAdMarker,
  looksLikeAddress,
  looksLikePrice,
  withoutAdMarker,
} from '../../../../src/domain/capture/html/shown-words.js';

describe('A short text on a results page', () => {
  it.each([
    'Ad',
    'Ads',
    'Ad ·',
    'Annonce',
    'ANZEIGE',
    'Sponsorisé',
    'Gesponsert:',
    '広告',
    'Реклама',
    'Sponsored results',
  ])('is a label for ads when it is "%s"', (text) => {
    expect(isAdMarker(text)).toBe(true);
  });

  it.each(['Adidas', 'Adapter', 'Sponsored by nobody at all', 'Annonces immobilières', ''])(
    'is no label when it is "%s"',
    (text) => {
      expect(isAdMarker(text)).toBe(false);
    },
  );

  it.each([
    'www.lamps.example',
    'https://www.lamps.example/desk',
    'lamps.example › desk › black',
    'https://lamps.example',
    'пример.рф/лампы',
    'xn--e1afmkfd.xn--p1ai',
    'lamps.co.uk/…',
  ])('is an address when it is "%s"', (text) => {
    expect(looksLikeAddress(text)).toBe(true);
  });

  it.each([
    'Lamps and more',
    '4.5',
    'Save 20 %. Today only.',
    'Open 24/7',
    'e.g',
    'lamps.example is rated (12 reviews)',
  ])('is no address when it is "%s"', (text) => {
    expect(looksLikeAddress(text)).toBe(false);
  });

  it.each([
    '54,00 €',
    '$1,034.98',
    'dès 4,90 €',
    'From $24.00',
    '1 299 kr',
    'R$ 99,90',
    '¥12,800',
    '$9.99/mo',
    '23 円',
  ])('is a price when it is "%s"', (text) => {
    expect(looksLikePrice(text)).toBe(true);
  });

  it.each(['10 € off your first order of lamps', '4.5', '(110)', 'Model 300', '20 %'])(
    'is no price when it is "%s"',
    (text) => {
      expect(looksLikePrice(text)).toBe(false);
    },
  );

  it('loses only a label in front of it', () => {
    expect(withoutAdMarker('Ad · lamps.example')).toBe('lamps.example');
    expect(withoutAdMarker('Lamps · lamps.example')).toBe('Lamps · lamps.example');
  });

  it.each([
    ['Royaume-Uni', 'fr', 'GB'],
    ['Deutschland', 'de-AT', 'DE'],
    ['日本', 'ja', 'JP'],
    ['Canada', 'en-CA', 'CA'],
  ])('"%s" names a country in %s', (name, language, code) => {
    expect(countryNamed(name, language)).toBe(code);
  });

  it('names no country in a language that is not known, unless it does in English', () => {
    expect(countryNamed('Nowhere', 'qqq')).toBeNull();
    expect(countryNamed('France', 'not a language')).toBe('FR');
  });
});
