import { ALL_DEVICES, type ProviderOffer } from './offer.js';

/** app.zenserp.com/documentation, zenserp.com/pricing-plans; how it tells ads is described by others only. */
export const ZENSERP_OFFER: ProviderOffer = {
  name: 'Zenserp',
  engines: { google: { devices: ALL_DEVICES, countries: null, places: true, vouched: 'reconstructed' } },
  screenshots: 'none',
  price: null,
  asksASecond: 10,
  atOnce: 40,
  limits:
    'The plan sets a monthly quota, 25,000 on the smallest paid one; at most 400 connections at once. It tells a used-up plan and a wrong key alike.',
};
