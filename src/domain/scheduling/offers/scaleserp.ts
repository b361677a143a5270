import { ALL_DEVICES, type ProviderOffer } from './offer.js';

/** docs.trajectdata.com/scaleserp. One recorded reply with seven ads, of 2020, was checked. */
export const SCALESERP_OFFER: ProviderOffer = {
  name: 'Scale SERP',
  engines: { google: { devices: ALL_DEVICES, countries: null, places: true, vouched: 'recorded' } },
  screenshots: 'none',
  price: null,
  asksASecond: 2,
  atOnce: 8,
  limits:
    'Plans may limit requests a minute; two a second is what we keep to. Its reading was checked against one reply of 2020.',
};
