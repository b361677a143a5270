import { z } from 'zod';
import { DEVICES } from '../portfolio/portfolio-vocabulary.js';
import { ENGINES } from '../domain/capture/capture.js';
import { LIVE_PROVIDERS } from '../domain/scheduling/live-providers.js';
import { instant } from '../platform/http/instant.js';

/** Longest span that a screen of days can show. */
const MOST_DAYS = 31;

export const coverageQuery = z.object({
  days: z.coerce
    .number()
    .int()
    .min(1)
    .max(MOST_DAYS)
    .default(7)
    .describe('Days back from now; one day is shown in hours'),
  brand: z.uuid().optional(),
  provider: z.enum(LIVE_PROVIDERS).optional(),
  engine: z.enum(ENGINES).optional(),
});
export type CoverageQuery = z.infer<typeof coverageQuery>;

const counts = {
  ads: z.int().describe('Looks at pages with ads'),
  noAds: z.int().describe('Looks at pages that were read and had none'),
  blocked: z.int(),
  failed: z.int(),
  refused: z.int().describe('Looks that no budget allowed'),
  waiting: z.int().describe('Looks that are due, or whose reply is not read yet'),
};

const brand = z.object({ id: z.uuid(), name: z.string() });

const lastLook = z.object({
  at: instant,
  outcome: z.enum(['ads', 'no-ads', 'blocked', 'failed', 'refused']),
  provider: z.enum(LIVE_PROVIDERS),
  reason: z.object({ code: z.string(), message: z.string(), means: z.string(), todo: z.string() }).nullable(),
  captureId: z.uuid().nullable(),
});

const cell = z
  .object({
    brand,
    watchIds: z.array(z.uuid()).describe('Watches in force that look at it; empty when none does any more'),
    engine: z.enum(ENGINES),
    query: z.string(),
    country: z.string(),
    language: z.string(),
    location: z.string().nullable(),
    device: z.enum(DEVICES),
    live: z.boolean().describe('Whether a watch in force names providers for it; else its captures are handed in'),
    ...counts,
    adsSeen: z.int().describe('Ads on all pages together'),
    last: lastLook.nullable().describe('Null where no look has ended in the span'),
    chanceOfMissing: z
      .number()
      .nullable()
      .describe('0 to 1: that all readable looks missed an ad as assumed; only where no look showed an ad'),
    buckets: z.array(z.object({ at: instant, ...counts })).describe('Only those with looks'),
  })
  .meta({ id: 'CoverageCell' });

const blindSpell = z
  .object({
    brand,
    provider: z.enum(LIVE_PROVIDERS),
    code: z.string(),
    message: z.string(),
    means: z.string(),
    todo: z.string(),
    from: instant,
    until: instant.nullable().describe('Null while it lasts'),
    looks: z.int(),
    cells: z.array(z.string()).describe('The first twenty'),
    cellCount: z.int(),
  })
  .meta({ id: 'BlindSpell' });

const budget = z
  .object({
    brand,
    provider: z.enum(LIVE_PROVIDERS),
    month: z.string().describe('Calendar month (UTC), for example 2026-11'),
    limit: z
      .int()
      .nullable()
      .describe('Looks; null where none are named. With neither looks nor money nothing is spent'),
    spent: z.int(),
    forecast: z.int().describe('What the month comes to at the pace of the last days'),
    usd: z
      .object({
        limit: z.number().nullable().describe('Null where no money is named'),
        spent: z.number().describe('At the price of each look when it was taken'),
        forecast: z.number(),
        aLook: z.number(),
        priceFrom: z.enum(['own', 'list']).describe('The portfolio’s, or the dearest of the provider’s price list'),
      })
      .nullable()
      .describe('The same in US dollars; null where no price of a look is known'),
  })
  .meta({ id: 'CoverageBudget' });

const sight = z
  .object({
    provider: z.enum(LIVE_PROVIDERS),
    engine: z.enum(ENGINES),
    country: z.string(),
    language: z.string(),
    blindSince: instant
      .nullable()
      .describe('The last look with ads, where control looks have come back without any since'),
    noticedAt: instant.nullable(),
    last: lastLook.extend({ query: z.string() }).nullable().describe('The last control look; null before the first'),
    nextAt: instant.describe('When the next control look is due'),
    drift: z
      .object({
        looks: z.int().describe('Readable looks of the last two days, control looks left out'),
        adsALook: z.number(),
        usualAdsALook: z.number().describe('Over the four weeks before'),
        chance: z.number().describe('0 to 1: that a slice as it was before shows so few ads, or fewer'),
        flagged: z.boolean().describe('Whether that is too unlikely to be left unsaid'),
      })
      .nullable()
      .describe('Null where too few looks could see to say'),
  })
  .meta({ id: 'ProviderSight' });

export const coverage = z
  .object({
    from: instant,
    until: instant,
    bucket: z.enum(['day', 'hour']).describe('Of UTC'),
    bucketStarts: z.array(instant),
    totals: z.object({ looks: z.int(), ...counts }),
    handedIn: z
      .object({ ads: z.int(), noAds: z.int(), blocked: z.int(), failed: z.int(), waiting: z.int() })
      .describe('Captures of the span that people handed in; in none of the other counts'),
    assumed: z
      .object({ liveShare: z.number(), impressionShare: z.number() })
      .describe('Of the ad that might have been missed. Assumed, not observed'),
    cells: z.array(cell),
    cellCount: z.int(),
    blindSpells: z.array(blindSpell),
    budgets: z.array(budget),
    unanswered: z
      .array(z.object({ provider: z.enum(LIVE_PROVIDERS), code: z.string(), message: z.string(), looks: z.int() }))
      .describe('Providers that were given up for the next one of the watch, which then took the look'),
    sight: z
      .array(sight)
      .describe('Whether each provider sees ads at all where it is asked, by searches that always carry some'),
  })
  .meta({ id: 'Coverage' });
export type Coverage = z.infer<typeof coverage>;
