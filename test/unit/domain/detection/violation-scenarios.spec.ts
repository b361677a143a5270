import { describe, expect, it } from '@jest/globals';
import type { Violation } from '../../../../src/domain/detection/finding.js';
import { VIOLATIONS } from '../../../../src/domain/detection/finding.js';
import type { ObservedAd } from '../../../../src/domain/detection/observed-ad.js';
import type {
  AgreementTerm,
  BrandPromise,
  ProtectedBrand,
} from '../../../../src/domain/detection/protected-portfolio.js';
import type { ObservedTrail } from '../../../../src/domain/trail/observed-trail.js';
import { anAd, nordlicht, see } from './builders.js';

/** What is seen, and the verdicts on it; none where nothing is to be said. */
type Scenario = [sentence: string, ad: Partial<ObservedAd>, ...verdicts: string[]];

/** An ad in a language whose market is not told, so that only its script speaks. */
const anywhere = { country: null, language: null };
const rival = { ...anywhere, displayUrl: 'suedlicht.example' };
const partner = { displayUrl: 'dealfinder.example' };

const told = new Set<Violation>();

function scenarios(violation: Violation, rows: readonly Scenario[], brand: ProtectedBrand = nordlicht()): void {
  told.add(violation);
  describe(violation, () => {
    it.each(rows)('%s', (_sentence, ad, ...expected) => {
      const { findings } = see(ad, [brand]);
      const said = findings.filter((one) => one.violation === violation);
      expect(said.map((one) => [one.verdict, one.exemption].filter(Boolean).join(':'))).toEqual(expected);
      for (const { spans, explanation } of said) {
        expect(explanation).toMatch(/\.$/);
        for (const { field, start, end, text } of spans) {
          expect(textOf(anAd(ad), field).slice(start, end)).toBe(text);
        }
      }
    });
  });
}

function textOf(ad: ObservedAd, field: string): string {
  const sitelink = /^sitelinks\.(\d+)\.title$/.exec(field);
  if (sitelink !== null) return ad.sitelinks[Number(sitelink[1])]?.title ?? '';
  return { title: ad.title, description: ad.description, displayUrl: ad.displayUrl, query: ad.query }[field] ?? '';
}

scenarios('tm_copy', [
  ['a stranger puts the name in its title, in Latin', { ...anywhere, title: 'Nordlicht – look here' }, 'violation'],
  ['in Cyrillic', { ...anywhere, title: 'Нордлихт – смотри здесь' }, 'violation'],
  ['in Greek', { ...anywhere, title: 'Νόρντλιχτ – δες εδώ' }, 'violation'],
  ['in Han', { ...anywhere, title: '诺德利希特 就在这里' }, 'violation'],
  ['in kana', { ...anywhere, title: 'ノルトリヒトはこちら' }, 'violation'],
  ['in Hangul', { ...anywhere, title: '노르트리히트 여기에서' }, 'violation'],
  ['in Thai', { ...anywhere, title: 'นอร์ดลิคท์ ที่นี่' }, 'violation'],
  ['in Arabic', { ...anywhere, title: 'نوردليخت هنا' }, 'violation'],
  ['in Hebrew', { ...anywhere, title: 'נורדליכט כאן' }, 'violation'],
  ['in Devanagari', { ...anywhere, title: 'नॉर्डलिख्त यहाँ' }, 'violation'],
  ['in a description below a plain title', { title: 'Licht', description: 'Nordlicht: alles, klick' }, 'violation'],
  ['inside a phrase that speaks of no goods', { title: 'Licht', description: 'Alles von Nordlicht, klick' }, 'review'],
  ['in disguise, by a shop', { title: 'N0rdlicht kaufen', description: 'Preis 9 €' }, 'violation'],
  ['with letters from another alphabet', { title: 'Nоrdlicht kaufen', description: 'Preis 9 €' }, 'violation'],
  ['the ad speaks of something else', { title: 'Südwind – klick hier' }],
  ['the ad shows nobody behind it', { title: 'Nordlicht – klick', displayUrl: null }, 'review'],
]);

