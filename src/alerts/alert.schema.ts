import { z } from 'zod';

export const ALERT_STATES = ['open', 'confirmed', 'dismissed', 'permitted', 'watched'] as const;
export type AlertState = (typeof ALERT_STATES)[number];

export const DECISIONS = ['confirmed', 'dismissed', 'permitted', 'watched'] as const;
export type Decision = (typeof DECISIONS)[number];

export type AlertEventKind =
  'raised' | 'line-added' | 'decided' | 'reopened' | 'permit-ended' | 'taken-up' | 'answered';

/** Why an alert was dismissed. A closed list, so that rules which waste people's time can be found; `other` wants a text. */
export const DISMISSAL_REASONS = [
  'not-our-mark',
  'authentic-resale',
  'permitted-elsewhere',
  'dictionary-word',
  'information-or-review',
  'wrong-party',
  'duplicate',
  'too-small',
  'other',
] as const;

/** A person's decision on an alert, or on some of its lines. */
export const decisionSchema = z
  .strictObject({
    decision: z.enum(DECISIONS),
    /** Lines decided; absent means all that are open. */
    lines: z.array(z.uuid()).min(1).max(100).optional(),
    reason: z.enum(DISMISSAL_REASONS).optional(),
    text: z.string().trim().max(2000).optional(),
    /** First day on which the permit no longer holds. */
    permitUntil: z.iso.date().optional(),
    /** The last event that the person saw; a newer one makes the decision a conflict. */
    expectedEventId: z.uuid().optional(),
  })
  .superRefine((value, context) => {
    const missing = (path: string, message: string): void =>
      context.addIssue({ code: 'custom', path: [path], message });
    if (value.decision === 'dismissed' && value.reason === undefined) missing('reason', 'Say why it is dismissed.');
    if (value.reason === 'other' && !value.text) missing('text', 'Say in a few words what the other reason is.');
    if (value.decision === 'permitted' && value.permitUntil === undefined)
      missing('permitUntil', 'A permit needs an end date.');
  });
export type DecisionInput = z.infer<typeof decisionSchema>;

/** Findings of a rescan that a person wants alerts from. */
export const takeUpSchema = z.strictObject({
  findings: z
    .array(z.uuid())
    .min(1)
    .max(500)
    .optional()
    .describe('Ids of its changed findings; absent means all that can be'),
  brand: z.uuid().optional().describe('Only findings about this brand'),
  reason: z.string().trim().min(1, 'Say why.').max(2000),
});
export type TakeUpInput = z.infer<typeof takeUpSchema>;

export const takenUp = z
  .object({
    findings: z.int().describe('Findings taken up'),
    alerts: z.int().describe('Alerts that they raised or changed'),
    decided: z.int().describe('Findings left as they are, because their line is decided'),
    outdated: z.int().describe('Findings left as they are, because rules or portfolio say something else by now'),
  })
  .meta({ id: 'TakenUp' });
export type TakenUp = z.infer<typeof takenUp>;
