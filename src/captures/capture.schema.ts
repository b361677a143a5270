import { z } from 'zod';
import { PROVIDERS, SAVED_PAGE } from '../domain/capture/capture.js';

/** What a person states of files that they hand in; the files themselves come beside it. */
export const uploadSchema = z.object({
  provider: z
    .enum([...PROVIDERS, SAVED_PAGE])
    .describe(
      `What the files are; \`${SAVED_PAGE}\` stands for saved pages and archives of pages, whose engine they tell`,
    ),
  query: z.string().trim().min(1).max(500).optional(),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, 'ISO 3166-1 alpha-2, for example DE')
    .optional(),
  language: z
    .string()
    .regex(/^[a-z]{2,3}$/, 'a language code such as de')
    .optional(),
  device: z.enum(['desktop', 'mobile', 'tablet']).optional(),
});
export type Upload = z.infer<typeof uploadSchema>;

/** What a program states of files that it sends. */
export const inboxSchema = uploadSchema.extend({
  provider: uploadSchema.shape.provider.default(SAVED_PAGE),
  capturedAt: z.iso
    .datetime({ offset: true })
    .optional()
    .describe('When the page was taken, where the file does not say'),
});
export type Inbox = z.infer<typeof inboxSchema>;

const result = z.object({
  file: z.string(),
  captureId: z.uuid().nullable(),
  outcome: z.enum(['ads', 'no-ads', 'blocked', 'failed']).nullable(),
  reason: z.object({ code: z.string(), message: z.string() }).nullable(),
  ads: z.int(),
  page: z
    .int()
    .nullable()
    .describe('Which results page of an archive it is, from 1; null for a file that is one page or reply'),
  alreadyKnown: z.boolean().describe('The same bytes came before; nothing was added'),
});

export const uploadAnswer = z
  .object({ results: z.array(result).describe('One for each file, or for each results page of an archive') })
  .meta({ id: 'UploadAnswer' });
export type UploadAnswer = z.infer<typeof uploadAnswer>;
