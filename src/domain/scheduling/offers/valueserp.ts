import { ALL_DEVICES, type ProviderOffer } from './offer.js';

/** docs.trajectdata.com/valueserp. */
export const VALUESERP_OFFER: ProviderOffer = {
  name: 'ValueSERP',
  engines: { google: { devices: ALL_DEVICES, countries: null, places: true, vouched: 'documented' } },
  screenshots: 'none',
  price: null,
  asksASecond: 4,
  atOnce: 16,
  limits: '250 requests a minute on the entry plans, 5,000 on the largest.',
};
