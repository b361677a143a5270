import { languageOf } from '../../domain/capture/reply-context.js';
import { countryName } from '../../domain/text/place-names.js';
import { DUCKDUCKGO_REGIONS, YANDEX_SITES } from '../../domain/scheduling/offers/serpapi.js';
import type { Look } from './transport.js';

/** Markets of Bing (`mkt`) that SerpApi lists. `mkt` and `cc` exclude each other (serpapi.com/bing-search-api). */
const BING_MARKETS = new Set(
  'es-ar en-au de-at nl-be fr-be pt-br en-ca fr-ca es-cl da-dk fi-fi fr-fr de-de zh-hk en-in en-id it-it ja-jp ko-kr en-my es-mx nl-nl en-nz no-no zh-cn pl-pl en-ph ru-ru en-za es-es sv-se fr-ch de-ch zh-tw tr-tr en-gb en-us es-us'.split(
    ' ',
  ),
);

/**
 * The parameters of one look, without the key, as SerpApi documents them for each engine. `no_cache` because a look that is
 * answered from an earlier one is none.
 */
export function serpApiParameters({ query, engine, market, device }: Look): Readonly<Record<string, string>> {
  const country = market.country.toLowerCase();
  const language = languageOf(market.language) ?? market.language.toLowerCase();
  const common = { engine, device, no_cache: 'true', output: 'json' };
  const place: Record<string, string> = {};
  if (market.location !== null) place['location'] = placeName(market.location, market.country);
  switch (engine) {
    case 'bing': {
      const tag = `${language}-${country}`;
      return { ...common, q: query, ...(BING_MARKETS.has(tag) ? { mkt: tag } : { cc: market.country }), ...place };
    }
    case 'yahoo':
      return { ...common, p: query, vc: uk(country), vl: `lang_${language}` };
    case 'duckduckgo':
      return { engine, no_cache: 'true', output: 'json', q: query, kl: regionOf(country, language) };
    case 'baidu':
      return { ...common, q: query };
    case 'naver':
      return { ...common, query };
    case 'yandex':
      return { engine, no_cache: 'true', output: 'json', text: query, ...yandexSite(market.country, language) };
    default:
      return {
        ...common,
        q: query,
        gl: uk(country),
        hl: market.language.toLowerCase() === 'pt-br' ? 'pt-br' : language,
        ...place,
      };
  }
}

/** `Hamburg` as `Hamburg, Germany`; a place that names more than itself is left as the portfolio has it. */
function placeName(location: string, country: string): string {
  return location.includes(',') ? location : `${location}, ${countryName(country)}`;
}

/** Google, Yahoo and DuckDuckGo call Great Britain by another code than ISO 3166 does. */
const uk = (country: string): string => (country === 'gb' ? 'uk' : country);

/** Languages of Yandex's pages that SerpApi lists (serpapi.com/yandex-languages). */
const YANDEX_LANGUAGES = new Set(['ru', 'en', 'be', 'kk', 'tr', 'uk']);

function yandexSite(country: string, language: string): Readonly<Record<string, string>> {
  const site = YANDEX_SITES[country];
  if (site === undefined) return {};
  return {
    yandex_domain: site.domain,
    lr: String(site.region),
    ...(YANDEX_LANGUAGES.has(language) ? { lang: language } : {}),
  };
}

function regionOf(country: string, language: string): string {
  const code = uk(country);
  return (
    DUCKDUCKGO_REGIONS.find((region) => region === `${code}-${language}`) ??
    DUCKDUCKGO_REGIONS.find((region) => region.startsWith(`${code}-`)) ??
    'wt-wt'
  );
}
