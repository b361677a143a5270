import { z } from 'zod';
import { ENGINES } from '../domain/capture/capture.js';
import { CHOOSING_SCHEDULES } from '../domain/scheduling/choosing-schedules.js';
import { LIVE_PROVIDERS } from '../domain/scheduling/live-providers.js';
import { CHOSEN_PURPOSES } from '../domain/scheduling/purpose.js';
import { instant } from '../platform/http/instant.js';
import { DEVICES } from '../portfolio/portfolio-vocabulary.js';

export const looksQuery = z.object({
  brand: z.uuid().optional(),
  watch: z.uuid().optional(),
});
export type LooksQuery = z.infer<typeof looksQuery>;

const brand = z.object({ id: z.uuid(), name: z.string() });
const outcome = z.enum(['ads', 'no-ads', 'blocked', 'failed', 'refused']);
const place = {
  country: z.string(),
  location: z.string().nullable(),
  device: z.enum(DEVICES),
};

const look = z
  .object({
    at: instant.describe('When it is due, or was'),
    brand,
    watchId: z.uuid(),
    engine: z.enum(ENGINES),
    query: z.string(),
    language: z.string(),
    ...place,
    purpose: z.enum(CHOSEN_PURPOSES),
    why: z
      .object({ sentence: z.string(), figures: z.record(z.string(), z.number()) })
      .nullable()
      .describe('What the choice rested on'),
    outcome: outcome.nullable().describe('Null while it is due or its reply is not read'),
    provider: z.enum(LIVE_PROVIDERS),
    reason: z
      .object({ code: z.string(), message: z.string(), means: z.string(), todo: z.string() })
      .nullable()
      .describe('Why it tells nothing'),
    captureId: z.uuid().nullable(),
    twin: z
      .object({ at: instant, ...place, outcome: outcome.nullable(), captureId: z.uuid().nullable() })
      .nullable()
      .describe('The look that it is held against, of a pair'),
  })
  .meta({ id: 'ChosenLook' });

const watch = z
  .object({
    id: z.uuid(),
    brand,
    name: z.string().nullable(),
    queries: z.array(z.string()),
    schedule: z.enum(CHOOSING_SCHEDULES),
    looksADay: z.int().nullable().describe('Null: what the month’s budget leaves'),
    cells: z.int().describe('Searches by device, engine and market; each is looked at in six parts of the day'),
    nextStepAt: instant.nullable().describe('When the next looks are chosen; null before the first'),
    lastWeek: z
      .object({ looks: z.int(), ads: z.int(), byLot: z.int(), byLotAds: z.int() })
      .describe(
        'Readable looks of seven days and those at pages with ads: all, and those drawn by lot, which alone feed shares',
      ),
  })
  .meta({ id: 'ChoosingWatch' });

export const looks = z
  .object({
    watches: z.array(watch).describe('Those that choose their looks; others follow cron expressions'),
    next: z.array(look).describe('Chosen looks that are due, the next ones first'),
    latest: z.array(look).describe('Chosen looks that ended or wait to be read, the latest first'),
  })
  .meta({ id: 'Looks' });
export type Looks = z.infer<typeof looks>;
