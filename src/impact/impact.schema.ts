import { z } from 'zod';
import { ACTION_ROLES } from '../domain/impact/proposed-actions.js';

const text = (longest: number) => z.string().trim().min(1).max(longest);

/** What a person changes in a note. What is left out stays as it is. */
export const noteChangeSchema = z.strictObject({
  seen: text(10_000).optional(),
  means: text(10_000).optional(),
  brandValue: z.string().trim().max(300).nullable().optional().describe('Null or empty: no value is touched'),
  expectedChangedAt: z.iso
    .datetime()
    .optional()
    .describe('When the note that the person saw was last changed; a later change makes this one a conflict'),
});
export type NoteChange = z.infer<typeof noteChangeSchema>;

/** One action of a note. */
export const newActionSchema = z.strictObject({
  what: text(1000),
  who: z.enum(ACTION_ROLES),
  person: z.string().trim().max(200).nullable().optional(),
  dueOn: z.iso.date().describe('Last day on which it is done in time'),
});
export type NewAction = z.infer<typeof newActionSchema>;

export const addedAction = z.object({ id: z.uuid() }).meta({ id: 'AddedNoteAction' });
