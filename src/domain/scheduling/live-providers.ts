import type { Device, Engine } from '../capture/capture.js';
import { countryName, engineName } from '../text/place-names.js';
import type { MarketToWatch } from './cell.js';
import { APIFY_OFFER } from './offers/apify.js';
import { BRIGHTDATA_OFFER } from './offers/brightdata.js';
import { DATAFORSEO_OFFER } from './offers/dataforseo.js';
import { DATAFORSEO_QUEUED_OFFER } from './offers/dataforseo-queued.js';
import type { ProviderOffer } from './offers/offer.js';
import { OXYLABS_OFFER } from './offers/oxylabs.js';
import { SCALESERP_OFFER } from './offers/scaleserp.js';
import { SEARCHAPI_OFFER } from './offers/searchapi.js';
import { SERPAPI_OFFER } from './offers/serpapi.js';
import { SERPER_OFFER } from './offers/serper.js';
import { VALUESERP_OFFER } from './offers/valueserp.js';
import { ZENSERP_OFFER } from './offers/zenserp.js';

/** Providers that can be asked for a look. */
export const LIVE_PROVIDERS = [
  'serpapi',
  'dataforseo',
  'dataforseo-queued',
  'searchapi',
  'scaleserp',
  'valueserp',
  'serper',
  'zenserp',
  'apify',
  'oxylabs',
  'brightdata',
] as const;
export type LiveProvider = (typeof LIVE_PROVIDERS)[number];

/** Those that a look is handed in with, and that make it later; all others answer within the request. */
export const QUEUED_PROVIDERS = ['dataforseo-queued'] as const satisfies readonly LiveProvider[];
export type QueuedProvider = (typeof QUEUED_PROVIDERS)[number];

export function isQueued(provider: LiveProvider): provider is QueuedProvider {
  return (QUEUED_PROVIDERS as readonly LiveProvider[]).includes(provider);
}

/** What each provider can be asked, by its own documentation: one file a provider. */
export const OFFERS: Readonly<Record<LiveProvider, ProviderOffer>> = {
  serpapi: SERPAPI_OFFER,
  dataforseo: DATAFORSEO_OFFER,
  'dataforseo-queued': DATAFORSEO_QUEUED_OFFER,
  searchapi: SEARCHAPI_OFFER,
  scaleserp: SCALESERP_OFFER,
  valueserp: VALUESERP_OFFER,
  serper: SERPER_OFFER,
  zenserp: ZENSERP_OFFER,
  apify: APIFY_OFFER,
  oxylabs: OXYLABS_OFFER,
  brightdata: BRIGHTDATA_OFFER,
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
