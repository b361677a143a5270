import { ALL_DEVICES, type ProviderOffer } from './offer.js';

/** developers.oxylabs.io, source `google_ads` ("optimized for maximum ad rate"), answered within the request. */
export const OXYLABS_OFFER: ProviderOffer = {
  name: 'Oxylabs',
  engines: { google: { devices: ALL_DEVICES, countries: null, places: true, vouched: 'documented' } },
  screenshots: 'none',
  price: null,
  asksASecond: 5,
  atOnce: 10,
  limits: 'Plans limit requests a second; five is what we keep to. Its list of ads was never seen filled.',
};
