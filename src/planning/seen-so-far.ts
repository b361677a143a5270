import type { EntityManager } from 'typeorm';
import type { Verdict, Violation } from '../domain/detection/finding.js';
import { CONFIRMED_AT, HALF_LIFE_DAYS, type SeenIncident } from '../domain/scheduling/adaptive/cell-history.js';
import type { SeenThere } from '../domain/scheduling/adaptive/plan-step.js';
import { gravityOf } from '../domain/scheduling/adaptive/worth.js';
import { CHECKING_PURPOSES } from '../domain/scheduling/purpose.js';
import { sqlList } from '../platform/database/sql-list.js';
import type { StepToChoose } from '../watches/chosen-looks.service.js';

/** Looks further back count less than a fiftieth. */
const LOOKED_BACK_DAYS = 60;

/**
 * What stored looks brought at each cell and part of the day of a watch: readable looks of its brand, whichever watch took
 * them, control looks and cross-checks left out, and the incidents on their pages. An incident is what an alert is about, one party on one
 * engine in one country; what people dismissed or permitted is none. It is new on the page on which the alert was first seen.
 * One query for the whole watch; nothing is kept, so a restart changes nothing.
 */
export async function seenSoFar(
  manager: EntityManager,
  { brandId, cells, now }: Pick<StepToChoose, 'brandId' | 'cells' | 'now'>,
): Promise<SeenThere[]> {
  const [{ cells: looked, incidents }] = await manager.query<[Row]>(SQL, [
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
  const shownAnywhere = new Map<string, number>();
  for (const { id, shown } of incidents) shownAnywhere.set(id, (shownAnywhere.get(id) ?? 0) + shown);
  const found = Map.groupBy(incidents, keyOf);
  return looked.map((one) => ({
    ...one,
    incidents: (found.get(keyOf(one)) ?? []).map(({ confirmed, lines, ...incident }) => {
      const seen = shownAnywhere.get(incident.id) ?? 0;
      const sightings = confirmed ? Math.max(seen, CONFIRMED_AT) : seen;
      return { ...incident, gravity: gravityOf(lines), sightings };
    }),
  }));
}

interface Row {
  readonly cells: readonly Omit<SeenThere, 'incidents'>[];
  readonly incidents: readonly (Omit<SeenIncident, 'sightings' | 'gravity'> & {
    readonly cell: number;
    readonly part: number;
    /** Whether a person confirmed it. */
    readonly confirmed: boolean;
    /** What stands of it. */
    readonly lines: readonly { readonly violation: Violation; readonly verdict: Verdict }[];
  })[];
}

const keyOf = ({ cell, part }: { readonly cell: number; readonly part: number }): string => `${cell} ${part}`;

const MS = (instant: string): string => `(extract(epoch FROM ${instant}) * 1000)::float8`;

// Cells and incidents come apart and meet above: of tables made on the way the database knows no sizes, and would join them row by row.
const SQL = `
WITH wanted AS (
  SELECT (nth - 1)::int AS cell, engine, query, country, language, location, device, zone
  FROM unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[]) WITH ORDINALITY
    AS w (engine, query, country, language, location, device, zone, nth)
), taken AS (
  SELECT w.cell, floor(extract(hour FROM p.slot AT TIME ZONE w.zone) / 4)::int AS part, p.slot, p.id, p.capture_id,
         0.5 ^ (${MS('$2::timestamptz - p.slot')} / ${HALF_LIFE_DAYS * 86_400_000}) AS weight
  FROM poll p JOIN wanted w ON w.engine = p.engine AND w.query = p.query AND w.country = p.country AND w.language = p.language
    AND coalesce(w.location, '') = coalesce(p.location, '') AND w.device = p.device
  WHERE p.brand_id = $1 AND p.slot > $2::timestamptz - interval '${LOOKED_BACK_DAYS} days' AND p.slot <= $2
    AND p.purpose NOT IN ${sqlList(CHECKING_PURPOSES)} AND p.outcome IN ('ads', 'no-ads')
), looks AS MATERIALIZED (
  SELECT *, count(*) OVER later - 1 AS later FROM taken WINDOW later AS (PARTITION BY cell, part ORDER BY slot DESC, id)
), shown AS (
  SELECT DISTINCT ON (l.cell, l.part, l.slot, l.id, a.id) l.*, a.id AS incident, a.state, a.party_id,
         fs.seen_at <= a.first_seen_at AS earliest
  FROM looks l JOIN finding_sighting fs ON fs.capture_id = l.capture_id
  JOIN finding f ON f.id = fs.finding_id AND f.verdict <> 'allowed'
  JOIN alert a ON a.brand_id = f.brand_id AND a.party_id = f.party_id AND a.engine = f.engine
    AND a.country IS NOT DISTINCT FROM f.country AND a.state NOT IN ('dismissed', 'permitted')
  WHERE f.brand_id = $1
  ORDER BY l.cell, l.part, l.slot, l.id, a.id, fs.seen_at
), first AS (
  SELECT DISTINCT ON (incident) cell, part, weight, earliest FROM shown ORDER BY incident, slot, id
), tallied AS (
  SELECT cell, part, weight AS looks, 0::float8 AS news, 1 AS counted, 0 AS counted_news, slot FROM looks
  UNION ALL
  SELECT cell, part, 0, weight, 0, 1, NULL FROM first WHERE earliest
), cells AS (
  SELECT cell, part, sum(looks)::float8 AS looks, sum(news)::float8 AS news,
         json_build_object('looks', sum(counted), 'news', sum(counted_news)) AS counted, ${MS('max(slot)')} AS "lastLook"
  FROM tallied GROUP BY cell, part
), known AS (
  SELECT s.cell, s.part, s.incident AS id, max(s.party_id::text)::uuid AS party_id, bool_or(s.state = 'confirmed') AS confirmed,
         count(*)::int AS shown, ${MS('max(s.slot)')} AS "lastSeen", (array_agg(s.id ORDER BY s.slot DESC, s.id))[1] AS "lastSeenOn",
         min(s.later)::int AS missed
  FROM shown s GROUP BY s.cell, s.part, s.incident
)
SELECT
  (SELECT coalesce(json_agg(c ORDER BY c.cell, c.part), '[]') FROM cells c) AS cells,
  (SELECT coalesce(json_agg(json_build_object('cell', k.cell, 'part', k.part, 'id', k.id, 'confirmed', k.confirmed, 'shown', k.shown,
     'lines', (SELECT coalesce(json_agg(json_build_object('violation', l.violation, 'verdict', l.verdict)), '[]') FROM alert_line l
       WHERE l.alert_id = k.id AND l.state NOT IN ('dismissed', 'permitted')),
     'lastSeen', k."lastSeen", 'lastSeenOn', k."lastSeenOn", 'missed', k.missed,
     'name', coalesce(party.domain, party.name, 'An advertiser without a name')) ORDER BY k.cell, k.part, k."lastSeen" DESC, k.id), '[]')
   FROM known k JOIN party ON party.id = k.party_id) AS incidents`;
