import { z } from 'zod';
import { instant } from '../platform/http/instant.js';

const kind = z.enum(['engine-policy', 'partner-agreement']);
const changeClass = z.enum(['unseen', 'seen-before', 'changed']);
export const checkOutcome = z.enum(['new-version', 'same', 'not-modified', 'failed']);
export const reason = z.object({ code: z.string(), message: z.string() });

/** What of the work under way rests on the document. */
export const openWork = z.object({
  openAlerts: z.int(),
  openCases: z.int(),
});

export const policyFacts = z.object({
  id: z.uuid(),
  name: z.string(),
  kind,
  engine: z.string().nullable().describe('Whose rules it states, by the company that makes them'),
  partner: z.string().nullable(),
  brand: z.string().nullable(),
  url: z.string().nullable(),
  folder: z.string().nullable(),
  schedule: z.string(),
  timeZone: z.string(),
  addedAt: instant,
  retiredAt: instant.nullable(),
  nextCheckAt: instant.nullable(),
});

export const policyRow = policyFacts
  .extend({
    lastCheck: z.object({ at: instant, outcome: checkOutcome, reason: reason.nullable() }).nullable(),
    lastReadAt: instant.nullable().describe('When it could last be read; null when it never could'),
    failedInARow: z.int(),
    versions: z.int(),
    words: z.int().nullable().describe('Of the last version'),
    lastChange: z
      .object({ at: instant, summary: z.string(), wordsAdded: z.int(), wordsRemoved: z.int() })
      .nullable()
      .describe('The last change that a reader has not seen before'),
    openWork,
  })
  .meta({ id: 'PolicyRow' });

export const policies = z.object({ policies: z.array(policyRow) }).meta({ id: 'Policies' });
export type Policies = z.infer<typeof policies>;

export const policyQuery = z.object({
  from: z.uuid().optional().describe('Version to compare from'),
  to: z.uuid().optional().describe('Version to compare to'),
});
export type PolicyQuery = z.infer<typeof policyQuery>;

const version = z.object({ id: z.uuid(), at: instant, words: z.int() });

export const timelineEntry = z
  .object({
    checkId: z.uuid(),
    at: instant,
    outcome: checkOutcome,
    reason: reason.nullable(),
    status: z.int().nullable(),
    file: z.string().nullable(),
    hasBytes: z.boolean(),
    accepted: z.boolean(),
    askedBy: z.string().nullable(),
    quietBefore: z.int().describe('Looks between the entry before and this one that found nothing new'),
    version: version.nullable(),
    change: z
      .object({
        class: changeClass,
        fromVersionId: z.uuid(),
        seenAt: instant.nullable().describe('When it read like this before'),
        summary: z.string(),
        wordsAdded: z.int(),
        wordsRemoved: z.int(),
      })
      .nullable(),
  })
  .meta({ id: 'PolicyTimelineEntry' });

export const policyDiff = z
  .object({
    from: version,
    to: version,
    summary: z.string(),
    wordsAdded: z.int(),
    wordsRemoved: z.int(),
    hunks: z.array(
      z.object({
        section: z.string().nullable(),
        times: z.int().describe('In how many places exactly this changed'),
        parts: z.array(z.object({ kind: z.enum(['kept', 'removed', 'added']), text: z.string() })),
      }),
    ),
    left: z.int().describe('Places beyond those shown'),
  })
  .meta({ id: 'PolicyDiff' });

export const policy = policyFacts
  .extend({
    looks: z.object({ total: z.int(), newVersions: z.int(), unseen: z.int(), unchanged: z.int(), failed: z.int() }),
    lastReadAt: instant.nullable(),
    versions: z.array(version).describe('Newest first'),
    timeline: z.array(timelineEntry).describe('Newest first: new versions and failed looks'),
    diff: policyDiff.nullable(),
    meaning: z.object({
      openWork,
      engines: z.array(z.string()).describe('Engines whose ads follow these rules'),
      rules: z.array(z.object({ reference: z.string(), text: z.string() })).describe('What detection rests on today'),
      effect: z.string(),
      toDo: z.string(),
    }),
  })
  .meta({ id: 'Policy' });
export type PolicyAnswer = z.infer<typeof policy>;
