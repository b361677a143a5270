import { z } from 'zod';
import { RELATIONS, VIOLATIONS } from '../domain/detection/finding.js';
import { instant } from '../platform/http/instant.js';

const looked = z.object({
  since: instant,
  polls: z.int().describe('Looks that the product took itself and that ended'),
  ads: z.int(),
  noAds: z.int(),
  couldNot: z.int().describe('Blocked, failed or refused: nothing can be said'),
  handedIn: z.int().describe('Captures that people handed in'),
  lastAt: instant.nullable(),
});

const blindSlice = z
  .object({
    provider: z.string(),
    engine: z.string(),
    country: z.string(),
    since: instant,
    looks: z.int().describe('Looks in a row that ended without an answer'),
    reason: z.object({ code: z.string(), message: z.string() }),
  })
  .meta({ id: 'BlindSlice' });

const toDecide = z
  .object({
    id: z.uuid(),
    brand: z.string(),
    party: z.object({ domain: z.string().nullable(), name: z.string().nullable(), relation: z.enum(RELATIONS) }),
    engine: z.string(),
    country: z.string().nullable(),
    verdict: z.enum(['violation', 'review']),
    violation: z.enum(VIOLATIONS),
    headline: z.string(),
    sightings: z.int(),
    firstSeenAt: instant,
    customerHarm: z.string().describe('What it does to customers'),
  })
  .meta({ id: 'AlertToDecide' });

const dueAction = z
  .object({
    caseId: z.uuid(),
    caseNumber: z.int(),
    what: z.string(),
    who: z.string(),
    dueOn: z.string(),
    overdue: z.boolean(),
  })
  .meta({ id: 'DueAction' });

const openCase = z
  .object({
    id: z.uuid(),
    number: z.int(),
    title: z.string(),
    state: z.string(),
    owner: z.string(),
    mine: z.boolean(),
    changedAt: instant,
    unsure: z.int().describe('Notices of which nobody knows whether they arrived'),
    failed: z.int().describe('Notices that could not be sent'),
  })
  .meta({ id: 'OpenCase' });

/** What needs the signed-in person today. */
export const overview = z
  .object({
    today: z.string().describe('Day in the organisation’s time zone'),
    looked,
    blind: z.array(blindSlice).describe('Where nothing can be said at present, the longest first'),
    decide: z.object({ count: z.int(), oldestAt: instant.nullable(), gravest: z.array(toDecide) }),
    actions: z.array(dueAction).describe('Overdue or due within a week, for the person’s role first'),
    cases: z.object({ open: z.int(), waiting: z.array(openCase).describe('Those that wait for a person here') }),
    policies: z.object({
      changes: z.array(
        z.object({ documentId: z.uuid(), changeId: z.uuid(), name: z.string(), at: instant, summary: z.string() }),
      ),
      unreadable: z.array(z.object({ documentId: z.uuid(), name: z.string(), since: instant, message: z.string() })),
    }),
    digest: z
      .object({ week: z.string(), state: z.string(), endedAt: instant.nullable() })
      .nullable()
      .describe('The person’s latest'),
  })
  .meta({ id: 'Overview' });
export type Overview = z.infer<typeof overview>;
