import { z } from 'zod';
import { ENGINES } from '../domain/capture/capture.js';
import { LIVE_PROVIDERS } from '../domain/scheduling/live-providers.js';
import { SCREENSHOTS, VOUCHED } from '../domain/scheduling/offers/offer.js';
import { providerKey } from '../watches/provider-key.schema.js';
import { DEVICES } from '../portfolio/portfolio-vocabulary.js';

const engineOffer = z.object({
  engine: z.enum(ENGINES),
  devices: z.array(z.enum(DEVICES)),
  countries: z
    .array(z.string())
    .nullable()
    .describe('Countries that can be searched from; null where any can be named'),
  places: z.boolean().describe('Whether a place within the country can be named'),
  vouched: z.enum(VOUCHED).describe('How far the reading of its replies is vouched for'),
});

const price = z
  .object({
    plans: z.array(
      z.object({ plan: z.string(), usdPerLook: z.number().describe('US dollars, when the plan is used up') }),
    ),
    source: z.string().describe('Address of the page that states it'),
    asOf: z.string().describe('Month in which it was stated there, for example 2026-05'),
  })
  .nullable()
  .describe('Null where no published price is known');

export const providerRow = z
  .object({
    provider: z.enum(LIVE_PROVIDERS),
    name: z.string(),
    engines: z.array(engineOffer),
    screenshots: z.enum(SCREENSHOTS),
    price,
    asksASecond: z.number().describe('Requests that may start within a second, over all processes'),
    atOnce: z.int().describe('Requests under way at once, over all processes'),
    limits: z.string().describe('What these limits rest on'),
    keySet: z.boolean().describe('Whether looks can be taken with a key. The key itself is told to nobody'),
    key: providerKey,
    credentials: z
      .array(z.object({ field: z.string(), variable: z.string() }))
      .describe('What it knows its customer by, and the variable of the environment for each'),
    watches: z.int().describe('Watches in force that name it'),
  })
  .meta({ id: 'ProviderRow' });

export const providers = z.object({ providers: z.array(providerRow) }).meta({ id: 'Providers' });
export type Providers = z.infer<typeof providers>;
