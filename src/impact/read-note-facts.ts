import type { EntityManager } from 'typeorm';
import type { NoteFacts, NoteLine, SeenMarket } from '../domain/impact/note-facts.js';
import { UNAIMED_PURPOSES } from '../domain/scheduling/purpose.js';
import { sqlList } from '../platform/database/sql-list.js';

/** What a note is about. */
export interface NoteSubject {
  readonly brandId: string;
  readonly alertIds: readonly string[];
}

interface Row extends Pick<NoteFacts, 'brand' | 'party'> {
  readonly lines: readonly NoteLine[] | null;
  readonly markets: readonly (Omit<SeenMarket, 'looks'> & { readonly seen: number; readonly of: number })[] | null;
}

/**
 * Reads from the record what a note rests on: the lines that stand, each page on which one of their ads stood, and every
 * look that nobody aimed at searches for the brand, at the same engines and country, since the first of them. Pages of other
 * searches and captures that people handed in are counted apart; looks that were aimed would make any share too high.
 *
 * @param until looks of later slots are left out
 */
export async function readNoteFacts(
  manager: EntityManager,
  { brandId, alertIds }: NoteSubject,
  until: Date,
): Promise<Pick<NoteFacts, 'brand' | 'party' | 'lines' | 'markets'>> {
  const [row] = await manager.query<Row[]>(SQL, [alertIds, brandId, until]);
  if (row === undefined) throw new Error(`There is no brand ${brandId}`);
  const markets = (row.markets ?? []).map(({ seen, of, ...market }): SeenMarket => {
    return { ...market, looks: of === 0 ? null : { how: 'scheduled', seen, of } };
  });
  return { brand: row.brand, party: row.party, lines: row.lines ?? [], markets };
}

/** Case and width make no difference. */
const FOLDED = (text: string): string => `lower(normalize(${text}, NFKC) COLLATE "und-x-icu")`;
/** A search for the brand has one of its marks or their variants in it. */
const NAMES_BRAND = (query: string): string =>
  `EXISTS (SELECT 1 FROM brand_word w WHERE strpos(${FOLDED(query)}, w.word) > 0)`;
const UNAIMED = (poll: string): string => `${poll}.purpose IN ${sqlList(UNAIMED_PURPOSES)}`;
const DAY = (instant: string): string => `to_char(${instant} AT TIME ZONE 'UTC', 'YYYY-MM-DD')`;

