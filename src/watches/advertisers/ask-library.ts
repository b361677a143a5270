import type { AdvertiserSource } from '../../domain/capture/ad-library/advertiser.js';
import { firstText, type JsonRecord, record } from '../../domain/capture/json-fields.js';
import type { LiveProvider } from '../../domain/scheduling/live-providers.js';
import type { Credentials } from '../../platform/config/provider-access.js';
import type { OutboundRequest } from '../../platform/outbound/http-client.js';
import { encodedKeyword } from '../transport/dataforseo-task.js';
import { DATAFORSEO } from '../transport/dataforseo.js';
import { statusFailure } from '../transport/http-status.js';
import { SEARCHAPI } from '../transport/searchapi.js';
import type { ProviderReply } from '../transport/send.js';
import { SERPAPI } from '../transport/serpapi.js';
import type { LookFailure } from '../transport/transport.js';

/** How one library of ads is asked for a name. */
export interface LibraryProtocol {
  /** As people call it. */
  readonly name: string;
  /** Whose key and whose budget; null where it is free and asks for no key. */
  readonly provider: LiveProvider | null;
  request(name: string, credentials: Credentials, base: string): Omit<OutboundRequest, 'signal'>;
  /** Why the reply is none; null where its body is to be read. */
  failureIn(reply: ProviderReply, body: JsonRecord | null): LookFailure | null;
}

/** The first page of each library; who is looked for by name stands there or is looked for by a fuller name. */
export const LIBRARIES: Readonly<Record<AdvertiserSource, LibraryProtocol>> = {
  // serpapi.com/google-ads-transparency-center-api
  'serpapi-transparency': {
    name: 'Google Ads Transparency Center through SerpApi',
    provider: 'serpapi',
    request: (text, { key }, base) => ({
      url: `${base}/search.json`,
      params: { engine: 'google_ads_transparency_center', text, api_key: key },
    }),
    failureIn: (reply, body) => SERPAPI.failureIn(reply, body),
  },
  // searchapi.io/docs/google-ads-transparency-center-advertiser-search-api
  'searchapi-transparency': {
    name: 'Google Ads Transparency Center through SearchApi',
    provider: 'searchapi',
    request: (q, { key = '' }, base) => ({
      url: `${base}/api/v1/search`,
      params: { engine: 'google_ads_transparency_center_advertiser_search', q },
      headers: { authorization: `Bearer ${key}` },
    }),
    failureIn: (reply, body) => SEARCHAPI.failureIn(reply, body),
  },
  // docs.dataforseo.com/v3/serp/google/ads_advertisers/live/advanced
  'dataforseo-transparency': {
    name: 'Google Ads Transparency Center through DataForSEO',
    provider: 'dataforseo',
    request: (name, { login = '', password = '' }, base) => ({
      method: 'POST',
      url: `${base}/v3/serp/google/ads_advertisers/live/advanced`,
      headers: { authorization: `Basic ${Buffer.from(`${login}:${password}`, 'utf8').toString('base64')}` },
      json: [{ keyword: encodedKeyword(name) }],
    }),
    failureIn: (reply, body) => DATAFORSEO.failureIn(reply, body),
  },
  // learn.microsoft.com/advertising/guides/ad-library-api: public; unauthenticated callers have stricter limits.
  'microsoft-ad-library': {
    name: "Microsoft's Ad Library",
    provider: null,
    request: (searchText, _credentials, base) => ({
      url: `${base}/Advertisers`,
      params: { searchText, top: 50, skip: 0 },
    }),
    failureIn: (reply, body) =>
      statusFailure("Microsoft's Ad Library", reply, firstText(record(body?.['error']), 'message')),
  },
};
