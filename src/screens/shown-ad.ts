import { z } from 'zod';
import { instant } from '../platform/http/instant.js';
import { SHOWN_TRAIL_JSON, shownTrail } from './shown-trail.js';

const sitelink = z.object({ title: z.string(), description: z.string().nullable(), url: z.string().nullable() });

/** An ad as a customer saw it, with the stretches that rules matched. Offsets are UTF-16 units of the named field. */
export const shownAd = z
  .object({
    creativeId: z.string(),
    kind: z.enum(['text', 'shopping']),
    title: z.string(),
    description: z.string().nullable(),
    displayUrl: z.string().nullable(),
    destination: z.string().nullable(),
    advertiserName: z.string().nullable(),
    sitelinks: z.array(sitelink),
    price: z.string().nullable(),
    block: z.enum(['top', 'middle', 'bottom', 'side']),
    position: z.int(),
    query: z.string().nullable(),
    language: z.string().nullable(),
    device: z.string().nullable(),
    seenAt: instant,
    captureId: z.uuid(),
    sightings: z.int(),
    spans: z.array(
      z.object({
        field: z.string(),
        start: z.int(),
        end: z.int(),
        text: z.string(),
        via: z.string(),
        violation: z.string(),
      }),
    ),
    notes: z.array(z.string()),
    trail: shownTrail.nullable().describe('Null where the link was not followed'),
  })
  .meta({ id: 'ShownAd' });
export type ShownAd = z.infer<typeof shownAd>;

/** SQL that puts one shown ad together from `c` (creative), `s` (sighting), `cap` (capture), `spans` and `sightings`. */
export const SHOWN_AD_JSON = `json_build_object(
  'creativeId', c.id, 'kind', c.kind, 'title', c.title, 'description', c.description, 'displayUrl', c.display_url,
  'destination', s.destination, 'advertiserName', s.advertiser_name, 'sitelinks', s.sitelinks, 'price', s.price,
  'block', s.block, 'position', s.position, 'query', cap.query, 'language', cap.language, 'device', cap.device,
  'seenAt', iso_instant(s.seen_at), 'captureId', s.capture_id, 'sightings', sightings, 'spans', spans, 'notes', s.notes,
  'trail', ${SHOWN_TRAIL_JSON})`;
