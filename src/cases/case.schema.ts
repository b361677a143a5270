import { z } from 'zod';
import { CASE_STATES, CLOSING_REASONS } from '../domain/takedown/case-states.js';
import { ROUTES } from '../domain/takedown/routes.js';

export const FILING_STATES = ['draft', 'sending', 'sent', 'unsure', 'failed', 'withdrawn'] as const;
export type FilingState = (typeof FILING_STATES)[number];

export const CASE_EVENT_KINDS = [
  'opened',
  'moved',
  'owner-changed',
  'facts-given',
  'filing-prepared',
  'filing-edited',
  'filing-refreshed',
  'filing-queued',
  'filing-sent',
  'filing-failed',
  'filing-unsure',
  'filing-settled',
  'filing-withdrawn',
  'recurred',
] as const;
export type CaseEventKind = (typeof CASE_EVENT_KINDS)[number];

/** The last event that the person saw; a newer one makes the change a conflict. */
const expectedEventId = z.uuid().optional();

export const openCaseSchema = z.strictObject({
  alertIds: z.array(z.uuid()).min(1).max(50).describe('Confirmed alerts of one brand and one party'),
});
export type OpenCaseInput = z.infer<typeof openCaseSchema>;

export const caseOpened = z
  .object({
    id: z.uuid(),
    number: z.string().describe('For example MW-12'),
    existed: z.boolean().describe('An open case holds these alerts already; it is this one'),
  })
  .meta({ id: 'CaseOpened' });
export type CaseOpened = z.infer<typeof caseOpened>;

/** States that say what somebody outside answered, and so want the answer. */
const ANSWERED: readonly string[] = ['acknowledged', 'action-taken', 'refused'];

export const caseTransitionSchema = z
  .strictObject({
    to: z.enum(CASE_STATES),
    closingReason: z.enum(CLOSING_REASONS).optional(),
    text: z.string().trim().max(2000).optional().describe('Who said what; wanted for an answer and for “other”'),
    expectedEventId,
  })
  .superRefine((value, context) => {
    const missing = (path: string, message: string): void =>
      context.addIssue({ code: 'custom', path: [path], message });
    if (value.to === 'closed' && value.closingReason === undefined) missing('closingReason', 'Say why it is closed.');
    if (value.closingReason === 'other' && !value.text) missing('text', 'Say in a few words what the other reason is.');
    if (ANSWERED.includes(value.to) && !value.text) missing('text', 'Say who answered, and what.');
  });
export type CaseTransitionInput = z.infer<typeof caseTransitionSchema>;

export const caseOwnerSchema = z.strictObject({ ownerId: z.uuid(), expectedEventId });
export type CaseOwnerInput = z.infer<typeof caseOwnerSchema>;

export const givenFactsSchema = z.strictObject({
  facts: z
    .array(
      z.strictObject({
        key: z.string().min(1).max(300).describe('As `key` of an asked fact of the case page'),
        value: z.string().trim().max(4000).describe('Empty takes the fact back'),
      }),
    )
    .min(1)
    .max(40),
});
export type GivenFactsInput = z.infer<typeof givenFactsSchema>;

export const prepareFilingSchema = z.strictObject({ route: z.enum(ROUTES) });
export type PrepareFilingInput = z.infer<typeof prepareFilingSchema>;

export const filingPrepared = z.object({ id: z.uuid() }).meta({ id: 'FilingPrepared' });

export const filingEditSchema = z.strictObject({
  subject: z.string().trim().min(1).max(300).optional(),
  body: z.string().trim().min(1).max(20_000).optional(),
  expectedEventId,
});
export type FilingEditInput = z.infer<typeof filingEditSchema>;

export const filingActSchema = z.strictObject({ expectedEventId });
export type FilingActInput = z.infer<typeof filingActSchema>;

export const filingReferenceSchema = z.strictObject({
  reference: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .regex(/^[^\p{Cc}\p{Bidi_Control}]*$/u, 'must be one line without control characters'),
  expectedEventId,
});
export type FilingReferenceInput = z.infer<typeof filingReferenceSchema>;

export const filingWithdrawSchema = z.strictObject({ text: z.string().trim().min(1).max(2000), expectedEventId });
export type FilingWithdrawInput = z.infer<typeof filingWithdrawSchema>;

export const filingSettleSchema = z.strictObject({
  outcome: z.enum(['arrived', 'send-again']).describe('Of a mail that was handed over and never answered'),
  expectedEventId,
});
export type FilingSettleInput = z.infer<typeof filingSettleSchema>;
