import { z } from 'zod';
import { ALERT_STATES } from '../alerts/alert.schema.js';
import { ADVERTISER_SOURCES } from '../domain/capture/ad-library/advertiser.js';
import { STANCES, VERDICTS, VIOLATIONS } from '../domain/detection/finding.js';
import { CASE_STATES } from '../domain/takedown/case-states.js';
import { instant } from '../platform/http/instant.js';
import { alertRow } from './alert-queue.schema.js';
import { shownReply, shownReplyLink } from './reply.schema.js';
import { shownAd } from './shown-ad.js';

const basis = z.object({
  kind: z.string(),
  reference: z.string(),
  text: z.string(),
  source: z.string().nullable(),
  inForceFrom: z.string().nullable(),
});

const enforcement = z
  .object({
    engine: z.string().describe('Whose rules the engine follows'),
    stance: z.enum(STANCES),
    reference: z.string(),
    text: z.string(),
    source: z.string().nullable(),
    inForceFrom: z.string().nullable(),
  })
  .meta({ id: 'Enforcement' });

const chance = z.number().min(0).max(1);

const line = z
  .object({
    id: z.uuid(),
    violation: z.enum(VIOLATIONS),
    mark: z.string().nullable(),
    verdict: z.enum(VERDICTS),
    confidence: z.number(),
    explanation: z.string().describe('What was seen, and why it is this verdict'),
    rule: z.object({ id: z.string(), version: z.int() }),
    basis: basis.describe('What the verdict rests on: law, agreement, promise, exemption or engine rule'),
    enforcement: enforcement
      .nullable()
      .describe('What the engine would do on the owner’s complaint; null where that was not looked up'),
    broadMatch: z
      .object({ low: chance, high: chance })
      .nullable()
      .describe('Assumed chance that an ad on a search for the brand is there without a bid on it'),
    exemption: z.string().nullable(),
    state: z.enum(ALERT_STATES).nullable().describe('Null for an exemption, which nobody need decide'),
    sightings: z.int(),
    firstSeenAt: instant,
    lastSeenAt: instant,
    creativeIds: z.array(z.string()),
    customerHarm: z.object({ stage: z.string(), text: z.string() }).describe('What it does to customers'),
    nextStep: z.string().describe('What to do'),
    rulesOfToday: z
      .object({
        rescanId: z.uuid(),
        rescannedAt: instant,
        verdict: z.enum(VERDICTS).nullable().describe('Null: the rules of today would find nothing'),
        explanation: z.string().nullable(),
      })
      .nullable()
      .describe('What the rules of today would say instead, as far as a rescan has told; null where they say the same'),
  })
  .meta({ id: 'AlertLine' });

const event = z
  .object({
    id: z.uuid(),
    at: instant,
    actor: z.object({ name: z.string() }).nullable(),
    kind: z.enum(['raised', 'line-added', 'decided', 'reopened', 'permit-ended', 'taken-up', 'answered']),
    decision: z.string().nullable(),
    violations: z.array(z.string()),
    reason: z.string().nullable(),
    text: z.string().nullable(),
  })
  .meta({ id: 'AlertEvent' });

const account = z
  .object({
    name: z.string().describe('As the library writes it; of a verified account its legal name'),
    id: z.string().nullable().describe('Of the account in the library'),
    source: z.enum(ADVERTISER_SOURCES),
    verified: z.boolean().nullable(),
    firstShown: instant.nullable(),
    lastShown: instant.nullable(),
    creatives: z.int().nullable(),
    regions: z.array(z.string()),
    askedFor: z.string(),
    askedAt: instant,
  })
  .meta({ id: 'AdvertiserAccount' });

export const alert = alertRow
  .extend({
    lines: z.array(line),
    allowed: z.array(line).describe('Exemptions that applied to the same party; never accusations'),
    ads: z.array(shownAd),
    removedSightings: z
      .int()
      .describe('Sightings, counted all the same, whose captures were removed at the end of their term'),
    events: z.array(event).describe('Oldest first'),
    advertisers: z
      .object({ note: z.string(), accounts: z.array(account) })
      .describe('Accounts that libraries of ads list under the party; never proof of a query'),
    permits: z.array(z.object({ violation: z.string(), until: z.string() })),
    replies: z.array(shownReply).describe('What partners answered, oldest first'),
    replyPartners: z
      .array(z.object({ id: z.uuid(), name: z.string() }))
      .describe('Affiliates and resellers that it concerns, who may be asked by a link'),
    replyLinks: z.array(shownReplyLink).describe('Newest first'),
    cases: z
      .array(z.object({ id: z.uuid(), number: z.string(), state: z.enum(CASE_STATES) }))
      .describe('Cases that hold this alert, newest first'),
  })
  .meta({ id: 'Alert' });
export type AlertAnswer = z.infer<typeof alert>;
