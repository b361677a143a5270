import type { Device, Engine } from '../capture/capture.js';
import { countryOf } from '../capture/reply-context.js';
import type { MarketToWatch } from './cell.js';
import { countryName, engineName } from '../text/place-names.js';

/** Providers that can be asked for a look. */
export const LIVE_PROVIDERS = ['serpapi', 'dataforseo'] as const;
export type LiveProvider = (typeof LIVE_PROVIDERS)[number];

/** What a provider says it can look at on one engine. */
export interface EngineOffer {
  readonly devices: readonly Device[];
  /** Countries that can be searched from; null where any can be named. */
  readonly countries: readonly string[] | null;
  /** Whether a place within the country can be named. */
  readonly places: boolean;
  /**
   * How far our reading of it is vouched for. `recorded`: parameters by the provider's documentation, replies checked against
   * recorded ones with ads. `documented`: parameters and replies by documentation alone.
   */
  readonly vouched: 'recorded' | 'documented';
}

export interface ProviderOffer {
  /** As people call it. */
  readonly name: string;
  readonly engines: Readonly<Partial<Record<Engine, EngineOffer>>>;
  /** Requests that may start within a second, over all processes. */
  readonly asksASecond: number;
  /** Requests under way at once, over all processes. */
  readonly atOnce: number;
}

const ALL_DEVICES = ['desktop', 'mobile', 'tablet'] as const;

/** Regions of DuckDuckGo that SerpApi lists (serpapi.com/duckduckgo-regions), as country and language. */
export const DUCKDUCKGO_REGIONS: readonly string[] =
  'ar-es au-en at-de be-fr be-nl br-pt bg-bg ca-en ca-fr cl-es cn-zh co-es hr-hr cz-cs dk-da ee-et fi-fi fr-fr de-de gr-el hu-hu is-is in-en id-en ie-en il-en it-it jp-jp kr-kr lv-lv lt-lt my-en mx-es nl-nl nz-en no-no pk-en pe-es ph-en pl-pl pt-pt ro-ro ru-ru sg-en sk-sk za-en es-ca es-es se-sv ch-de ch-fr th-en tr-tr us-en us-es ua-uk uk-en vn-en'.split(
    ' ',
  );

const regionCountries = [...new Set(DUCKDUCKGO_REGIONS.map((region) => countryOf(region.slice(0, 2)) ?? ''))];

/** What each provider can be asked, by its own documentation. */
export const OFFERS: Readonly<Record<LiveProvider, ProviderOffer>> = {
  // serpapi.com/search-api, /bing-search-api, /yahoo-search-api, /duckduckgo-search-api, /baidu-search-api, /naver-search-api.
  // The hourly limit depends on the plan and is not published; two a second stay below that of the smallest plans in use.
  serpapi: {
    name: 'SerpApi',
    asksASecond: 2,
    atOnce: 8,
    engines: {
      google: { devices: ALL_DEVICES, countries: null, places: true, vouched: 'recorded' },
      bing: { devices: ALL_DEVICES, countries: null, places: true, vouched: 'documented' },
      yahoo: { devices: ALL_DEVICES, countries: null, places: false, vouched: 'documented' },
      duckduckgo: { devices: ['desktop'], countries: regionCountries, places: false, vouched: 'documented' },
      baidu: { devices: ['desktop', 'mobile'], countries: ['CN'], places: false, vouched: 'documented' },
      naver: { devices: ['desktop', 'mobile'], countries: ['KR'], places: false, vouched: 'documented' },
    },
  },
  // docs.dataforseo.com/v3/serp/google/organic/live/advanced, /bing/…: 2,000 calls a minute for an account, 30 live at once.
  dataforseo: {
    name: 'DataForSEO',
    asksASecond: 20,
    atOnce: 20,
    engines: {
      google: { devices: ['desktop', 'mobile'], countries: null, places: true, vouched: 'recorded' },
      bing: { devices: ['desktop', 'mobile'], countries: null, places: true, vouched: 'documented' },
    },
  },
};

/** What is to be looked at. */
export interface LookWanted {
  readonly engine: Engine;
  readonly device: Device;
  readonly market: MarketToWatch;
}

/** Why a provider cannot take a look at all, as a sentence; null when it can. */
export function notOffered(provider: LiveProvider, { engine, device, market }: LookWanted): string | null {
  const { name, engines } = OFFERS[provider];
  const offer = engines[engine];
  if (offer === undefined) return `${name} is not asked for ${engineName(engine)}.`;
  if (!offer.devices.includes(device)) return `${name} does not show ${engineName(engine)} as on a ${device}.`;
  if (offer.countries !== null && !offer.countries.includes(market.country))
    return `${name} cannot search ${engineName(engine)} from ${countryName(market.country)}.`;
  if (market.location !== null && !offer.places)
    return `${name} cannot search ${engineName(engine)} from a place within a country. Leave out the market's location.`;
  return null;
}

/** The engines of a watch that none of its providers can be asked for. */
export function enginesWithoutProvider(engines: readonly Engine[], providers: readonly LiveProvider[]): Engine[] {
  return engines.filter((engine) => providers.every((provider) => OFFERS[provider].engines[engine] === undefined));
}
