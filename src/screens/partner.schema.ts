import { z } from 'zod';
import { TEMPLATE_IDS } from '../domain/agreement/programme-templates.js';
import { TERM_RULES } from '../domain/agreement/term-subjects.js';
import { instant } from '../platform/http/instant.js';

const firstDay = z.iso.date().nullable().describe('First day in force');
const endDay = z.iso.date().nullable().describe('First day no longer in force');
const rule = z.enum(TERM_RULES);

const term = z.object({
  id: z.uuid(),
  clause: z.string(),
  subject: z.string(),
  rule,
  engines: z.array(z.string()).describe('Empty: every engine'),
  regions: z.array(z.string()).describe('Empty: every region'),
  from: firstDay,
  until: endDay,
  text: z.string(),
  origin: z.enum(['file', 'csv', 'console']).describe('The portfolio file, a table of agreements, or a person'),
  template: z.string().nullable(),
  fromText: z.boolean().describe('Whether a sentence of a pasted agreement is behind it'),
  acceptedBy: z.string().nullable(),
  acceptedAt: instant.nullable(),
});

const event = z.object({
  at: instant,
  actor: z.string(),
  kind: z.enum(['accepted', 'rejected', 'ended', 'withdrawn']),
  clause: z.string().nullable(),
  subject: z.string(),
  rule,
  on: z.iso.date().nullable().describe('First day on which a term that was ended no longer holds'),
  reason: z.string().nullable(),
  how: z
    .enum(['as-proposed', 'changed', 'by-hand', 'template', 'goes-on'])
    .nullable()
    .describe('How an accepted term came about'),
  proposedRule: rule.nullable().describe('Of a changed one: the rule that was proposed'),
  words: z.string().nullable().describe('Of a rejected one: its sentence'),
});

const template = z.object({
  id: z.enum(TEMPLATE_IDS),
  name: z.string(),
  terms: z.array(z.object({ subject: z.string(), rule, text: z.string() })),
});

/** A partner, what was agreed with it, and who accepted it. */
export const partnerAnswer = z
  .object({
    id: z.uuid(),
    name: z.string(),
    brand: z.object({ id: z.uuid(), name: z.string() }),
    network: z.string().nullable(),
    publisherId: z.string().nullable(),
    domains: z.array(z.string()),
    today: z.iso.date(),
    terms: z.array(term).describe('By their first day; those that ended too'),
    events: z.array(event).describe('The newest first, at most 200'),
    templates: z.array(template),
  })
  .meta({ id: 'Partner' });
export type PartnerAnswer = z.infer<typeof partnerAnswer>;
