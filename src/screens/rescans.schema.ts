import { z } from 'zod';
import { RELATIONS, VERDICTS, VIOLATIONS } from '../domain/detection/finding.js';
import { RESCAN_CHANGES } from '../domain/rescan/compare-findings.js';
import { RESCAN_STATES } from '../findings/rescan/rescan.entity.js';
import { instant } from '../platform/http/instant.js';

const brand = z.object({ id: z.uuid(), name: z.string() });
const changes = z.object({
  same: z.int(),
  new: z.int(),
  gone: z.int(),
  verdict: z.int(),
  reasons: z.int(),
});

export const rescansQuery = z.object({
  brand: z.uuid().optional().describe('Only what this brand has in them'),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
});
export type RescansQuery = z.infer<typeof rescansQuery>;

const rescanFacts = z.object({
  id: z.uuid(),
  askedAt: instant,
  askedBy: z.string(),
  reason: z.string().nullable(),
  since: z.iso.date().nullable().describe('First day (UTC) on which the ads were seen; null means from the beginning'),
  until: z.iso.date().nullable().describe('First day no longer looked at'),
  brand: brand.nullable().describe('Null means all brands'),
  rule: z.enum(VIOLATIONS).nullable().describe('Null means all rules'),
  state: z
    .enum(RESCAN_STATES)
    .describe('`outdated`: the rules changed before it was through, so the rest was not held against them'),
  finishedAt: instant.nullable(),
  captures: z.int(),
  capturesDone: z.int(),
  capturesCleared: z
    .int()
    .describe(
      'Captures with ads that lay within it and had been removed at the end of their term: not looked at again',
    ),
  ads: z.int().describe('Sightings that were held again'),
  portfolioChanged: z.boolean().describe('The portfolio changed before it was through'),
  isOfToday: z.boolean().describe('Whether its rules are those of this version of the product'),
});

export const rescanRow = rescanFacts
  .extend({ findings: changes.describe('Findings by what became of them') })
  .meta({ id: 'RescanRow' });

export const rescans = z
  .object({
    rescans: z.array(rescanRow).describe('Newest first'),
    total: z.int(),
    page: z.int(),
    pageSize: z.int(),
    brands: z.array(brand).describe('Brands that a rescan can be limited to'),
    changedRules: z
      .array(
        z.object({
          rule: z.string(),
          from: z.int().nullable().describe('The version before; null for a rule that is new'),
          to: z.int(),
          since: instant.nullable().describe('When the present version first judged; null when it has not yet'),
        }),
      )
      .describe('Rules that changed, and by which not all that is stored was judged again'),
  })
  .meta({ id: 'Rescans' });
export type Rescans = z.infer<typeof rescans>;

export const rescanQuery = z.object({
  change: z.enum(RESCAN_CHANGES).exclude(['same']).optional(),
  rule: z.enum(VIOLATIONS).optional(),
  brand: z.uuid().optional(),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
});
export type RescanQuery = z.infer<typeof rescanQuery>;

const verdict = z.enum(VERDICTS);
const said = z.object({
  verdict,
  ruleVersion: z.int(),
  confidence: z.number(),
  exemption: z.string().nullable(),
  basis: z.string().describe('What it rests on'),
  explanation: z.string(),
});

export const changedFinding = z
  .object({
    id: z.uuid(),
    change: z.enum(RESCAN_CHANGES).exclude(['same']),
    rule: z.string(),
    violation: z.enum(VIOLATIONS),
    mark: z.string().nullable(),
    brand,
    party: z.object({ domain: z.string().nullable(), name: z.string().nullable(), relation: z.enum(RELATIONS) }),
    engine: z.string(),
    country: z.string().nullable(),
    query: z.string().nullable(),
    title: z.string().describe('Of the ad'),
    captureId: z.uuid().nullable().describe('Where it was seen last'),
    alertId: z.uuid().nullable().describe('The alert about this party on this engine in this country, if one stands'),
    sightings: z.int(),
    firstSeenAt: instant,
    lastSeenAt: instant,
    before: said.nullable().describe('What stands; null where nothing did'),
    after: said.nullable().describe('What the rules of the rescan say; null where they find nothing'),
    mayRaise: z.boolean().describe('Whether a person may raise an alert from it'),
    takenUp: z.object({ at: instant, by: z.string() }).nullable(),
  })
  .meta({ id: 'ChangedFinding' });

export const rescan = rescanFacts
  .extend({
    reportBrands: z.array(brand).describe('Brands that have findings in it'),
    rules: z
      .array(
        changes.extend({
          rule: z.string(),
          before: z.array(z.int()).describe('Versions that judged before'),
          after: z.int().describe('The version that judged now'),
          sightings: z.int().describe('Of findings that changed'),
        }),
      )
      .describe('The before/after table, a row a rule'),
    verdicts: z
      .array(
        z.object({
          rule: z.string(),
          violation: z.string(),
          before: verdict.nullable(),
          after: verdict.nullable(),
          findings: z.int(),
          sightings: z.int(),
        }),
      )
      .describe('Findings whose verdict is another, or that came or went; most first'),
    findings: changes.describe('Findings by what became of them, over all rules that are shown'),
    mayRaise: z
      .int()
      .describe('Findings, of the whole report or about the brand, from which a person may still raise an alert'),
    changed: z.array(changedFinding),
    total: z.int().describe('Changed findings that were asked for'),
    page: z.int(),
    pageSize: z.int(),
  })
  .meta({ id: 'Rescan' });
export type RescanAnswer = z.infer<typeof rescan>;