scenarios('competitor_copy', [
  ['a rival names the brand', { ...rival, title: 'Forget Nordlicht' }, 'violation'],
  ['in Cyrillic', { ...rival, title: 'Забудьте Нордлихт' }, 'violation'],
  ['in Greek', { ...rival, title: 'Ξεχάστε τη Νόρντλιχτ' }, 'violation'],
  ['in Han', { ...rival, title: '告别诺德利希特' }, 'violation'],
  ['in kana', { ...rival, title: 'さよならノルトリヒト' }, 'violation'],
  ['in Hangul', { ...rival, title: '노르트리히트는 이제 그만' }, 'violation'],
  ['in Thai', { ...rival, title: 'ลืมนอร์ดลิคท์' }, 'violation'],
  ['in Arabic', { ...rival, title: 'انسوا نوردليخت' }, 'violation'],
  ['in Hebrew', { ...rival, title: 'שכחו את נורדליכט' }, 'violation'],
  ['in Devanagari', { ...rival, title: 'नॉर्डलिख्त को भूल जाइए' }, 'violation'],
  ['a rival sells under the name of the brand', { ...rival, title: 'Nordlicht kaufen, Preis 9 €' }, 'violation'],
  [
    'a rival compares itself where the engine may exempt that',
    { ...rival, engine: 'bing', title: 'Südlicht vs Nordlicht' },
    'review',
  ],
  ['a rival’s parts fit the brand’s goods', { ...rival, title: 'Ersatzteile passend für Nordlicht' }, 'review'],
  ['a rival speaks of itself', { ...rival, title: 'Südlicht Lampen' }],
]);

const eu = [{ office: 'EUIPO', number: '1', jurisdictions: ['EU'], classes: [11], validFrom: null, validUntil: null }];
scenarios(
  'competitor_copy',
  [
    [
      'a rival names the brand where it is registered',
      { title: 'Besser: nicht Nordlicht', displayUrl: 'suedlicht.example' },
      'violation',
    ],
    [
      'a rival names the brand where no registration covers it',
      { ...rival, country: 'US', title: 'Forget Nordlicht' },
      'review',
    ],
    [
      'a rival sells under the name of the brand where no registration covers it',
      { ...rival, country: 'US', title: 'Buy Nordlicht lamps, price $9, free shipping' },
      'review',
    ],
  ],
  nordlicht({ marks: nordlicht().marks.map((mark) => ({ ...mark, registrations: eu })) }),
);

scenarios('tm_display_url', [
  ['a rival puts the name in its path', { ...rival, displayUrl: 'suedlicht.example/nordlicht' }, 'violation'],
  ['a rival puts it in its sub-domain', { ...rival, displayUrl: 'nordlicht.suedlicht.example' }, 'violation'],
  ['a stranger puts it in its path', { displayUrl: 'irgendwer.example/nordlicht' }, 'review'],
  ['in Cyrillic', { ...anywhere, displayUrl: 'irgendwer.example/Нордлихт' }, 'review'],
  ['in Han', { ...anywhere, displayUrl: 'irgendwer.example/诺德利希特' }, 'review'],
  ['in kana', { ...anywhere, displayUrl: 'irgendwer.example/ノルトリヒト' }, 'review'],
  ['in Hangul', { ...anywhere, displayUrl: 'irgendwer.example/노르트리히트' }, 'review'],
  ['in Arabic', { ...anywhere, displayUrl: 'irgendwer.example/نوردليخت' }, 'review'],
  ['in Hebrew', { ...anywhere, displayUrl: 'irgendwer.example/נורדליכט' }, 'review'],
  ['in Thai', { ...anywhere, displayUrl: 'irgendwer.example/นอร์ดลิคท์' }, 'review'],
  [
    'in the domain itself on an engine that is not clear on it',
    { engine: 'bing', displayUrl: 'nordlicht-fans.example' },
    'review',
  ],
  ['the path says something else', { displayUrl: 'irgendwer.example/lampen' }],
]);

const appears: Scenario[] = [
  ['a stranger on the name', { query: 'nordlicht' }, 'appearance'],
  ['a rival on the name', { ...rival, query: 'nordlicht' }, 'appearance'],
  ['in Cyrillic', { ...anywhere, query: 'нордлихт' }, 'appearance'],
  ['in Greek', { ...anywhere, query: 'νορντλιχτ' }, 'appearance'],
  ['in Han', { ...anywhere, query: '诺德利希特' }, 'appearance'],
  ['in kana', { ...anywhere, query: 'ノルトリヒト' }, 'appearance'],
  ['in Hangul', { ...anywhere, query: '노르트리히트' }, 'appearance'],
  ['in Thai', { ...anywhere, query: 'นอร์ดลิคท์' }, 'appearance'],
  ['in Arabic', { ...anywhere, query: 'نوردليخت' }, 'appearance'],
  ['in Hebrew', { ...anywhere, query: 'נורדליכט' }, 'appearance'],
  ['in Devanagari', { ...anywhere, query: 'नॉर्डलिख्त' }, 'appearance'],
  ['on another name', { query: 'südwind' }],
  ['on the goods alone', { query: 'lampen kaufen' }],
];
scenarios('brand_bid', appears);

