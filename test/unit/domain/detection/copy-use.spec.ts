import { describe, expect, it } from '@jest/globals';
import type { ObservedAd } from '../../../../src/domain/detection/observed-ad.js';
import { aMark, findingOf, nordlicht, see, verdicts } from './builders.js';

type Scenario = [name: string, ad: Partial<ObservedAd>, expected: string];

describe('the mark in ad copy', () => {
  it.each<Scenario>([
    ['the owner', { title: 'Nordlicht Lampen', displayUrl: 'www.nordlicht.example' }, 'tm_copy:allowed:owner'],
    [
      'the owner’s agency',
      { title: 'Nordlicht Lampen', displayUrl: 'leuchtreklame.example' },
      'tm_copy:allowed:agency',
    ],
    ['a permitted reseller', { title: 'Nordlicht Lampen', displayUrl: 'lampenhaus.example' }, 'tm_copy:allowed:permit'],
    [
      'a reseller whose permit has ended, still a reseller',
      { title: 'Nordlicht Lampen', displayUrl: 'lampenhaus.example', capturedAt: '2027-02-01T00:00:00Z' },
      'tm_copy:allowed:authentic-resale',
    ],
    [
      'a competitor',
      { title: 'Besser als Nordlicht', displayUrl: 'www.suedlicht.example' },
      'competitor_copy:violation',
    ],
    [
      'a competitor that compares, on an engine that exempts comparison',
      { title: 'Südlicht vs Nordlicht', displayUrl: 'www.suedlicht.example', engine: 'bing' },
      'competitor_copy:review',
    ],
    ['a stranger with no reason to', { title: 'Nordlicht – hier klicken' }, 'tm_copy:violation'],
    [
      'a stranger whose compound word only holds it',
      { title: 'Nordlicht-Reisen nach Norwegen', description: 'Polarlichter erleben' },
      'tm_copy:review',
    ],
    [
      'a stranger in a sitelink',
      { title: 'Licht', sitelinks: [{ title: 'Nordlicht', description: null, url: null }] },
      'tm_copy:violation',
    ],
    [
      'a shop',
      { title: 'Nordlicht Lampen kaufen', description: 'Preise ab 19 €, Versand gratis' },
      'tm_copy:allowed:authentic-resale',
    ],
    ['a shop with little to show for it', { title: 'Nordlicht Angebote' }, 'tm_copy:review'],
    ['a shopping ad', { kind: 'shopping', title: 'Nordlicht Lampe 40 W' }, 'tm_copy:allowed:authentic-resale'],
    ['a review', { title: 'Nordlicht im Test: unsere Erfahrungen' }, 'tm_copy:allowed:information'],
    ['spare parts', { title: 'Ersatzteile für Nordlicht Lampen' }, 'tm_copy:allowed:compatible-parts'],
    ['a price comparison', { title: 'Nordlicht Preisvergleich' }, 'tm_copy:allowed:comparison-shopping'],
    ['a voucher page', { title: 'Nordlicht: Gutschein sichern' }, 'tm_copy:violation'],
    ['a phrase that claims an appointment', { title: 'Huber, authorised dealer of Nordlicht' }, 'tm_copy:violation'],
    ['a phrase in which it may name somebody else', { title: 'Anna Nordlicht, Rechtsanwältin' }, 'tm_copy:review'],
    ['a disguised spelling in a shop', { title: 'N0RDLICHT kaufen', description: 'Preis 9 €' }, 'tm_copy:violation'],
    ['a hidden spelling in a shop', { title: 'Nord\u200blicht kaufen', description: 'Preis 9 €' }, 'tm_copy:violation'],
    [
      'a mark dropped into an ad for something else',
      { title: 'Nordlicht | Hotels in Paris', description: 'Alle Preise, jetzt buchen' },
      'tm_copy:review',
    ],
    ['a partner whose agreement is silent', { title: 'Nordlicht', displayUrl: 'dealfinder.example' }, 'tm_copy:review'],
    ['an ad that shows nobody', { title: 'Nordlicht', displayUrl: null }, 'tm_copy:review'],
  ])('%s', (_name, ad, expected) => {
    expect(verdicts(see(ad))).toContain(expected);
  });

  it.each([
    ['Latin', 'Nordlicht – hier klicken', 'en'],
    ['Cyrillic', 'Нордлихт – смотри здесь', 'ru'],
    ['Greek', 'Νόρντλιχτ – δες εδώ', 'el'],
    ['Han', '诺德利希特 就在这里', 'zh'],
    ['kana', 'ノルトリヒトはこちら', 'ja'],
    ['Hangul', '노르트리히트 여기에서', 'ko'],
    ['Arabic', 'نوردليخت هنا', 'ar'],
    ['Hebrew', 'נורדליכט כאן', 'he'],
    ['Thai', 'นอร์ดลิคท์ ที่นี่', 'th'],
    ['Devanagari', 'नॉर्डलिख्त यहाँ', 'hi'],
  ])('is found in %s', (_script, title, language) => {
    const found = findingOf(see({ title, language, country: null }), 'tm_copy');
    expect(found.verdict).toBe('violation');
    expect(found.spans.map((span) => title.slice(span.start, span.end))).toEqual(found.spans.map((span) => span.text));
  });

  it.each([
    ['Russian', 'Нордлихт купить, цена и доставка'],
    ['Greek', 'Νόρντλιχτ αγορά, τιμές, δωρεάν αποστολή'],
    ['Chinese', '诺德利希特 正品 购买 包邮'],
    ['Japanese', 'ノルトリヒト 通販 送料無料 価格'],
    ['Korean', '노르트리히트 구매 무료배송'],
    ['Arabic', 'نوردليخت شراء وأسعار'],
    ['Hebrew', 'נורדליכט קנה מחיר משלוח'],
    ['Thai', 'นอร์ดลิคท์ ซื้อ ราคา ส่งฟรี'],
    ['Hindi', 'नॉर्डलिख्त खरीदें कीमत'],
    ['Turkish', 'Nordlicht satın al, fiyat, kargo'],
  ])('is allowed to a shop that sells in %s', (_language, title) => {
    expect(findingOf(see({ title, country: null, language: null }), 'tm_copy').exemption).toBe('authentic-resale');
  });

  it('is left to a person where no registration covers the country', () => {
    const registrations = [
      { office: 'EUIPO', number: '1', jurisdictions: ['EU'], classes: [11], validFrom: '2004-01-01', validUntil: null },
    ];
    const brand = nordlicht({ marks: [aMark('NORDLICHT', { registrations })] });
    const title = 'Nordlicht – klick hier';
    expect(findingOf(see({ title, country: 'DE' }, [brand]), 'tm_copy').verdict).toBe('violation');
    expect(findingOf(see({ title, country: 'US' }, [brand]), 'tm_copy').verdict).toBe('review');
    expect(
      findingOf(see({ title, country: 'HR', capturedAt: '2010-01-01T00:00:00Z' }, [brand]), 'tm_copy').verdict,
    ).toBe('review');
  });

  it('quotes an ad in its sentence without what the ad hides in it', () => {
    const { explanation } = findingOf(see({ title: 'Nord\u202eli\u200bcht\u0007\n jetzt' }), 'tm_copy');
    expect(explanation).not.toMatch(/[\p{Cc}\u202e\u200b]/u);
    expect(explanation).toMatch(/irgendwer\.example/);
  });

  it('judges an affiliate by the clause on ad copy', () => {
    const [partner] = nordlicht().partners;
    const withRule = (rule: 'yes' | 'no' | 'approval') =>
      nordlicht({
        partners: [
          {
            ...(partner as NonNullable<typeof partner>),
            terms: [
              {
                clause: '7',
                subject: 'tm_copy',
                rule,
                engines: [],
                regions: [],
                from: null,
                until: null,
                text: 'Copy.',
              },
            ],
          },
        ],
      });
    const ad = { title: 'Nordlicht Deals', displayUrl: 'dealfinder.example' };
    expect(verdicts(see(ad, [withRule('yes')]))).toContain('tm_copy:allowed:permit');
    expect(verdicts(see(ad, [withRule('no')]))).toEqual(
      expect.arrayContaining(['tm_copy:violation', 'terms_breach:violation']),
    );
    expect(verdicts(see(ad, [withRule('approval')]))).toEqual(
      expect.arrayContaining(['tm_copy:review', 'terms_breach:review']),
    );
  });
});

