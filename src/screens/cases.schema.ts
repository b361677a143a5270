import { z } from 'zod';
import { FILING_STATES } from '../cases/case.schema.js';
import { RELATIONS } from '../domain/detection/finding.js';
import { CASE_STATES } from '../domain/takedown/case-states.js';
import { ROUTES } from '../domain/takedown/routes.js';
import { instant } from '../platform/http/instant.js';

/** What the list and the board can be narrowed to; every filter stands in the address. */
export const casesQuery = z.object({
  state: z
    .enum([...CASE_STATES, 'open', 'all'])
    .default('open')
    .describe('open is every state but closed'),
  brand: z.uuid().optional(),
  owner: z.uuid().optional(),
  route: z.enum(ROUTES).optional().describe('Cases with a filing on this route'),
});
export type CasesQuery = z.infer<typeof casesQuery>;

export const caseParty = z.object({
  domain: z.string().nullable(),
  name: z.string().nullable(),
  relation: z.enum(RELATIONS),
});

export const caseOwner = z.object({ id: z.uuid().nullable(), name: z.string() });

/** What the case may be worth to the brand, from its impact note. */
export const caseValue = z
  .object({
    low: z.number().describe('P10; leads, because promising too little is the safer error'),
    middle: z.number().describe('P50; the order of the list'),
    high: z.number().describe('P90'),
    unit: z.string().nullable().describe('Currency; null where the brand states none'),
  })
  .meta({ id: 'CaseValue' });
export type CaseValue = z.infer<typeof caseValue>;

export const caseRow = z
  .object({
    id: z.uuid(),
    number: z.string().describe('For example MW-12'),
    title: z.string(),
    brand: z.object({ id: z.uuid(), name: z.string() }),
    party: caseParty,
    engine: z.string(),
    country: z.string().nullable(),
    state: z.enum(CASE_STATES),
    owner: caseOwner,
    openedAt: instant,
    changedAt: instant,
    ageDays: z.int().describe('Days since it was opened, or that it was open'),
    value: caseValue.nullable().describe('Null: not estimated'),
    filings: z.array(z.object({ route: z.enum(ROUTES), state: z.enum(FILING_STATES) })),
    alerts: z.int(),
    dismissedAlerts: z.int().describe('Dismissed after the case was opened: nothing may be filed'),
    missingFacts: z.int().describe('Required facts without a value over all drafts, each counted once'),
    nextAction: z.object({ what: z.string(), who: z.string(), dueOn: z.string() }).nullable(),
  })
  .meta({ id: 'CaseRow' });
export type CaseRow = z.infer<typeof caseRow>;

const facet = z.array(z.object({ value: z.string(), count: z.int() }));

export const cases = z
  .object({
    cases: z.array(caseRow).describe('The most valuable first, then the oldest; not estimated ones last'),
    total: z.int().describe('May be more than are shown'),
    columns: z
      .array(z.object({ state: z.enum(CASE_STATES), count: z.int() }))
      .describe('The board: every state in its order, under all filters but the one by state'),
    facets: z.object({
      brands: z.array(z.object({ id: z.uuid(), name: z.string(), count: z.int() })),
      owners: z.array(z.object({ id: z.uuid(), name: z.string(), count: z.int() })),
      routes: facet,
    }),
  })
  .meta({ id: 'Cases' });
export type Cases = z.infer<typeof cases>;
