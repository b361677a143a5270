import { describe, expect, it } from '@jest/globals';
import type { Violation } from '../../../../src/domain/detection/finding.js';
import type { ObservedAd } from '../../../../src/domain/detection/observed-ad.js';
import type { ProtectedBrand } from '../../../../src/domain/detection/protected-portfolio.js';
import { aMark, findingOf, nordlicht, see } from './builders.js';

type Scenario = [sentence: string, ad: Partial<ObservedAd>];

const anywhere = { country: null, language: null };
const rival = { ...anywhere, displayUrl: 'suedlicht.example' };

/** What is allowed by an exemption, and what lies next to it and is not. */
function exemption(
  code: string,
  {
    allowed,
    not,
    on = 'tm_copy',
    brand = nordlicht(),
  }: {
    allowed: readonly Scenario[];
    not: readonly Scenario[];
    on?: Violation;
    brand?: ProtectedBrand;
  },
): void {
  describe(code, () => {
    it.each(allowed)('allows %s', (_sentence, ad) => {
      const { verdict, exemption: by, basis, explanation } = findingOf(see(ad, [brand]), on);
      expect([verdict, by]).toEqual(['allowed', code]);
      expect(['exemption', 'agreement-term']).toContain(basis.kind);
      expect(basis.reference).not.toBe('');
      expect(explanation).toMatch(/: allowed, because /);
    });

    it.each(not)('does not allow %s', (_sentence, ad) => {
      const said = see(ad, [brand]).findings.filter((one) => one.exemption === code);
      expect(said).toEqual([]);
    });
  });
}

exemption('owner', {
  allowed: [
    ['the owner’s own ad', { title: 'Nordlicht Lampen', displayUrl: 'www.nordlicht.example' }],
    ['the same in kana', { ...anywhere, title: 'ノルトリヒト', displayUrl: 'nordlicht.example' }],
    ['the same in Arabic', { ...anywhere, title: 'نوردليخت', displayUrl: 'nordlicht.example' }],
    [
      'an ad that shows no domain and bears the owner’s name',
      { title: 'Nordlicht', displayUrl: null, advertiserName: 'Nordlicht GmbH' },
    ],
  ],
  not: [
    ['the owner’s name under a foreign domain', { title: 'Nordlicht', advertiserName: 'Nordlicht GmbH' }],
    ['a domain that only looks like the owner’s', { title: 'Nordlicht', displayUrl: 'nordIicht.example' }],
  ],
});

exemption('agency', {
  allowed: [['a listed agency', { title: 'Nordlicht Lampen', displayUrl: 'leuchtreklame.example' }]],
  not: [['an agency that is not listed', { title: 'Nordlicht Lampen', displayUrl: 'reklame.example' }]],
});

exemption('permit', {
  allowed: [
    ['what a reseller was permitted, while it is', { title: 'Nordlicht', displayUrl: 'lampenhaus.example' }],
    ['the same in Hangul', { ...anywhere, title: '노르트리히트', displayUrl: 'lampenhaus.example' }],
  ],
  not: [
    [
      'it after its last day',
      { title: 'Nordlicht', displayUrl: 'lampenhaus.example', capturedAt: '2026-12-31T00:00:00Z' },
    ],
    [
      'it before its first day',
      { title: 'Nordlicht', displayUrl: 'lampenhaus.example', capturedAt: '2025-12-31T23:59:59Z' },
    ],
    ['something else than was permitted', { query: 'nordlicht', displayUrl: 'lampenhaus.example' }],
    ['it where the day is not known', { title: 'Nordlicht', displayUrl: 'lampenhaus.example', capturedAt: null }],
  ],
});

exemption('listed-partner', {
  on: 'false_affiliation',
  allowed: [
    ['a listed partner that calls itself one', { title: 'Partner von Nordlicht', displayUrl: 'dealfinder.example' }],
    [
      'a listed reseller that calls itself authorised',
      { title: 'Autorisierter Nordlicht Händler', displayUrl: 'lampenhaus.example' },
    ],
    ['the same in Cyrillic', { ...anywhere, title: 'Официальный дилер Нордлихт', displayUrl: 'lampenhaus.example' }],
    ['the same in kana', { ...anywhere, title: 'ノルトリヒト 正規販売店', displayUrl: 'lampenhaus.example' }],
  ],
  not: [
    [
      'a listed partner that calls itself the brand',
      { title: 'Nordlicht Official Site', displayUrl: 'dealfinder.example' },
    ],
    ['a stranger that calls itself authorised', { title: 'Autorisierter Nordlicht Händler' }],
  ],
});

