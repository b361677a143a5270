import { z } from 'zod';
import { DEVICES } from '../portfolio/portfolio-vocabulary.js';
import { ENGINES } from '../domain/capture/capture.js';
import { LIVE_PROVIDERS } from '../domain/scheduling/live-providers.js';
import { escalationRule } from './audits.schema.js';
import { VIOLATIONS } from '../domain/detection/finding.js';
import { FIGURE_KINDS, INPUT_TAGS } from '../domain/impact/inputs.js';

const firstDay = z.iso.date().nullable().describe('First day in force');
const endDay = z.iso.date().nullable().describe('First day no longer in force');
const knownParty = z.object({ id: z.uuid(), name: z.string(), domains: z.array(z.string()) });

const mark = z.object({
  id: z.uuid(),
  text: z.string(),
  variants: z.array(z.string()),
  goods: z.array(z.string()),
  registrations: z.array(
    z.object({
      office: z.string(),
      number: z.string(),
      jurisdictions: z.array(z.string()),
      classes: z.array(z.int()),
      validFrom: firstDay,
      validUntil: endDay,
    }),
  ),
});

const reseller = knownParty.extend({
  permits: z.array(
    z.object({
      violation: z.enum(VIOLATIONS),
      clause: z.string().nullable(),
      from: firstDay,
      until: endDay,
      origin: z.enum(['file', 'console']).describe('Whether the file or a person gave it'),
    }),
  ),
});

const promise = z.object({
  kind: z.string(),
  statement: z.string(),
  limit: z.object({ min: z.number().optional(), max: z.number().optional(), unit: z.string() }).nullable(),
  market: z.string().nullable(),
  source: z.string().nullable(),
  validFrom: firstDay,
  validUntil: endDay,
});

const agreement = z.object({
  signed: z.iso.date().nullable(),
  until: endDay,
  escalation: escalationRule.nullable(),
  terms: z.array(
    z.object({
      clause: z.string(),
      subject: z.string(),
      rule: z.enum(['yes', 'no', 'approval']),
      engines: z.array(z.string()).describe('Empty: every engine'),
      regions: z.array(z.string()).describe('Empty: every region'),
      from: firstDay,
      until: endDay,
      text: z.string(),
      origin: z.enum(['file', 'csv', 'console']).describe('The portfolio file, a table of agreements, or a person'),
      template: z.string().nullable().describe('The programme template that it comes from'),
    }),
  ),
});

const partner = knownParty.extend({
  network: z.string().nullable(),
  publisherId: z.string().nullable(),
  agreement: agreement.nullable(),
});

const watch = z.object({
  id: z.uuid(),
  name: z.string().nullable(),
  queries: z.array(z.string()),
  engines: z.array(z.enum(ENGINES)),
  markets: z.array(
    z.object({
      country: z.string(),
      language: z.string(),
      location: z.string().nullable(),
      timeZone: z.string().nullish(),
    }),
  ),
  devices: z.array(z.enum(DEVICES)),
  schedule: z
    .string()
    .describe('Cron expression of five fields; or adaptive or uniform, which choose looks themselves'),
  looksADay: z.int().nullable().describe('Of a schedule that chooses; null: what the month’s budget leaves'),
  providers: z.array(z.enum(LIVE_PROVIDERS)).describe('Who is asked, in this order; none: captures are handed in'),
  crossCheck: z.int().describe('Of a hundred looks, those that a second provider takes too'),
});

const figure = z.object({
  kind: z.enum(FIGURE_KINDS),
  label: z.string(),
  market: z.string().nullable(),
  low: z.number(),
  high: z.number(),
  unit: z.string().describe('share (0 to 1), searches a month, or the ISO 4217 code of a currency'),
  tag: z.enum(INPUT_TAGS),
  source: z.string().nullable(),
});

export const portfolioBrand = z
  .object({
    id: z.uuid(),
    name: z.string(),
    owner: z.string(),
    domains: z.array(z.string()),
    marks: z.array(mark),
    agencies: z.array(knownParty),
    competitors: z.array(knownParty),
    resellers: z.array(reseller),
    permitted: z.array(reseller).describe('Parties that a person permitted something when deciding an alert'),
    promises: z.array(promise),
    figures: z.array(figure).describe('What the brand knows of its own business'),
    budgets: z.array(
      z.object({
        provider: z.enum(LIVE_PROVIDERS),
        looksAMonth: z.int().nullable(),
        usdAMonth: z.number().nullable().describe('US dollars'),
        usdALook: z.number().nullable().describe('Null: counted at the dearest list price'),
      }),
    ),
    partners: z.array(partner),
    watches: z.array(watch),
  })
  .meta({ id: 'PortfolioBrand' });

/** What is protected, who is known, what was agreed and where is looked: everything in force. */
export const portfolio = z.object({ brands: z.array(portfolioBrand) }).meta({ id: 'Portfolio' });
export type Portfolio = z.infer<typeof portfolio>;