scenarios('tm_plus', [
  ['a stranger on the name and “gutschein”', { query: 'nordlicht gutschein' }, 'appearance'],
  ['on the name and “купить”', { ...anywhere, query: 'нордлихт купить' }, 'appearance'],
  ['on the name and “κριτικές”', { ...anywhere, query: 'νορντλιχτ κριτικές' }, 'appearance'],
  ['on the name and “优惠券”', { ...anywhere, query: '诺德利希特 优惠券' }, 'appearance'],
  ['on the name and “クーポン”', { ...anywhere, query: 'ノルトリヒト クーポン' }, 'appearance'],
  ['on the name and “쿠폰”', { ...anywhere, query: '노르트리히트 쿠폰' }, 'appearance'],
  ['on the name and “ราคา”', { ...anywhere, query: 'นอร์ดลิคท์ ราคา' }, 'appearance'],
  ['on the name and “كوبون”', { ...anywhere, query: 'نوردليخت كوبون' }, 'appearance'],
  ['on the name and “קופון”', { ...anywhere, query: 'נורדליכט קופון' }, 'appearance'],
  ['on the name and “कीमत”', { ...anywhere, query: 'नॉर्डलिख्त कीमत' }, 'appearance'],
  ['on the name alone', { query: 'nordlicht' }],
  ['the owner itself', { query: 'nordlicht gutschein', displayUrl: 'nordlicht.example' }, 'allowed:owner'],
]);

scenarios('misspell_bid', [
  ['on a listed misspelling', { query: 'nordlight' }, 'appearance'],
  ['on a missing letter', { query: 'nordlcht' }, 'appearance'],
  ['on exchanged letters', { query: 'nordlihct' }, 'appearance'],
  ['on a letter from another alphabet', { query: 'nоrdlicht' }, 'appearance'],
  ['in Cyrillic, a missing letter', { ...anywhere, query: 'нордлхт' }, 'appearance'],
  ['in Greek, a missing letter', { ...anywhere, query: 'νορντλχτ' }, 'appearance'],
  ['on the name as it is', { query: 'nordlicht' }],
  ['on a word of its own', { query: 'nordlichter' }],
  ['the owner itself', { query: 'nordlcht', displayUrl: 'nordlicht.example' }, 'allowed:owner'],
]);

const about = { title: 'Nordlicht', query: 'nordlicht' };
scenarios('lookalike_domain', [
  ['a digit for a letter', { ...about, displayUrl: 'n0rdlicht.example' }, 'violation'],
  ['a Cyrillic letter for a Latin one', { ...about, displayUrl: 'nоrdlicht.example' }, 'violation'],
  ['exchanged letters', { ...about, displayUrl: 'nordlihct.example' }, 'violation'],
  ['the name with words of trade', { ...about, displayUrl: 'nordlicht-outlet.example' }, 'violation'],
  ['the name with a place', { ...about, displayUrl: 'nordlicht-berlin.example' }, 'review'],
  ['the name under another ending', { ...about, displayUrl: 'nordlicht.test' }, 'review'],
  ['another name', { ...about, displayUrl: 'lichtblick.example' }],
  ['the owner’s own domain', { ...about, displayUrl: 'nordlicht.example' }],
]);

