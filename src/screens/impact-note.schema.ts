import { z } from 'zod';
import { RESULT_KINDS } from '../domain/impact/estimate.js';
import { INPUT_KINDS, INPUT_TAGS } from '../domain/impact/inputs.js';
import { ACTION_ROLES } from '../domain/impact/proposed-actions.js';
import { instant } from '../platform/http/instant.js';

const range = z.object({
  p10: z.number().describe('One draw in ten lies below'),
  p50: z.number(),
  p90: z.number().describe('One draw in ten lies above'),
  unit: z.string().describe('searches, visits, contacts, or the ISO 4217 code of a currency'),
  words: z.string().describe('“between … and …, most likely around …”, in the reader’s way of writing numbers'),
});

const result = z
  .object({
    kind: z.enum(RESULT_KINDS),
    label: z.string(),
    range: range.nullable().describe('Null: not estimated, which is never the same as nothing'),
    notEstimated: z.string().nullable().describe('What is missing, where there is no range'),
    missing: z.array(z.object({ kind: z.enum(INPUT_KINDS), label: z.string(), giveAt: z.string().nullable() })),
    widest: z
      .object({
        kind: z.enum(INPUT_KINDS),
        label: z.string(),
        market: z.string().nullable(),
        narrows: z.number().describe('By which share the range would be narrower if this input were known'),
      })
      .nullable()
      .describe('The input that widens the range most'),
  })
  .meta({ id: 'ImpactResult' });

const input = z
  .object({
    kind: z.enum(INPUT_KINDS),
    label: z.string(),
    market: z.string().nullable(),
    low: z.number(),
    high: z.number(),
    unit: z.string(),
    words: z.string(),
    tag: z.enum(INPUT_TAGS),
    source: z.string(),
  })
  .meta({ id: 'ImpactInput' });

const action = z
  .object({
    id: z.uuid(),
    what: z.string(),
    who: z.enum(ACTION_ROLES),
    person: z.string().nullable(),
    dueOn: z.iso.date(),
    doneAt: instant.nullable(),
    doneBy: z.string().nullable(),
  })
  .meta({ id: 'NoteAction' });

/** A note as the case page shows it: seen, what it does to customers, what to do. */
export const impactNote = z
  .object({
    caseId: z.uuid(),
    headline: z.string().describe('Number, likely cause, action'),
    seen: z.string().describe('One paragraph a line'),
    means: z.string().describe('One paragraph a line'),
    results: z.array(result),
    inputs: z.array(input),
    draws: z.int(),
    factors: z.array(z.object({ text: z.string(), controllable: z.boolean(), why: z.string() })),
    actions: z.array(action).describe('Open ones first, by day'),
    brandValue: z.string().nullable(),
    writtenAt: instant,
    changedAt: instant,
    editedBy: z.string().nullable().describe('Who put words of their own in place of the draft'),
  })
  .meta({ id: 'ImpactNote' });
export type ImpactNoteAnswer = z.infer<typeof impactNote>;
