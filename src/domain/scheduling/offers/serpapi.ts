import { countryOf } from '../../capture/reply-context.js';
import { ALL_DEVICES, type ProviderOffer } from './offer.js';

/** Regions of DuckDuckGo that SerpApi lists (serpapi.com/duckduckgo-regions), as country and language. */
export const DUCKDUCKGO_REGIONS: readonly string[] =
  'ar-es au-en at-de be-fr be-nl br-pt bg-bg ca-en ca-fr cl-es cn-zh co-es hr-hr cz-cs dk-da ee-et fi-fi fr-fr de-de gr-el hu-hu is-is in-en id-en ie-en il-en it-it jp-jp kr-kr lv-lv lt-lt my-en mx-es nl-nl nz-en no-no pk-en pe-es ph-en pl-pl pt-pt ro-ro ru-ru sg-en sk-sk za-en es-ca es-es se-sv ch-de ch-fr th-en tr-tr us-en us-es ua-uk uk-en vn-en'.split(
    ' ',
  );

const regionCountries = [...new Set(DUCKDUCKGO_REGIONS.map((region) => countryOf(region.slice(0, 2)) ?? ''))];

/** Where Yandex has a site of its own, by country: its domain and its code of the whole country (serpapi.com/yandex-domains, /yandex-locations). */
export const YANDEX_SITES: Readonly<Record<string, { readonly domain: string; readonly region: number }>> = {
  RU: { domain: 'yandex.ru', region: 225 },
  BY: { domain: 'yandex.by', region: 149 },
  KZ: { domain: 'yandex.kz', region: 159 },
  UZ: { domain: 'yandex.uz', region: 171 },
  TR: { domain: 'yandex.com.tr', region: 983 },
};

/**
 * serpapi.com/search-api, /bing-search-api, /yahoo-search-api, /duckduckgo-search-api, /baidu-search-api, /naver-search-api,
 * /yandex-search-api. Yandex's page names no field for ads.
 */
export const SERPAPI_OFFER: ProviderOffer = {
  name: 'SerpApi',
  engines: {
    google: { devices: ALL_DEVICES, countries: null, places: true, vouched: 'recorded' },
    bing: { devices: ALL_DEVICES, countries: null, places: true, vouched: 'documented' },
    yahoo: { devices: ALL_DEVICES, countries: null, places: false, vouched: 'documented' },
    duckduckgo: { devices: ['desktop'], countries: regionCountries, places: false, vouched: 'documented' },
    baidu: { devices: ['desktop', 'mobile'], countries: ['CN'], places: false, vouched: 'documented' },
    yandex: { devices: ['desktop'], countries: Object.keys(YANDEX_SITES), places: false, vouched: 'reconstructed' },
    naver: { devices: ['desktop', 'mobile'], countries: ['KR'], places: false, vouched: 'documented' },
  },
  screenshots: 'none',
  price: {
    plans: [
      { plan: 'Starter, 1,000 a month', microUsdPerLook: 25_000 },
      { plan: 'Developer, 5,000 a month', microUsdPerLook: 15_000 },
      { plan: 'Production, 15,000 a month', microUsdPerLook: 10_000 },
      { plan: 'Big Data, 30,000 a month', microUsdPerLook: 9_167 },
    ],
    source: 'https://serpapi.com/pricing',
    asOf: '2026-05',
  },
  asksASecond: 2,
  atOnce: 8,
  limits:
    'The plan sets an hourly limit, from 200 on the smallest. Two a second is what we keep to; the provider says when that is too much.',
};
