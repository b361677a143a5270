import type { ProviderOffer } from './offer.js';

/**
 * Apify's actor apify/google-search-scraper. Replies of 2020 with seven ads and with one were checked. It takes a country and a
 * language; a place only as Google's own `uule` code, which is not made here.
 */
export const APIFY_OFFER: ProviderOffer = {
  name: 'Apify',
  engines: { google: { devices: ['desktop', 'mobile'], countries: null, places: false, vouched: 'recorded' } },
  screenshots: 'none',
  price: null,
  asksASecond: 2,
  atOnce: 8,
  limits:
    'Each look starts a run of the actor, which takes from ten seconds to a minute; the memory of the plan says how many run at once.',
};
