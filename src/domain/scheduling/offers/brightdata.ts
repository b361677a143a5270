import type { ProviderOffer } from './offer.js';

/**
 * Bright Data's SERP API (docs.brightdata.com, parsed JSON with the whole page beside it). No page of its own that names the
 * fields of ads was at hand; the page itself is read too.
 */
export const BRIGHTDATA_OFFER: ProviderOffer = {
  name: 'Bright Data',
  engines: {
    google: { devices: ['desktop', 'mobile'], countries: null, places: false, vouched: 'reconstructed' },
    bing: { devices: ['desktop', 'mobile'], countries: null, places: false, vouched: 'reconstructed' },
  },
  screenshots: 'separate-call',
  price: null,
  asksASecond: 5,
  atOnce: 10,
  limits: 'No limit of requests is documented; five a second is what we keep to.',
};
