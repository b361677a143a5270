import type { LiveProvider } from '../../src/domain/scheduling/live-providers.js';
import { QUERY } from './behaviour-case.js';
import { competitorAd } from './samples.js';

/** A provider whose reply is one object with lists, in its own documented words, about invented brands. */
export interface FlatSample {
  readonly provider: LiveProvider;
  /** The list that holds its ads, and what a reply without ads comes to. */
  readonly adList: string;
  readonly withoutAds: 'no-ads' | 'ads-not-told';
  /** A reply for a query; `lists` adds to what every page has. */
  readonly reply: (lists: Readonly<Record<string, unknown>>, query?: string) => Readonly<Record<string, unknown>>;
  /** One ad in its words. */
  readonly ad: (extra?: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;
  /** One result that is no ad, as a list of its own. */
  readonly results: Readonly<Record<string, unknown>>;
}

const link = `https://www.${competitorAd.domain}/lampen`;
const { title, description } = competitorAd;
const organic = [
  { position: 1, title: 'Nordlicht', link: 'https://nordlicht.example/', url: 'https://nordlicht.example/' },
];

const traject = (provider: 'scaleserp' | 'valueserp', shown: string, words: string): FlatSample => ({
  provider,
  adList: 'ads',
  withoutAds: 'no-ads',
  reply: (lists, query = QUERY) => ({
    request_info: { success: true, credits_used: 1, credits_remaining: 999 },
    search_metadata: {
      created_at: '2026-11-18T09:30:00.000Z',
      engine_url: `https://www.google.de/search?q=${query}&gl=de&hl=de`,
      json_url: `https://api.${provider}.com/search?api_key=REDACTED&q=${query}`,
    },
    search_parameters: { q: query, gl: 'de', hl: 'de', device: 'desktop' },
    search_information: { original_query_yields_zero_results: false, total_results: 6 },
    ...lists,
  }),
  ad: (extra = {}) => ({
    position: 1,
    block_position: 'top',
    title,
    link,
    [shown]: link,
    [words]: description,
    ...extra,
  }),
  results: { organic_results: organic },
});

export const FLAT_SAMPLES: readonly FlatSample[] = [
  {
    provider: 'searchapi',
    adList: 'ads',
    withoutAds: 'no-ads',
    reply: (lists, query = QUERY) => ({
      search_metadata: {
        id: 'search_abc',
        status: 'Success',
        created_at: '2026-11-18T09:30:00Z',
        request_url: `https://www.google.de/search?q=${query}`,
        json_url: 'https://www.searchapi.io/api/v1/searches/search_abc',
      },
      search_parameters: { engine: 'google', q: query, device: 'desktop', gl: 'de', hl: 'de' },
      search_information: { query_displayed: query, has_no_results_for: false },
      ...lists,
    }),
    ad: (extra = {}) => ({
      position: 1,
      block_position: 'top',
      title,
      link,
      displayed_link: link,
      tracking_link: 'https://www.google.com/aclk?sa=l&ai=1&adurl=',
      snippet: description,
      ...extra,
    }),
    results: { organic_results: organic },
  },
  traject('scaleserp', 'displayed_link', 'description'),
  traject('valueserp', 'display_link', 'snippet'),
  {
    provider: 'serper',
    adList: 'ads',
    withoutAds: 'ads-not-told',
    reply: (lists, query = QUERY) => ({
      searchParameters: { q: query, gl: 'de', hl: 'de', type: 'search', autocorrect: false, engine: 'google' },
      ...lists,
    }),
    ad: (extra = {}) => ({ position: 1, title, link, displayedLink: link, snippet: description, ...extra }),
    results: { organic },
  },
  {
    provider: 'zenserp',
    adList: 'paid_results',
    withoutAds: 'ads-not-told',
    reply: (lists, query = QUERY) => ({
      query: { q: query, gl: 'de', hl: 'de', device: 'desktop', engine: 'google' },
      ...lists,
    }),
    ad: (extra = {}) => ({ position: 1, title, url: link, displayed_url: link, description, ...extra }),
    results: { organic_results: organic },
  },
  {
    provider: 'apify',
    adList: 'paidResults',
    withoutAds: 'no-ads',
    reply: (lists, query = QUERY) => ({
      searchQuery: { term: query, page: 1, type: 'SEARCH', countryCode: 'de', languageCode: 'de', device: 'DESKTOP' },
      url: `http://www.google.com/search?gl=de&hl=de&q=${query}`,
      paidProducts: [],
      ...lists,
    }),
    ad: (extra = {}) => ({ title, url: link, displayedUrl: link, description, siteLinks: [], ...extra }),
    results: { organicResults: organic },
  },
  {
    provider: 'oxylabs',
    adList: 'paid',
    withoutAds: 'no-ads',
    reply: (lists, query = QUERY) => ({
      results: [
        {
          content: {
            results: { search_information: { query }, ...lists },
            parse_status_code: 12000,
            url: `https://www.google.com/search?q=${query}&gl=de&hl=de`,
          },
          status_code: 200,
          job_id: '1',
        },
      ],
    }),
    ad: (extra = {}) => ({ pos: 1, title, url: link, url_shown: link, desc: description, ...extra }),
    results: { organic },
  },
  {
    provider: 'brightdata',
    adList: 'top_ads',
    withoutAds: 'ads-not-told',
    reply: (lists, query = QUERY) => ({
      general: { search_engine: 'google', query, language: 'de', mobile: false, timestamp: '2026-11-18T09:30:00.000Z' },
      input: { original_url: `https://www.google.com/search?q=${query}&gl=de&hl=de&brd_json=html` },
      ...lists,
    }),
    ad: (extra = {}) => ({ rank: 1, title, link, display_link: link, description, ...extra }),
    results: { organic },
  },
];
