import { z } from 'zod';
import { TEMPLATE_IDS } from '../domain/agreement/programme-templates.js';
import { LONGEST_AGREEMENT } from '../domain/agreement/propose-terms.js';
import { TERM_RULES, TERM_SUBJECTS } from '../domain/agreement/term-subjects.js';
import { ENGINES } from '../domain/capture/capture.js';
import { day, territory } from '../portfolio/portfolio.fields.js';

/** More terms than this no agreement has. */
const MOST_TERMS = 200;

const subject = z.enum(TERM_SUBJECTS);
const rule = z.enum(TERM_RULES).describe('Allowed (of negative keywords: required), forbidden, only with approval');
const engines = z.array(z.enum(ENGINES)).max(ENGINES.length).describe('Empty: every engine');
const regions = z.array(z.string()).describe('ISO 3166-1 alpha-2, or EU; empty: every country');
const place = z.int().min(0).describe('In UTF-16 units of the text');

const sentence = z.object({
  clause: z.string(),
  start: place,
  end: place.describe('First unit behind the sentence'),
  lead: z.object({ start: place, end: place }).nullable().describe('The words that lead its list in'),
});

const proposal = sentence.extend({
  subject,
  rule,
  engines,
  regions,
  confidence: z.enum(['plain', 'read']).describe('`read`: a person should read the sentence first'),
  why: z.string().nullable().describe('Why it should be read'),
});

export const newAgreementText = z
  .strictObject({
    text: z.string().min(1),
    format: z.enum(['text', 'html']).default('text'),
  })
  .meta({ id: 'NewAgreementText' });
export type NewAgreementText = z.infer<typeof newAgreementText>;

export const agreementReading = z
  .object({
    text: z.string().describe('What was read; every place counts in it'),
    proposals: z.array(proposal),
    conflicts: z
      .array(z.object({ subject, sides: z.array(proposal) }))
      .describe('Sentences that contradict each other; nothing is proposed of them'),
    notUnderstood: z
      .array(sentence.extend({ why: z.string() }))
      .describe('They speak of paid search, and no rule was read'),
    cut: z.boolean().describe(`Whether it went on past the ${LONGEST_AGREEMENT} units that are read`),
  })
  .meta({ id: 'AgreementReading' });
export type AgreementReadingAnswer = z.infer<typeof agreementReading>;

const acceptedTerm = z.strictObject({
  clause: z.string().trim().min(1).max(60),
  subject,
  rule,
  engines: engines.default([]),
  regions: z.array(territory).max(250).default([]),
  span: z
    .strictObject({ start: place, end: place, lead: z.strictObject({ start: place, end: place }).nullable() })
    .nullable()
    .describe('The sentence in the text; null for a term that is entered by hand, which then has its own words'),
  words: z.string().trim().max(4000).nullable().default(null).describe('Of a term without a sentence: its wording'),
});

export const newTerms = z
  .strictObject({
    text: z.string().nullable().describe('As the reading gave it; null where no term has a sentence'),
    from: day.describe('First day in force'),
    until: day.nullable().default(null).describe('First day no longer in force'),
    terms: z.array(acceptedTerm).max(MOST_TERMS),
    rejected: z
      .array(z.strictObject({ subject, rule, start: place, end: place }))
      .max(500)
      .default([])
      .describe('Proposals that the person turned down; they are recorded'),
    template: z
      .enum(TEMPLATE_IDS)
      .nullable()
      .default(null)
      .describe('A programme template whose terms are taken besides'),
  })
  .meta({ id: 'NewAgreementTerms' });
export type NewTerms = z.infer<typeof newTerms>;
export type NewTerm = NewTerms['terms'][number];

export const termsTaken = z
  .object({
    accepted: z.int().describe('Terms that are new'),
    unchanged: z.int().describe('Terms that stood already'),
    ended: z
      .array(z.object({ clause: z.string(), subject, rule }))
      .describe('Terms on the same subject that the new ones end on their first day'),
  })
  .meta({ id: 'AgreementTermsTaken' });
export type TermsTaken = z.infer<typeof termsTaken>;

export const endTerm = z
  .strictObject({
    on: day
      .nullable()
      .describe('First day on which it no longer holds; null: it was entered by mistake and never held'),
    reason: z.string().trim().min(1).max(500),
  })
  .meta({ id: 'EndAgreementTerm' });
export type EndTerm = z.infer<typeof endTerm>;
