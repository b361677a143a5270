import type { ProviderOffer } from './offer.js';

/** docs.dataforseo.com/v3/serp/google/organic/live/advanced, /bing/…. */
export const DATAFORSEO_OFFER: ProviderOffer = {
  name: 'DataForSEO',
  engines: {
    google: { devices: ['desktop', 'mobile'], countries: null, places: true, vouched: 'documented' },
    bing: { devices: ['desktop', 'mobile'], countries: null, places: true, vouched: 'documented' },
  },
  screenshots: 'separate-call',
  price: {
    plans: [{ plan: 'Live, paid by use', microUsdPerLook: 2_000 }],
    source: 'https://dataforseo.com/pricing/serp/google-organic-serp-api',
    asOf: '2026-11',
  },
  asksASecond: 20,
  atOnce: 20,
  limits: '2,000 calls a minute for an account, 30 live ones at once.',
};
