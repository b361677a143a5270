import type { EntityManager } from 'typeorm';
import { CONFIRMED_AT, HALF_LIFE_DAYS } from '../domain/scheduling/adaptive/cell-history.js';
import type { SeenThere } from '../domain/scheduling/adaptive/plan-step.js';
import type { StepToChoose } from '../watches/chosen-looks.service.js';

/** Looks further back count less than a fiftieth. */
const LOOKED_BACK_DAYS = 60;

/**
 * What stored looks brought at each cell and part of the day of a watch: readable looks of its brand, whichever watch took
 * them, control looks left out, and the incidents on their pages. An incident is what an alert is about, one party on one
 * engine in one country; what people dismissed or permitted is none. It is new on the page on which the alert was first seen.
 * One query for the whole watch; nothing is kept, so a restart changes nothing.
 */
export async function seenSoFar(
  manager: EntityManager,
  { brandId, cells, now }: Pick<StepToChoose, 'brandId' | 'cells' | 'now'>,
): Promise<SeenThere[]> {
  return manager.query<SeenThere[]>(SQL, [
    brandId,
    new Date(now),
    cells.map(({ cell }) => cell.engine),
    cells.map(({ cell }) => cell.query),
    cells.map(({ cell }) => cell.market.country),
    cells.map(({ cell }) => cell.market.language),
    cells.map(({ cell }) => cell.market.location),
    cells.map(({ cell }) => cell.device),
    cells.map(({ zone }) => zone),
  ]);
}

const MS = (instant: string): string => `(extract(epoch FROM ${instant}) * 1000)::float8`;

const SQL = `
WITH wanted AS (
  SELECT (nth - 1)::int AS cell, engine, query, country, language, location, device, zone
  FROM unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[]) WITH ORDINALITY
    AS w (engine, query, country, language, location, device, zone, nth)
), looks AS (
  SELECT w.cell, floor(extract(hour FROM p.slot AT TIME ZONE w.zone) / 4)::int AS part, p.slot, p.id, p.capture_id,
         0.5 ^ (${MS('$2::timestamptz - p.slot')} / ${HALF_LIFE_DAYS * 86_400_000}) AS weight
  FROM poll p JOIN wanted w ON w.engine = p.engine AND w.query = p.query AND w.country = p.country AND w.language = p.language
    AND coalesce(w.location, '') = coalesce(p.location, '') AND w.device = p.device
  WHERE p.brand_id = $1 AND p.slot > $2::timestamptz - interval '${LOOKED_BACK_DAYS} days' AND p.slot <= $2
    AND p.purpose <> 'control' AND p.outcome IN ('ads', 'no-ads')
), shown AS (
  SELECT DISTINCT ON (l.cell, l.part, l.slot, l.id, a.id) l.*, a.id AS incident, a.state, a.party_id,
         fs.seen_at <= a.first_seen_at AS earliest
  FROM looks l JOIN finding_sighting fs ON fs.capture_id = l.capture_id
  JOIN finding f ON f.id = fs.finding_id AND f.verdict <> 'allowed'
  JOIN alert a ON a.brand_id = f.brand_id AND a.party_id = f.party_id AND a.engine = f.engine
    AND a.country IS NOT DISTINCT FROM f.country AND a.state NOT IN ('dismissed', 'permitted')
  WHERE f.brand_id = $1
  ORDER BY l.cell, l.part, l.slot, l.id, a.id, fs.seen_at
), times AS (
  SELECT incident, count(DISTINCT capture_id)::int AS pages FROM shown GROUP BY incident
), known AS (
  SELECT s.cell, s.part, s.incident, s.party_id, (array_agg(s.state))[1] AS state, count(*)::int AS shown,
         max(s.slot) AS last_seen, (array_agg(s.id ORDER BY s.slot DESC, s.id))[1] AS last_look
  FROM shown s GROUP BY s.cell, s.part, s.incident, s.party_id
), incidents AS (
  SELECT k.cell, k.part, json_agg(json_build_object(
           'id', k.incident, 'name', coalesce(party.domain, party.name, 'An advertiser without a name'),
           'sightings', CASE WHEN k.state = 'confirmed' THEN greatest(t.pages, ${CONFIRMED_AT}) ELSE t.pages END,
           'lastSeen', ${MS('k.last_seen')}, 'lastSeenOn', k.last_look, 'shown', k.shown,
           'missed', (SELECT count(*) FROM looks l WHERE l.cell = k.cell AND l.part = k.part AND l.slot > k.last_seen))
         ORDER BY k.last_seen DESC, k.incident) AS list
  FROM known k JOIN times t USING (incident) JOIN party ON party.id = k.party_id GROUP BY k.cell, k.part
), news AS (
  SELECT cell, part, count(*)::int AS news, sum(weight) AS weight
  FROM (SELECT DISTINCT ON (incident) * FROM shown ORDER BY incident, slot, id) s WHERE earliest GROUP BY cell, part
)
SELECT l.cell, l.part, sum(l.weight)::float8 AS looks, coalesce(max(n.weight), 0)::float8 AS news,
       json_build_object('looks', count(*), 'news', coalesce(max(n.news), 0)) AS counted,
       ${MS('max(l.slot)')} AS "lastLook", coalesce((array_agg(i.list))[1], '[]') AS incidents
FROM looks l LEFT JOIN news n ON n.cell = l.cell AND n.part = l.part LEFT JOIN incidents i ON i.cell = l.cell AND i.part = l.part
GROUP BY l.cell, l.part ORDER BY l.cell, l.part`;
