import { type Look, type Market, type SampleAd, type SampleProduct, type SampleResult, takenAt } from '../look.js';
import { asGooglePage, asSerpApi, type Sample } from '../sample.js';

const OWNER: SampleAd = {
  title: 'ヒナタオト｜ワイヤレスイヤホンの直営店',
  description: '日本の工房で調律したイヤホン。送料無料、二年保証つき。',
  shown: 'https://www.hinataoto.example',
  to: 'https://www.hinataoto.example/?from=ad',
  advertiser: 'ヒナタオト',
};
/** A listed competitor that names the mark. */
const SHIZUKUNE: SampleAd = {
  title: 'ヒナタオトより静かな新型イヤホン｜シズクネ',
  description: 'ノイズを九割カット。ヒナタオトから乗り換えで下取り増額キャンペーン中。',
  shown: 'https://www.shizukune.example',
  to: 'https://www.shizukune.example/lp',
  advertiser: 'シズクネ',
};
/** Calls itself official and is not; the domain joins the mark in Latin letters with a word. */
const FAKE_OFFICIAL: SampleAd = {
  title: '【公式】ヒナタオト アウトレット通販',
  description: 'ヒナタオト公式アウトレット。人気イヤホンが最大60%オフ、本日限り。',
  shown: 'https://hinataoto-outlet.example',
  to: 'https://hinataoto-outlet.example/sale',
};
const REVIEWS: SampleAd = {
  title: 'ヒナタオトの口コミ・評判を徹底解説',
  description: '購入者五十人のレビューと音質の比較。買う前に読みたい記事です。',
  shown: 'https://www.oto-hyoka.example',
  to: 'https://www.oto-hyoka.example/hinataoto',
};
/** Sells ear pads for many makers. */
const EAR_PADS: SampleAd = {
  title: 'ヒナタオト対応 交換用イヤーパッド 互換品',
  description: '各社イヤホンに対応する互換パーツ専門店。純正品ではありません。',
  shown: 'https://www.mimi-parts.example',
  to: 'https://www.mimi-parts.example/pads',
};

const PRODUCTS: SampleProduct[] = [
  {
    title: 'ヒナタオト ワイヤレスイヤホン HO-2',
    price: '￥24,800',
    seller: '音の蔵',
    to: 'https://www.otonokura.example/ho-2',
  },
];

const RESULTS: SampleResult[] = [
  { title: 'ヒナタオト 公式サイト', text: 'ワイヤレスイヤホンとヘッドホン。', url: 'https://www.hinataoto.example/' },
  { title: 'イヤホンの選び方', text: 'はじめての方へ。', url: 'https://erabikata.example/earphones' },
];

const JAPAN: Market = { engine: 'google', country: 'JP', language: 'ja', device: 'desktop', location: 'Osaka, Japan' };
const JAPAN_MOBILE: Market = { ...JAPAN, device: 'mobile' };

/** A mark in katakana, written without spaces in the copy around it. */
export function hinataotoSamples(now: Date): Sample[] {
  const look = (market: Market, query: string, days: number, ads: SampleAd[]): Look => ({
    ...market,
    query,
    at: takenAt(now, days, 12),
    ads,
    results: RESULTS,
  });
  return [
    asSerpApi(look(JAPAN, 'ヒナタオト', 15, [OWNER, SHIZUKUNE])),
    asSerpApi(look(JAPAN, 'ヒナタオト', 8, [OWNER, SHIZUKUNE])),
    asSerpApi({ ...look(JAPAN, 'ワイヤレスイヤホン おすすめ', 5, [OWNER, REVIEWS, EAR_PADS]), products: PRODUCTS }),
    asSerpApi(look(JAPAN, 'ヒナタオト', 2, [FAKE_OFFICIAL, OWNER, SHIZUKUNE])),
    asGooglePage(look(JAPAN_MOBILE, 'ヒナタオト 口コミ', 6, [FAKE_OFFICIAL, OWNER])),
  ];
}
