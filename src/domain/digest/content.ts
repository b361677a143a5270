import { z } from 'zod';
import { DIGEST_ROLES } from './facts.js';

/** At most this many headline items, so that a digest stays on one screen. */
export const MOST_HEADLINES = 3;
/** At most this many entries in each other list; what is left out is counted. */
export const MOST_LISTED = 2;

/** A sentence that may lead somewhere: a path within the console. Names in it are already made safe to stand in a sentence. */
const line = z.object({ text: z.string(), link: z.string().nullable() });
export type DigestLine = z.infer<typeof line>;

const headline = z.object({
  number: z.string().describe('What was measured, the lower bound first'),
  cause: z.string().describe('What it likely comes from'),
  means: z.string().describe('What it can do to customers'),
  action: z.string().describe('What was done about it, or is proposed'),
  taken: z.boolean().describe('Whether the action was taken already'),
  link: z.string(),
});
export type DigestHeadline = z.infer<typeof headline>;

const coverage = z.object({
  tone: z.enum(['sound', 'partial', 'blind', 'silent']).describe('silent: nobody looked; blind: no look could see'),
  seen: z.int().describe('Looks that could see the results page'),
  unseen: z.int().describe('Looks that could not'),
  summary: z.string(),
  lines: z.array(line),
  days: z.array(z.object({ day: z.iso.date(), seen: z.int(), unseen: z.int() })),
});
export type DigestCoverage = z.infer<typeof coverage>;

const section = z.object({ summary: z.string(), lines: z.array(line), more: z.int() });
export type DigestSection = z.infer<typeof section>;

/** What one week amounts to for one role; kept as it was sent, so that everybody gets the same and it can be shown again. */
export const digestContent = z
  .object({
    week: z.string(),
    role: z.enum(DIGEST_ROLES),
    organisation: z.string(),
    timeZone: z.string(),
    locale: z.string(),
    startsOn: z.iso.date(),
    endsOn: z.iso.date().describe('The Sunday'),
    subject: z.string(),
    preheader: z.string(),
    coverage,
    findings: z.object({ summary: z.string(), items: z.array(headline).max(MOST_HEADLINES), more: z.int() }),
    policies: section,
    partners: section,
    waiting: section,
    weeks: z.array(z.object({ week: z.string(), seen: z.int(), misuse: z.int() })),
  })
  .meta({ id: 'DigestContent' });
export type DigestContent = z.infer<typeof digestContent>;