exemption('authentic-resale', {
  allowed: [
    ['a shop in Latin', { ...anywhere, title: 'Buy Nordlicht lamps', description: 'From $19, free shipping' }],
    ['in Cyrillic', { ...anywhere, title: 'Нордлихт купить, цена и доставка' }],
    ['in Greek', { ...anywhere, title: 'Νόρντλιχτ αγορά, τιμές, δωρεάν αποστολή' }],
    ['in Han', { ...anywhere, title: '诺德利希特 正品 购买 包邮' }],
    ['in kana', { ...anywhere, title: 'ノルトリヒト 通販 送料無料 価格' }],
    ['in Hangul', { ...anywhere, title: '노르트리히트 구매 무료배송' }],
    ['in Thai', { ...anywhere, title: 'นอร์ดลิคท์ ซื้อ ราคา ส่งฟรี' }],
    ['in Arabic', { ...anywhere, title: 'نوردليخت شراء وأسعار' }],
    ['in Hebrew', { ...anywhere, title: 'נורדליכט קנה מחיר משלוח' }],
    ['in Devanagari', { ...anywhere, title: 'नॉर्डलिख्त खरीदें कीमत' }],
    ['used goods', { title: 'Gebrauchte Nordlicht Lampen günstig' }],
    ['a shopping ad', { kind: 'shopping', title: 'Nordlicht 40 W' }],
  ],
  not: [
    ['a voucher page', { title: 'Nordlicht Gutschein sichern' }],
    ['a voucher page in Han', { ...anywhere, title: '诺德利希特 优惠券' }],
    ['a shop that disguises the name', { title: 'N0rdlicht kaufen', description: 'Preis 9 €' }],
    ['a shop that calls itself official', { title: 'Nordlicht Official Shop', description: 'Jetzt kaufen, Preis 9 €' }],
    [
      'the name dropped into an ad for something else',
      { title: 'Nordlicht | Hotels in Paris', description: 'Alle Preise, jetzt buchen' },
    ],
    ['a rival that sells its own', { ...rival, title: 'Nordlicht kaufen, Preis 9 €' }],
  ],
});

exemption('compatible-parts', {
  allowed: [
    ['spare parts in German', { title: 'Ersatzteile für Nordlicht Lampen' }],
    ['in English', { ...anywhere, title: 'Replacement bulbs compatible with Nordlicht' }],
    ['in Cyrillic', { ...anywhere, title: 'Запчасти для Нордлихт' }],
    ['in Greek', { ...anywhere, title: 'Ανταλλακτικά για Νόρντλιχτ' }],
    ['in Han', { ...anywhere, title: '诺德利希特 配件' }],
    ['in kana', { ...anywhere, title: 'ノルトリヒト対応 部品' }],
    ['in Hangul', { ...anywhere, title: '노르트리히트 호환 부품' }],
    ['in Thai', { ...anywhere, title: 'อะไหล่ นอร์ดลิคท์' }],
    ['in Arabic', { ...anywhere, title: 'قطع غيار نوردليخت' }],
    ['in Hebrew', { ...anywhere, title: 'חלפים תואמים נורדליכט' }],
    ['in Devanagari', { ...anywhere, title: 'नॉर्डलिख्त पार्ट्स' }],
  ],
  not: [
    [
      'parts that are not for the brand’s goods',
      { title: 'Nordlicht, das Portal', description: 'Autos, Boote, Reisen, Mode, Bücher und auch Ersatzteile' },
    ],
    ['parts under a disguised name', { title: 'Ersatzteile für N0rdlicht' }],
    ['a rival’s parts, which a person must judge', { ...rival, title: 'Ersatzteile passend für Nordlicht' }],
  ],
});

exemption('information', {
  allowed: [
    ['a test report', { title: 'Nordlicht im Test: unsere Erfahrungen' }],
    ['in English', { ...anywhere, title: 'Nordlicht review' }],
    ['in Cyrillic', { ...anywhere, title: 'Нордлихт отзывы и обзор' }],
    ['in Greek', { ...anywhere, title: 'Νόρντλιχτ κριτικές' }],
    ['in Han', { ...anywhere, title: '诺德利希特 评测' }],
    ['in kana', { ...anywhere, title: 'ノルトリヒト 口コミ 評判' }],
    ['in Hangul', { ...anywhere, title: '노르트리히트 후기' }],
    ['in Thai', { ...anywhere, title: 'รีวิว นอร์ดลิคท์' }],
    ['in Arabic', { ...anywhere, title: 'مراجعة نوردليخت' }],
    ['in Hebrew', { ...anywhere, title: 'ביקורת נורדליכט' }],
    ['in Devanagari', { ...anywhere, title: 'नॉर्डलिख्त समीक्षा' }],
  ],
  not: [
    ['a rival that reviews the brand', { ...rival, title: 'Nordlicht review' }],
    ['a review that sells', { title: 'Nordlicht Test – jetzt kaufen' }],
    [
      'a review under a domain that imitates the brand',
      { title: 'Nordlicht im Test', displayUrl: 'n0rdlicht.example' },
    ],
  ],
});

