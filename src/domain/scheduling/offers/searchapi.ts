import { ALL_DEVICES, type ProviderOffer } from './offer.js';

/** searchapi.io/docs/google. Replies were checked against recorded ones, which held no ads. */
export const SEARCHAPI_OFFER: ProviderOffer = {
  name: 'SearchApi',
  engines: { google: { devices: ALL_DEVICES, countries: null, places: true, vouched: 'documented' } },
  screenshots: 'none',
  price: null,
  asksASecond: 2,
  atOnce: 8,
  limits:
    'The plan sets a monthly quota and how much runs at once; no figure is published for a second. Two a second is what we keep to.',
};
