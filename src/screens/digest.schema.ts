import { z } from 'zod';
import { DELIVERY_STATES, digestRole, whichDigest } from '../digests/digest.schema.js';
import { digestContent } from '../domain/digest/content.js';
import { instant } from '../platform/http/instant.js';

const delivery = z
  .object({
    userId: z.uuid(),
    name: z.string(),
    email: z.string(),
    state: z.enum(DELIVERY_STATES),
    attempts: z.int(),
    nextTryAt: instant,
    endedAt: instant.nullable(),
    code: z.string().nullable(),
    message: z.string().nullable().describe('What the mail server said, or what went wrong'),
  })
  .meta({ id: 'DigestDelivery' });

const sentDigest = z.object({
  week: z.string(),
  role: digestRole,
  builtAt: instant,
  subject: z.string(),
  deliveries: z.array(delivery),
});

/** The digest screen's frame: which weeks there are, and what became of them. */
export const digests = z
  .object({
    weeks: z.array(z.string()).describe('Weeks that can be chosen, the newest first: those sent, and the last eight'),
    currentWeek: z.string().describe('The week that runs, whose digest is not written yet'),
    nextSendingAt: instant,
    sent: z.array(sentDigest).describe('The newest first; at most fifty'),
    timeZone: z.string(),
    organisation: z.string(),
    mailFrom: z.string().nullable().describe('Who mail is from; null when no mail can be sent'),
    linkWarning: z.string().nullable(),
    subscription: z.object({ offered: z.boolean().describe('Whether this role gets a digest'), wanted: z.boolean() }),
  })
  .meta({ id: 'Digests' });
export type Digests = z.infer<typeof digests>;

export const digestPreviewQuery = whichDigest;

export const digestPreview = z
  .object({
    sentAlready: z
      .boolean()
      .describe('Whether this is what was sent; otherwise it is written from the record as it is now'),
    content: digestContent,
    html: z.string().describe('The mail as a page of its own, pictures included'),
    text: z.string(),
  })
  .meta({ id: 'DigestPreview' });
export type DigestPreview = z.infer<typeof digestPreview>;
