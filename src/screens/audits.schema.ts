import { z } from 'zod';
import { STANDINGS } from '../domain/audit/standing.js';
import { VERDICTS, VIOLATIONS } from '../domain/detection/finding.js';
import { ALERT_STATES } from '../alerts/alert.schema.js';
import { CASE_STATES } from '../domain/takedown/case-states.js';
import { instant } from '../platform/http/instant.js';
import { shownReply } from './reply.schema.js';

const day = z.iso.date();

/** Five years. */
const MOST_DAYS = 1827;
const DAY_MS = 86_400_000;

const days = {
  from: day.optional().describe('First day, in the organisation’s time zone; by default a quarter before the end'),
  until: day.optional().describe('First day that no longer counts; by default tomorrow'),
};
const isPeriod = ({ from, until }: { from?: string | undefined; until?: string | undefined }): boolean => {
  if (from === undefined || until === undefined) return true;
  const length = (Date.parse(until) - Date.parse(from)) / DAY_MS;
  return length >= 1 && length <= MOST_DAYS;
};
const NO_PERIOD = { path: ['until'], error: 'must be from one day to five years after "from"' };

export const auditQuery = z.object(days).refine(isPeriod, NO_PERIOD);
export type AuditQuery = z.infer<typeof auditQuery>;

export const auditsQuery = z
  .object({
    ...days,
    brand: z.uuid().optional(),
    network: z.string().max(100).optional().describe('Partners of one network: with a brand, its programme there'),
  })
  .refine(isPeriod, NO_PERIOD);
export type AuditsQuery = z.infer<typeof auditsQuery>;

const share = z
  .object({ share: z.number(), low: z.number(), high: z.number() })
  .describe('Counted, and between what the true share lies nineteen times in twenty')
  .meta({ id: 'ShareRange' });

const period = z.object({
  from: z.string(),
  until: z.string().describe('First day that no longer counts'),
  timeZone: z.string(),
});

export const auditedPartner = z
  .object({
    id: z.uuid(),
    name: z.string(),
    relation: z.enum(['affiliate', 'reseller']),
    network: z.string().nullable(),
    publisherId: z.string().nullable(),
    domains: z.array(z.string()),
    brand: z.object({ id: z.uuid(), name: z.string() }),
    counts: z.object({
      readable: z.int().describe('Looks at the brand’s searches that could see and that nobody aimed'),
      couldNotLook: z.int().describe('Looks that ended without a page to read; they say nothing of anybody'),
      appeared: z.int().describe('Readable looks with an ad of the partner'),
      breached: z.int().describe('Readable looks with what a person confirmed'),
      besides: z
        .int()
        .describe('Pages with an ad of it that come from aimed looks or were handed in; no share rests on them'),
      undecided: z.int().describe('Lines that a person has yet to decide'),
      toAskFor: z
        .int()
        .describe('Pages on which it appeared and did nothing else: a negative keyword is what to ask for'),
      strikes: z.int().describe('Breaches that a person confirmed in the period'),
    }),
    standing: z.enum(STANDINGS),
    appearedShare: share.nullable(),
    breachShare: share.nullable().describe('Null where there are too few looks to say'),
    rank: z
      .object({ best: z.int(), worst: z.int(), of: z.int() })
      .nullable()
      .describe('Places that it may hold among the partners of the list that were seen; 1 has the fewest breaches'),
    words: z
      .object({ standing: z.string(), meaning: z.string(), breaches: z.string(), rank: z.string() })
      .describe('The same in sentences'),
    lastSeenAt: instant.nullable(),
    asked: z.int().describe('Links by which it was asked for its side'),
    answered: z.int(),
    hoursToAnswer: z.number().nullable().describe('The middle one'),
  })
  .meta({ id: 'AuditedPartner' });
export type AuditedPartner = z.infer<typeof auditedPartner>;

export const audits = z
  .object({
    period,
    fewestLooks: z.int(),
    networks: z.array(z.string()),
    brands: z.array(z.object({ id: z.uuid(), name: z.string() })),
    partners: z.array(auditedPartner).describe('Breaches first, then what has to be decided'),
  })
  .meta({ id: 'Audits' });
export type Audits = z.infer<typeof audits>;

const clause = z
  .object({
    violation: z.enum(VIOLATIONS),
    verdict: z.enum(VERDICTS),
    state: z.enum(ALERT_STATES).nullable().describe('Null for what is allowed'),
    basis: z.object({ kind: z.string(), reference: z.string(), text: z.string(), inForceFrom: z.string().nullable() }),
    exemption: z.string().nullable(),
    explanation: z.string(),
    pages: z.int(),
    sightings: z.int(),
    firstSeenAt: instant,
    lastSeenAt: instant,
    alertId: z.uuid().nullable(),
  })
  .meta({ id: 'AuditFinding' });

const week = z.object({
  from: z.string().describe('Its Monday'),
  readable: z.int(),
  couldNotLook: z.int(),
  appeared: z.int(),
  breached: z.int(),
});

export const audit = z
  .object({
    period,
    fewestLooks: z.int(),
    partner: auditedPartner,
    agreement: z
      .object({
        signed: z.string().nullable(),
        until: z.string().nullable(),
        terms: z.array(
          z.object({
            clause: z.string(),
            subject: z.string(),
            rule: z.enum(['yes', 'no', 'approval']),
            text: z.string(),
            from: z.string().nullable(),
            until: z.string().nullable(),
          }),
        ),
      })
      .nullable()
      .describe('Terms that were in force on some day of the period'),
    findings: z.array(clause).describe('Violations first; by clause or rule as in force when it was seen'),
    strikes: z.array(
      z.object({
        at: instant,
        by: z.string().nullable(),
        text: z.string().nullable(),
        violation: z.enum(VIOLATIONS),
        reference: z.string(),
        alertId: z.uuid(),
      }),
    ),
    weeks: z.array(week),
    hours: z.array(z.int()).length(24).describe('Pages with an ad of it, by the hour of the day'),
    places: z.array(
      z.object({ engine: z.string(), country: z.string().nullable(), device: z.string().nullable(), pages: z.int() }),
    ),
    replies: z.array(shownReply),
    cases: z.array(
      z.object({
        id: z.uuid(),
        number: z.string(),
        state: z.enum(CASE_STATES),
        openedAt: instant,
        filedAt: instant.nullable(),
        closedAt: instant.nullable(),
      }),
    ),
  })
  .meta({ id: 'Audit' });
export type Audit = z.infer<typeof audit>;
