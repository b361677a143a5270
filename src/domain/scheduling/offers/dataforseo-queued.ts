import { DATAFORSEO_OFFER } from './dataforseo.js';
import type { ProviderOffer } from './offer.js';

/**
 * DataForSEO's standard queue (docs.dataforseo.com/v3/serp/google/organic/task_post, …/task_get/advanced, /bing/…): a search is
 * handed in, made within minutes and fetched for nothing; replies are those of the live endpoint. Price and times: normal
 * priority, "up to 5 minutes (guaranteed time: 45 minutes)".
 */
export const DATAFORSEO_QUEUED_OFFER: ProviderOffer = {
  ...DATAFORSEO_OFFER,
  name: 'DataForSEO (queued)',
  price: {
    plans: [{ plan: 'Standard queue, normal priority, paid by use', microUsdPerLook: 600 }],
    source: 'https://dataforseo.com/help-center/serp-api-cost-explained',
    asOf: '2026-11',
  },
  // Beside the twenty of live looks, this stays within the account's 2,000 calls a minute.
  asksASecond: 10,
  atOnce: 20,
  limits:
    'The account and its 2,000 calls a minute are those of DataForSEO. Looks come back within minutes, at the latest after 45.',
};
