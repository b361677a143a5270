import { z } from 'zod';
import { ALERT_STATES } from '../alerts/alert.schema.js';
import { RELATIONS, VIOLATIONS } from '../domain/detection/finding.js';
import { instant } from '../platform/http/instant.js';

const verdict = z.enum(['violation', 'review', 'appearance']);

/** What the queue can be narrowed to; every filter stands in the address. */
export const alertQueueQuery = z.object({
  state: z.enum([...ALERT_STATES, 'all']).default('open'),
  brand: z.uuid().optional(),
  violation: z.enum(VIOLATIONS).optional(),
  verdict: z
    .enum([...verdict.options, 'decide'])
    .optional()
    .describe('By the gravest verdict; decide is violation or review, what a person has to decide'),
  relation: z.enum(RELATIONS).optional(),
  engine: z.string().max(40).optional(),
  country: z.string().max(2).optional(),
  q: z.string().trim().max(200).optional(),
  sort: z.enum(['severity', 'recent', 'confidence', 'sightings']).default('severity'),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
});
export type AlertQueueQuery = z.infer<typeof alertQueueQuery>;

const party = z.object({ domain: z.string().nullable(), name: z.string().nullable(), relation: z.enum(RELATIONS) });

export const alertRow = z
  .object({
    id: z.uuid(),
    brand: z.object({ id: z.uuid(), name: z.string() }),
    party,
    engine: z.string(),
    country: z.string().nullable(),
    state: z.enum(ALERT_STATES),
    verdict: verdict.describe('The gravest verdict among the lines'),
    violations: z.array(z.enum(VIOLATIONS)),
    lines: z
      .array(z.object({ violation: z.enum(VIOLATIONS), verdict }))
      .describe('Each violation with its gravest verdict, gravest first'),
    confidence: z.number().min(0).max(1).describe('Of the gravest line'),
    sightings: z.int(),
    firstSeenAt: instant,
    lastSeenAt: instant,
    headline: z.string().describe('The gravest line in one sentence'),
    sampleTitle: z.string(),
    answeredAt: instant.nullable().describe('When its partner answered last; null where it did not'),
  })
  .meta({ id: 'AlertRow' });

const facet = z.array(z.object({ value: z.string(), count: z.int() }));

/** How much was looked at, so that "nothing found" never stands alone. */
const looked = z.object({
  captures: z.int(),
  ads: z.int().describe('Looks that found ads'),
  noAds: z.int().describe('Looks that found a page without ads'),
  blocked: z.int().describe('Looks that were refused: nothing can be said'),
  failed: z.int().describe('Looks that could not be read: nothing can be said'),
  lastAt: instant.nullable(),
});

export const alertQueue = z
  .object({
    alerts: z.array(alertRow),
    total: z.int(),
    page: z.int(),
    pageSize: z.int(),
    counts: z
      .object({
        open: z.int(),
        confirmed: z.int(),
        dismissed: z.int(),
        permitted: z.int(),
        watched: z.int(),
        all: z.int(),
      })
      .describe('By state, under all filters but the one by verdict'),
    verdicts: z
      .object({ decide: z.int(), violation: z.int(), review: z.int(), appearance: z.int(), all: z.int() })
      .describe('Within the chosen state, under all filters but the one by verdict'),
    facets: z.object({
      brands: z.array(z.object({ id: z.uuid(), name: z.string(), count: z.int() })),
      violations: facet,
      relations: facet,
      engines: facet,
      countries: facet,
    }),
    looked,
  })
  .meta({ id: 'AlertQueue' });
export type AlertQueue = z.infer<typeof alertQueue>;