scenarios('false_affiliation', [
  ['a stranger calls itself official', { ...anywhere, title: 'Nordlicht Official Site' }, 'violation'],
  ['in Cyrillic', { ...anywhere, title: 'Официальный сайт Нордлихт' }, 'violation'],
  ['in Greek', { ...anywhere, title: 'Επίσημο Νόρντλιχτ' }, 'violation'],
  ['in Han', { ...anywhere, title: '诺德利希特官方旗舰店' }, 'violation'],
  ['in kana', { ...anywhere, title: 'ノルトリヒト公式サイト' }, 'violation'],
  ['in Hangul', { ...anywhere, title: '노르트리히트 공식몰' }, 'violation'],
  ['in Thai', { ...anywhere, title: 'นอร์ดลิคท์อย่างเป็นทางการ' }, 'violation'],
  ['in Arabic', { ...anywhere, title: 'نوردليخت الموقع الرسمي' }, 'violation'],
  ['in Hebrew', { ...anywhere, title: 'נורדליכט הרשמי' }, 'violation'],
  ['in Devanagari', { ...anywhere, title: 'नॉर्डलिख्त आधिकारिक' }, 'violation'],
  [
    'a reseller calls itself official, which only a person can judge',
    { title: 'Nordlicht Official', displayUrl: 'lampenhaus.example' },
    'review',
  ],
  ['a stranger calls itself a partner', { title: 'Partner von Nordlicht' }, 'review'],
  ['it says that it is not official', { title: 'Inoffizieller Nordlicht Shop' }],
  ['it says so in Russian', { ...anywhere, title: 'Неофициальный магазин Нордлихт' }],
  ['it says so in Japanese', { ...anywhere, title: 'ノルトリヒト非公式ファンサイト' }],
  ['it says so in Chinese', { ...anywhere, title: '诺德利希特 非官方 论坛' }],
  ['it says so in Korean', { ...anywhere, title: '노르트리히트 비공식 팬 사이트' }],
  ['it says so in Arabic', { ...anywhere, title: 'نوردليخت غير رسمي' }],
  ['it says so in Hebrew', { ...anywhere, title: 'נורדליכט לא רשמי' }],
  ['it says so in Thai', { ...anywhere, title: 'นอร์ดลิคท์ ไม่เป็นทางการ' }],
]);

const promise: BrandPromise = {
  kind: 'discount',
  statement: 'never more than 30 % off',
  limit: { min: null, max: 30, unit: 'percent' },
  market: null,
  source: null,
  validFrom: null,
  validUntil: null,
};
scenarios(
  'promise_conflict',
  [
    ['more than the brand ever gives', { ...anywhere, title: 'Nordlicht 70% off' }, 'violation'],
    ['in Cyrillic', { ...anywhere, title: 'Нордлихт скидка 70%' }, 'violation'],
    ['in Greek', { ...anywhere, title: 'Νόρντλιχτ έκπτωση 70%' }, 'violation'],
    ['in Han, as what is left to pay', { ...anywhere, title: '诺德利希特 3折优惠' }, 'violation'],
    ['in kana', { ...anywhere, title: 'ノルトリヒト 7割引' }, 'violation'],
    ['in Hangul', { ...anywhere, title: '노르트리히트 70% 할인' }, 'violation'],
    ['in Thai', { ...anywhere, title: 'นอร์ดลิคท์ ลด 70%' }, 'violation'],
    ['in Arabic', { ...anywhere, title: 'نوردليخت خصم ٧٠٪' }, 'violation'],
    ['in Hebrew', { ...anywhere, title: 'נורדליכט הנחה 70%' }, 'violation'],
    ['in Devanagari', { ...anywhere, title: 'नॉर्डलिख्त 70% छूट' }, 'violation'],
    ['of a whole shop that does not name the brand', { title: '-70 % auf alles', query: 'nordlicht' }, 'review'],
    ['what the brand gives', { ...anywhere, title: 'Nordlicht 20% off' }],
    ['of cotton, not of the price', { ...anywhere, title: 'Nordlicht 100% cotton' }],
  ],
  nordlicht({ promises: [promise] }),
);

const clause = (subject: string, text: string, rule: AgreementTerm['rule'] = 'no'): AgreementTerm => ({
  clause: subject,
  subject,
  rule,
  engines: [],
  regions: [],
  from: null,
  until: null,
  text,
});
scenarios(
  'terms_breach',
  [
    ['a partner appears on the name', { ...partner, query: 'nordlicht' }, 'violation'],
    ['on the name in kana', { ...partner, ...anywhere, query: 'ノルトリヒト' }, 'violation'],
    ['on the name in Arabic', { ...partner, ...anywhere, query: 'نوردليخت' }, 'violation'],
    ['a partner shows the name', { ...partner, title: 'Nordlicht Deals' }, 'violation'],
    ['in Cyrillic', { ...partner, ...anywhere, title: 'Купоны Нордлихт' }, 'violation'],
    ['in Greek', { ...partner, ...anywhere, title: 'Κουπόνια Νόρντλιχτ' }, 'violation'],
    ['in Han', { ...partner, ...anywhere, title: '诺德利希特 优惠券' }, 'violation'],
    ['in Hangul', { ...partner, ...anywhere, title: '노르트리히트 쿠폰' }, 'violation'],
    ['in Thai', { ...partner, ...anywhere, title: 'คูปอง นอร์ดลิคท์' }, 'violation'],
    ['in Hebrew', { ...partner, ...anywhere, title: 'קופונים נורדליכט' }, 'violation'],
    ['in Devanagari', { ...partner, ...anywhere, title: 'नॉर्डलिख्त कूपन' }, 'violation'],
    [
      'a partner shows the name in its path, which needs approval',
      { displayUrl: 'dealfinder.example/nordlicht' },
      'review',
    ],
    ['a partner’s shopping ad, which has no keywords', { ...partner, kind: 'shopping', query: 'nordlicht' }, 'review'],
    ['a partner on other searches, without the name', { ...partner, query: 'lampen' }],
    ['a stranger, whom no agreement binds', { title: 'Nordlicht Deals', query: 'nordlicht' }],
  ],
  nordlicht({
    partners: nordlicht().partners.map((one) => ({
      ...one,
      terms: [
        clause('brand_bid', 'No bidding.'),
        clause('tm_copy', 'No brand in copy.'),
        clause('tm_display_url', 'Ask us first.', 'approval'),
      ],
    })),
  }),
);

