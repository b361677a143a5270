import { z } from 'zod';
import { PARTNER_ANSWERS } from '../audits/reply.schema.js';
import { VIOLATIONS } from '../domain/detection/finding.js';
import { instant } from '../platform/http/instant.js';

const point = z
  .object({
    violation: z.enum(VIOLATIONS),
    mark: z.string().nullable(),
    verdict: z.enum(['violation', 'review', 'appearance']),
    meaning: z.string().describe('What the verdict says of the partner, and what not'),
    explanation: z.string(),
    clause: z
      .object({ reference: z.string(), text: z.string(), inForceFrom: z.string().nullable() })
      .nullable()
      .describe('Of the partner’s own agreement, where it rests on one'),
    sightings: z.int(),
    firstSeenAt: instant,
    lastSeenAt: instant,
  })
  .meta({ id: 'ReplyPoint' });

const ad = z
  .object({
    title: z.string(),
    description: z.string().nullable(),
    displayUrl: z.string().nullable(),
    destination: z.string().nullable(),
    query: z.string().nullable(),
    language: z.string().nullable(),
    device: z.string().nullable(),
    position: z.int(),
    seenAt: instant,
  })
  .meta({ id: 'ReplyAd' });

const given = z
  .object({
    answer: z.enum(PARTNER_ANSWERS),
    words: z.string(),
    at: instant,
    attachments: z.array(z.object({ name: z.string(), size: z.int() })),
  })
  .meta({ id: 'GivenAnswer' });

/** All that a partner sees. What is not named here does not leave the server: nobody's name but its own and the brand's. */
export const replyPage = z
  .object({
    brand: z.string(),
    partner: z.string(),
    expiresAt: instant,
    alerts: z.array(
      z
        .object({
          id: z.uuid(),
          engine: z.string(),
          country: z.string().nullable(),
          points: z.array(point).describe('Gravest first'),
          ads: z.array(ad).describe('Each once, where it was seen last, newest first'),
          answers: z.array(given).describe('The partner’s own, oldest first'),
        })
        .meta({ id: 'ReplyAlert' }),
    ),
  })
  .meta({ id: 'ReplyPage' });
export type ReplyPage = z.infer<typeof replyPage>;

/** A partner's answer as staff read it. */
export const shownReply = z
  .object({
    id: z.uuid(),
    alertId: z.uuid(),
    partner: z.string(),
    answer: z.enum(PARTNER_ANSWERS),
    words: z.string(),
    at: instant,
    attachments: z.array(z.object({ id: z.uuid(), name: z.string(), type: z.string(), size: z.int() })),
  })
  .meta({ id: 'PartnerReply' });

export const shownReplyLink = z
  .object({
    id: z.uuid(),
    partner: z.string().nullable(),
    madeAt: instant,
    madeBy: z.string(),
    expiresAt: instant,
    expired: z.boolean(),
    revokedAt: instant.nullable(),
    lastOpenedAt: instant.nullable(),
    alerts: z.int(),
  })
  .meta({ id: 'ReplyLink' });

/** SQL that puts one answer together from `r` (partner_reply). */
export const SHOWN_REPLY_JSON = `json_build_object(
  'id', r.id, 'alertId', r.alert_id, 'partner', r.partner_name, 'answer', r.answer, 'words', r.words, 'at', iso_instant(r.at),
  'attachments', (SELECT coalesce(json_agg(json_build_object('id', t.id, 'name', t.name, 'type', t.type, 'size', t.size)
    ORDER BY t.place), '[]') FROM reply_attachment t WHERE t.reply_id = r.id))`;
