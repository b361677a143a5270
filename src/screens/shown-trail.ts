import { z } from 'zod';
import { ASKED_BY } from '../domain/trail/observed-trail.js';
import { ENDS, WAYS } from '../domain/trail/trail.js';
import { instant } from '../platform/http/instant.js';

const hop = z.object({
  url: z.string(),
  status: z.int().nullable().describe('Null where it was not asked, or did not answer'),
  leftBy: z.enum(WAYS).nullable().describe('How the trail went on; null at its end'),
});

/** Where an ad's link was found to lead. All addresses were chosen by strangers. */
export const shownTrail = z
  .object({
    id: z.uuid(),
    followedAt: instant,
    hops: z.array(hop),
    end: z.enum(ENDS),
    why: z.string().describe('One sentence about the end'),
    network: z.string().nullable(),
    publisherId: z.string().nullable().describe('Whom the network pays; null where only the network knows'),
    landingDomain: z.string().nullable(),
    landingSha256: z.string().nullable().describe('Of the landing page, which is kept as evidence'),
    again: z
      .object({
        by: z.enum(ASKED_BY),
        hops: z.array(hop),
        end: z.enum(ENDS),
        why: z.string(),
        sha256: z.string().nullable(),
      })
      .nullable()
      .describe('The same link asked once more in another way'),
  })
  .meta({ id: 'ShownTrail' });
export type ShownTrail = z.infer<typeof shownTrail>;

const hopsJson = (hops: string): string => `(SELECT coalesce(json_agg(json_build_object(
    'url', hop->'url', 'status', hop->'status', 'leftBy', hop->'leftBy') ORDER BY place), '[]')
  FROM jsonb_array_elements(${hops}) WITH ORDINALITY AS each (hop, place))`;

/** SQL of the trail by which the sighting `s` was judged; null where its link was not followed. */
export const SHOWN_TRAIL_JSON = `(SELECT json_build_object('id', t.id, 'followedAt', iso_instant(t.ended_at), 'hops', ${hopsJson('t.hops')},
    'end', t."end", 'why', t.why, 'network', t.network, 'publisherId', t.publisher_id, 'landingDomain', t.landing_domain,
    'landingSha256', t.landing_sha256, 'again', CASE WHEN t.again IS NULL THEN NULL ELSE json_build_object('by', t.again->'by',
      'hops', ${hopsJson(`t.again->'hops'`)}, 'end', t.again->'end', 'why', t.again->'why', 'sha256', t.again_sha256) END)
  FROM sighting_trail used JOIN trail t ON t.id = used.trail_id WHERE used.sighting_id = s.id)`;
