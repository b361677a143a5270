import { z } from 'zod';
import { instant } from '../platform/http/instant.js';

/** What a partner can answer: it was not us, it is mended, it is permitted. */
export const PARTNER_ANSWERS = ['not_me', 'fixed', 'permitted'] as const;
export type PartnerAnswer = (typeof PARTNER_ANSWERS)[number];

export const newReplyLink = z
  .strictObject({
    alertId: z.uuid(),
    partnerId: z.uuid().describe('One of the alert’s replyPartners'),
    scope: z.enum(['alert', 'partner']).default('alert').describe('This alert, or all open ones of the partner'),
    days: z.int().min(1).max(60).default(14).describe('How long the link works'),
  })
  .meta({ id: 'NewReplyLink' });
export type NewReplyLink = z.infer<typeof newReplyLink>;

export const replyLinkMade = z
  .object({
    id: z.uuid(),
    path: z
      .string()
      .describe('What the partner opens, behind this server’s address. Shown this once; only a hash is kept'),
    expiresAt: instant,
    alerts: z.int().describe('How many it shows'),
  })
  .meta({ id: 'ReplyLinkMade' });
export type ReplyLinkMade = z.infer<typeof replyLinkMade>;

export const partnerAnswer = z
  .object({
    alertId: z.uuid(),
    answer: z.enum(PARTNER_ANSWERS),
    words: z.string().trim().max(4000).default(''),
    key: z.uuid().describe('Chosen by the form; an answer that is sent again with the same one is stored once'),
  })
  .meta({ id: 'NewPartnerAnswer' });
export type NewPartnerAnswer = z.infer<typeof partnerAnswer>;

export const answerStored = z
  .object({ at: instant, stored: z.boolean().describe('False: it stood already') })
  .meta({ id: 'PartnerAnswerStored' });
export type AnswerStored = z.infer<typeof answerStored>;