exemption('dictionary-meaning', {
  brand: nordlicht({
    name: 'Orange',
    domains: ['orange-telefon.example'],
    marks: [
      aMark('Orange', {
        variants: ['Апельсин', '橙', 'برتقال', 'תפוז', 'さくら', '하늘'],
        goods: ['mobile', 'broadband'],
      }),
    ],
  }),
  allowed: [
    ['the fruit', { ...anywhere, title: 'Fresh orange juice recipes' }],
    ['the fruit in Cyrillic', { ...anywhere, title: 'Как чистить апельсин быстро' }],
    ['the fruit in Arabic', { ...anywhere, title: 'عصير برتقال طازج' }],
    ['the fruit in Hebrew', { ...anywhere, title: 'מיץ תפוז טרי' }],
    ['the sky in Hangul', { ...anywhere, title: '파란 하늘 사진' }],
  ],
  not: [
    ['the word beside the brand’s goods', { ...anywhere, title: 'Orange mobile – click here' }],
    ['the word with a trade mark sign', { ...anywhere, title: 'The world of Orange® and you' }],
    ['the word on a search for the brand', { ...anywhere, title: 'Orange is here', query: 'orange' }],
    ['a name that is no word', { ...anywhere, title: 'Nordlicht juice' }],
  ],
});

exemption('comparison', {
  on: 'competitor_copy',
  allowed: [
    [
      'a rival’s comparison that names independent research, on Microsoft',
      { ...rival, engine: 'bing', title: 'Südlicht vs Nordlicht', description: 'Independent lab test 2026' },
    ],
    [
      'in Cyrillic',
      { ...rival, engine: 'bing', title: 'Сравнение с Нордлихт', description: 'Независимое исследование' },
    ],
    ['in Greek', { ...rival, engine: 'bing', title: 'Σύγκριση με Νόρντλιχτ', description: 'Ανεξάρτητη έρευνα' }],
    ['in Han', { ...rival, engine: 'bing', title: '与诺德利希特对比', description: '第三方检测' }],
    ['in kana', { ...rival, engine: 'bing', title: 'ノルトリヒトと比較', description: '第三者機関' }],
    ['in Hangul', { ...rival, engine: 'bing', title: '노르트리히트 비교', description: '독립 연구' }],
    ['in Thai', { ...rival, engine: 'bing', title: 'เปรียบเทียบ นอร์ดลิคท์', description: 'การทดสอบอิสระ' }],
    ['in Arabic', { ...rival, engine: 'bing', title: 'مقارنة نوردليخت', description: 'دراسة مستقلة' }],
    ['in Hebrew', { ...rival, engine: 'bing', title: 'השוואה נורדליכט', description: 'מחקר עצמאי' }],
    ['in Devanagari', { ...rival, engine: 'bing', title: 'नॉर्डलिख्त तुलना', description: 'स्वतंत्र अध्ययन' }],
  ],
  not: [
    ['a rival’s comparison without research', { ...rival, engine: 'bing', title: 'Südlicht vs Nordlicht' }],
    [
      'the same with research on Google, which restricts rivals',
      { ...rival, title: 'Südlicht vs Nordlicht', description: 'Independent lab test' },
    ],
    [
      'research without a comparison',
      { ...rival, engine: 'bing', title: 'Nordlicht', description: 'Independent lab test' },
    ],
  ],
});

exemption('comparison-shopping', {
  allowed: [
    ['a price comparison', { title: 'Nordlicht Preisvergleich' }],
    ['in English', { ...anywhere, title: 'Compare Nordlicht prices' }],
    ['in Cyrillic', { ...anywhere, title: 'Сравнение цен Нордлихт' }],
    ['in Greek', { ...anywhere, title: 'Σύγκριση τιμών Νόρντλιχτ' }],
    ['in Han', { ...anywhere, title: '诺德利希特 比价' }],
    ['in kana', { ...anywhere, title: 'ノルトリヒト 価格比較' }],
    ['in Hangul', { ...anywhere, title: '노르트리히트 가격비교' }],
    ['in Thai', { ...anywhere, title: 'เปรียบเทียบ นอร์ดลิคท์' }],
    ['in Arabic', { ...anywhere, title: 'قارن نوردليخت' }],
    ['in Hebrew', { ...anywhere, title: 'השוואת מחירים נורדליכט' }],
    ['in Devanagari', { ...anywhere, title: 'नॉर्डलिख्त तुलना' }],
  ],
  not: [
    ['a rival that compares itself', { ...rival, title: 'Nordlicht Preisvergleich' }],
    ['a comparison site that calls itself official', { title: 'Nordlicht Official Site Preisvergleich' }],
  ],
});

exemption('second-level-domain', {
  on: 'tm_display_url',
  allowed: [
    ['the name in nothing but the domain, on Google', { displayUrl: 'nordlicht-fans.example' }],
    ['a rival’s domain with the name, on Google', { displayUrl: 'nordlicht-fans.example', ...anywhere }],
  ],
  not: [
    ['the name in the path', { displayUrl: 'irgendwer.example/nordlicht' }],
    ['the name in the sub-domain', { displayUrl: 'nordlicht.irgendwer.example' }],
    ['the domain on Bing, which is not clear on it', { displayUrl: 'nordlicht-fans.example', engine: 'bing' }],
  ],
});