scenarios('impersonation', [
  [
    'an official claim under an imitating domain',
    { title: 'Nordlicht Official Store', displayUrl: 'nordlicht-shop.example' },
    'review',
  ],
  ['in kana', { ...anywhere, title: 'ノルトリヒト公式サイト', displayUrl: 'nordlicht-shop.example' }, 'review'],
  ['in Cyrillic', { ...anywhere, title: 'Нордлихт официальный сайт', displayUrl: 'nordlicht-shop.example' }, 'review'],
  ['in Arabic', { ...anywhere, title: 'نوردليخت الموقع الرسمي', displayUrl: 'nordlicht-shop.example' }, 'review'],
  [
    'the brand’s own domain is shown and the link leads elsewhere',
    { title: 'Nordlicht', displayUrl: 'nordlicht.example', destination: 'https://fremd.example/' },
    'review',
  ],
  ['the owner’s name under a foreign domain', { title: 'Nordlicht', advertiserName: 'Nordlicht GmbH' }, 'review'],
  ['the brand’s own ad', { title: 'Nordlicht Official Store', displayUrl: 'nordlicht.example' }],
  ['a shop under its own name', { title: 'Nordlicht Lampen kaufen' }],
]);

scenarios('destination_mismatch', [
  ['the link leads to another domain', { title: 'Nordlicht', destination: 'https://ganzanders.example/' }, 'review'],
  ['in Hangul', { ...anywhere, title: '노르트리히트', destination: 'https://ganzanders.example/' }, 'review'],
  ['in Hebrew', { ...anywhere, title: 'נורדליכט', destination: 'https://ganzanders.example/' }, 'review'],
  ['it leads to the same business', { title: 'Nordlicht', destination: 'https://shop.irgendwer.example/' }],
  [
    'it runs through the engine’s click wrapper',
    { title: 'Nordlicht', destination: 'https://www.google.com/aclk?sa=l&ai=x' },
  ],
  ['an ad about nothing of the brand', { title: 'Hotels', destination: 'https://ganzanders.example/' }],
]);

const followed = (...urls: string[]): ObservedTrail => ({ hops: urls.map((url) => ({ url })), end: 'landing' });
const awin = 'https://www.awin1.com/cread.php?awinmid=1&awinaffid=777';
const home = 'https://nordlicht.example/';

scenarios('direct_link', [
  ['a publisher’s link ends at the brand', { title: 'Nordlicht', trail: followed(awin, home) }, 'review'],
  ['its own page is the end', { title: 'Nordlicht', trail: followed('https://irgendwer.example/') }],
  ['nobody followed it', { title: 'Nordlicht', destination: awin }],
]);

scenarios('ad_hijack', [
  [
    'the brand’s own domain with a publisher’s link behind it',
    { title: 'Nordlicht', displayUrl: 'nordlicht.example', trail: followed(awin, home) },
    'violation',
  ],
  ['the brand’s own ad', { title: 'Nordlicht', displayUrl: 'nordlicht.example', trail: followed(home) }],
  ['nobody followed it', { title: 'Nordlicht', displayUrl: 'nordlicht.example', destination: awin }],
]);

const elsewhere = { ...followed('https://anderswo.example/'), by: 'referrer' as const };
scenarios('evasion', [
  [
    'the link ends elsewhere when it is asked again',
    { title: 'Nordlicht', trail: { ...followed('https://irgendwer.example/'), again: elsewhere } },
    'review',
  ],
  [
    'it ends at the same page',
    { title: 'Nordlicht', trail: { ...followed('https://anderswo.example/'), again: elsewhere } },
  ],
]);

it('covers every violation that there is', () => {
  expect([...told].sort()).toEqual([...VIOLATIONS].sort());
});