describe('a mark that is an ordinary word', () => {
  const orange = nordlicht({
    name: 'Orange',
    owner: 'Orange AG',
    domains: ['orange-telefon.example'],
    marks: [aMark('Orange', { goods: ['mobile', 'broadband'] })],
    competitors: [{ name: 'Lila', domains: ['lila.example'] }],
  });
  const english = { country: 'GB', language: 'en' };

  it.each<Scenario>([
    ['as a colour', { ...english, title: 'Fresh orange juice recipes' }, 'tm_copy:allowed:dictionary-meaning'],
    ['next to goods of the brand', { ...english, title: 'Orange mobile – click here' }, 'tm_copy:violation'],
    ['with a trade mark sign', { ...english, title: 'The world of Orange® and you' }, 'tm_copy:violation'],
    [
      'capitalised inside a sentence',
      { ...english, title: 'You will never go back to Orange after this' },
      'tm_copy:violation',
    ],
    ['on a search for the brand', { ...english, title: 'Orange is here', query: 'orange' }, 'tm_copy:violation'],
    [
      'by a competitor',
      { ...english, title: 'Leave Orange today', displayUrl: 'lila.example' },
      'competitor_copy:violation',
    ],
    ['in small letters beside goods', { ...english, title: 'The orange mobile stand' }, 'tm_copy:review'],
  ])('%s', (_name, ad, expected) => {
    expect(verdicts(see(ad, [orange]))).toContain(expected);
  });

  it('says which second signal decided', () => {
    const { explanation } = findingOf(see({ ...english, title: 'Orange mobile – click here' }, [orange]), 'tm_copy');
    expect(explanation).toMatch(/goods word “mobile”/);
  });

  it.each([
    ['Target', ['clothes'], 'Hit every target with our archery lessons'],
    ['Boots', ['cosmetics'], 'Boots for women, buy online'],
    ['Visa', ['credit card'], 'Visa requirements for Vietnam explained'],
    ['Amazon', ['books'], 'Amazon river cruises from Manaus'],
    ['Apple', ['computer'], 'Best apple pie recipe'],
    ['Carrefour', ['supermarché'], 'Accident au carrefour de la gare'],
    ['Bild', ['Zeitung'], 'Ein Bild malen lernen'],
    ['苹果', ['手机'], '苹果汁的做法'],
    ['コーチ', ['バッグ'], 'サッカーのコーチ募集'],
    ['Магнит', ['продукты'], 'Неодимовый магнит для опытов'],
    ['זין', ['טלפון'], 'מזון לכלבים'],
    ['زين', ['اتصالات'], 'زين بيتك بالورود'],
  ])('%s is not accused beside goods %p in %p', (text, goods, title) => {
    const brand = nordlicht({ name: text, marks: [aMark(text, { goods })] });
    expect(
      see({ title, country: null, language: null }, [brand]).findings.filter((one) => one.verdict !== 'allowed'),
    ).toEqual([]);
  });

  it.each([
    ['North Face jackets, click', 'tm_copy:violation'],
    ['North Face | Click here', 'tm_copy:violation'],
    ['Get North Face today', 'tm_copy:violation'],
    ['Climbing the north face of the Eiger', 'tm_copy:allowed:dictionary-meaning'],
  ])('several words together are a name, unless written as words: %p', (title, expected) => {
    const brand = nordlicht({ name: 'North Face', marks: [aMark('NORTH FACE', { goods: ['jacket'] })] });
    expect(verdicts(see({ ...english, title }, [brand]))).toEqual([expected]);
  });

  it('says nothing of words that all ads are made of', () => {
    const best = nordlicht({ name: 'Best', marks: [aMark('Best')] });
    expect(see({ title: 'The best offers of the day' }, [best]).findings).toEqual([]);
  });

  it('does not take a search for the word as a search for the brand', () => {
    expect(verdicts(see({ ...english, title: 'Juice', query: 'orange juice recipe' }, [orange]))).toEqual([]);
    expect(verdicts(see({ ...english, title: 'Juice', query: 'orange broadband login' }, [orange]))).toEqual([
      'tm_plus:appearance',
    ]);
  });
});
