import type { ProviderOffer } from './offer.js';

/** serper.dev; its documentation names no field for ads, no device and no place. Prices and limits as a description of August 2026 has them. */
export const SERPER_OFFER: ProviderOffer = {
  name: 'Serper',
  engines: { google: { devices: ['desktop'], countries: null, places: false, vouched: 'reconstructed' } },
  screenshots: 'none',
  price: {
    plans: [
      { plan: 'Starter, 50,000', microUsdPerLook: 1_000 },
      { plan: 'Standard, 500,000', microUsdPerLook: 750 },
      { plan: 'Scale, 2,500,000', microUsdPerLook: 500 },
      { plan: 'Ultimate, 12,500,000', microUsdPerLook: 300 },
    ],
    source: 'https://serper.dev',
    asOf: '2026-08',
  },
  asksASecond: 20,
  atOnce: 20,
  limits: '50 requests a second on trial, 100 to 300 on the paid plans; twenty is what we keep to.',
};