const SQL = `
WITH incident AS (SELECT * FROM alert WHERE id = ANY ($1) AND brand_id = $2),
line AS (
  SELECT l.violation, l.mark, l.verdict, l.confidence, a.party_id, a.engine, a.country, f.explanation, f.basis
  FROM incident a
  JOIN alert_line l ON l.alert_id = a.id AND l.state NOT IN ('dismissed', 'permitted')
  JOIN finding f ON f.id = l.finding_id
),
brand_word AS (
  SELECT DISTINCT ${FOLDED('word')} AS word FROM mark m, unnest(array_append(m.variants, m.text)) word
  WHERE m.brand_id = $2 AND m.retired_at IS NULL
),
-- Places of the incident's ads, by page and kind of ad.
place AS (
  SELECT line.country, line.engine, fs.capture_id, c.kind, min(s.position) AS position, min(fs.seen_at) AS seen_at
  FROM line
  JOIN finding f ON f.brand_id = $2 AND f.party_id = line.party_id AND f.engine = line.engine
    AND f.country IS NOT DISTINCT FROM line.country AND f.violation = line.violation
    AND f.mark IS NOT DISTINCT FROM line.mark AND f.verdict <> 'allowed'
  JOIN finding_sighting fs ON fs.finding_id = f.id
  JOIN sighting s ON s.capture_id = fs.capture_id AND s.id = fs.sighting_id
  JOIN creative c ON c.id = s.creative_id
  GROUP BY line.country, line.engine, fs.capture_id, c.kind
),
-- One row a page, however many of the ads it showed; a text ad speaks for it before a shopping ad.
page AS (
  SELECT DISTINCT ON (capture_id) country, engine, capture_id, kind, position, seen_at,
    EXISTS (SELECT 1 FROM poll p WHERE p.capture_id = place.capture_id AND p.brand_id = $2) AS polled,
    EXISTS (SELECT 1 FROM poll p WHERE p.capture_id = place.capture_id AND p.brand_id = $2 AND ${NAMES_BRAND('p.query')}) AS named,
    EXISTS (SELECT 1 FROM poll p WHERE p.capture_id = place.capture_id AND p.brand_id = $2 AND ${UNAIMED('p')}
      AND ${NAMES_BRAND('p.query')}) AS looked
  FROM place ORDER BY capture_id, kind = 'text' DESC, position
),
-- Where the brand's own ad of the same kind stood on that page.
stood AS (
  SELECT page.*, CASE
      WHEN own.position IS NULL THEN 'no-own-ad'
      WHEN own.position > page.position THEN 'own-ad-below'
      WHEN page.position <= 4 THEN 'own-ad-first-rival-next'
      ELSE 'own-ad-first' END AS situation,
    bool_or(page.looked) OVER (PARTITION BY page.country) AS any_looked
  FROM page
  CROSS JOIN LATERAL (
    SELECT min(s.position) AS position
    FROM finding_sighting fs
    JOIN finding f ON f.id = fs.finding_id AND f.brand_id = $2 AND f.relation IN ('owner', 'agency')
    JOIN sighting s ON s.capture_id = fs.capture_id AND s.id = fs.sighting_id
    JOIN creative c ON c.id = s.creative_id AND c.kind = page.kind
    WHERE fs.capture_id = page.capture_id
  ) own
),
-- Looks count from the beginning of the day of the first sighting.
market AS (
  SELECT country, array_agg(DISTINCT engine ORDER BY engine) AS engines, date_trunc('day', min(seen_at), 'UTC') AS since,
    count(*) FILTER (WHERE NOT polled)::int AS handed_in,
    count(*) FILTER (WHERE polled AND NOT named)::int AS other_searches, min(position) AS best_position,
    array_agg(DISTINCT ${DAY('seen_at')} ORDER BY ${DAY('seen_at')}) AS seen_on
  FROM stood GROUP BY country
),
look AS (
  SELECT m.country, p.slot, p.outcome IN ('ads', 'no-ads') AS readable,
    EXISTS (SELECT 1 FROM page WHERE page.capture_id = p.capture_id) AS shows_it
  FROM market m
  JOIN poll p ON p.brand_id = $2 AND p.state = 'ended' AND p.country = m.country AND p.engine = ANY (m.engines)
    AND p.slot >= m.since AND p.slot <= $3 AND ${UNAIMED('p')} AND ${NAMES_BRAND('p.query')}
),
looked AS (
  SELECT country, count(*) FILTER (WHERE readable)::int AS of, count(*) FILTER (WHERE readable AND shows_it)::int AS seen,
    count(*) FILTER (WHERE NOT readable)::int AS could_not, min(slot) FILTER (WHERE readable) AS first,
    max(slot) FILTER (WHERE readable) AS last
  FROM look GROUP BY country
)
SELECT b.name AS brand,
  coalesce(
    (SELECT json_build_object('name', p.name, 'domain', p.domain, 'relation', a.relation)
     FROM incident a JOIN party p ON p.id = a.party_id ORDER BY a.last_seen_at DESC, a.id LIMIT 1),
    json_build_object('name', NULL, 'domain', NULL, 'relation', 'unknown')) AS party,
  (SELECT json_agg(json_build_object('violation', l.violation, 'verdict', l.verdict, 'explanation', l.explanation,
      'promise', CASE WHEN l.basis ->> 'kind' = 'promise' THEN l.basis ->> 'text' END,
      'clause', CASE WHEN l.basis ->> 'kind' = 'agreement-term' THEN l.basis ->> 'reference' END)
    ORDER BY CASE l.verdict WHEN 'violation' THEN 0 WHEN 'review' THEN 1 ELSE 2 END, l.confidence DESC, l.violation)
   FROM line l) AS lines,
  (SELECT json_agg(json_build_object('market', m.country, 'engines', m.engines, 'handedIn', m.handed_in, 'otherSearches', m.other_searches,
      'bestPosition', m.best_position, 'seenOn', m.seen_on,
      'of', coalesce(k.of, 0), 'seen', coalesce(k.seen, 0), 'couldNotLook', coalesce(k.could_not, 0),
      'lookedFrom', ${DAY('k.first')}, 'lookedTo', ${DAY('k.last')},
      'days', coalesce((k.last AT TIME ZONE 'UTC')::date - (k.first AT TIME ZONE 'UTC')::date + 1, 0),
      'situations', (SELECT json_object_agg(s.situation, s.pages) FROM (
        SELECT situation, count(*)::int AS pages FROM stood
        -- Other pages speak only where no look at a search for the brand shows the ad.
        WHERE country IS NOT DISTINCT FROM m.country AND (looked OR NOT any_looked) GROUP BY situation) s))
    ORDER BY m.country NULLS LAST)
   FROM market m LEFT JOIN looked k ON k.country = m.country) AS markets
FROM brand b WHERE b.id = $2`;
