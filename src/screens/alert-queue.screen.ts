import { Controller, Get, Query } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Answers } from '../platform/http/answers.js';
import { type AlertQueue, alertQueue, alertQueueQuery, type AlertQueueQuery } from './alert-queue.schema.js';

const PAGE_SIZE = 25;

const ORDER: Readonly<Record<AlertQueueQuery['sort'], string>> = {
  severity: 'gravity DESC, confidence DESC, last_seen_at DESC, id',
  recent: 'last_seen_at DESC, id',
  confidence: 'confidence DESC, last_seen_at DESC, id',
  sightings: 'sightings DESC, last_seen_at DESC, id',
};

/** The first screen: what waits for a decision, and how much was looked at. */
@Controller('api/alerts')
export class AlertQueueScreen {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  @Get()
  @Answers(alertQueue)
  async list(@Query({ schema: alertQueueQuery }) query: AlertQueueQuery): Promise<AlertQueue> {
    const search = query.q === undefined ? null : `%${query.q.replace(/[\\%_]/g, '\\$&')}%`;
    const [answer] = await this.database.query<[AlertQueue]>(sqlFor(query.sort), [
      query.state,
      query.brand ?? null,
      query.violation ?? null,
      query.verdict ?? null,
      query.relation ?? null,
      query.engine ?? null,
      query.country ?? null,
      search,
      PAGE_SIZE,
      (query.page - 1) * PAGE_SIZE,
    ]);
    return { ...answer, page: query.page, pageSize: PAGE_SIZE };
  }
}

const facetOf = (column: string): string => `(
  SELECT coalesce(json_agg(json_build_object('value', value, 'count', count) ORDER BY count DESC, value), '[]')
  FROM (SELECT ${column} AS value, count(*)::int AS count FROM in_state WHERE ${column} IS NOT NULL GROUP BY 1) f)`;

const sqlFor = (sort: AlertQueueQuery['sort']): string => `
-- A line that is decided no longer speaks for an alert that others keep open.
WITH graded AS (
  SELECT *, state = 'open' AS undecided, CASE verdict WHEN 'violation' THEN 3 WHEN 'review' THEN 2 ELSE 1 END AS gravity FROM alert_line
), worst AS (
  SELECT DISTINCT ON (alert_id) alert_id, verdict, gravity, confidence, finding_id
  FROM graded ORDER BY alert_id, undecided DESC, gravity DESC, confidence DESC, id
), reason AS (
  SELECT alert_id, violation, max(gravity) AS gravity, max(confidence) AS confidence FROM graded GROUP BY 1, 2
), reasons AS (
  SELECT alert_id, array_agg(violation ORDER BY gravity DESC, confidence DESC, violation) AS violations,
    json_agg(json_build_object('violation', violation,
      'verdict', CASE gravity WHEN 3 THEN 'violation' WHEN 2 THEN 'review' ELSE 'appearance' END)
      ORDER BY gravity DESC, confidence DESC, violation) AS lines
  FROM reason GROUP BY alert_id
), item AS (
  SELECT a.id, a.state, a.engine, a.country, a.relation, a.sightings, a.first_seen_at, a.last_seen_at, a.brand_id,
    b.name AS brand_name, p.domain, p.name AS party_name, w.verdict, w.gravity, w.confidence, f.explanation, c.title,
    r.violations, r.lines
  FROM alert a
  JOIN brand b ON b.id = a.brand_id
  JOIN party p ON p.id = a.party_id
  JOIN worst w ON w.alert_id = a.id
  JOIN reasons r ON r.alert_id = a.id
  JOIN finding f ON f.id = w.finding_id
  JOIN creative c ON c.id = f.creative_id
), matching AS (
  SELECT * FROM item
  WHERE ($2::uuid IS NULL OR brand_id = $2) AND ($3::text IS NULL OR $3 = ANY (violations))
    AND ($5::text IS NULL OR relation = $5) AND ($6::text IS NULL OR engine = $6) AND ($7::text IS NULL OR country = $7)
    AND ($8::text IS NULL OR title ILIKE $8 OR domain ILIKE $8 OR party_name ILIKE $8 OR explanation ILIKE $8)
), any_verdict AS (
  SELECT * FROM matching WHERE $1 IN ('all', state)
), shown AS (
  SELECT * FROM any_verdict WHERE $4::text IS NULL OR verdict = $4 OR ($4 = 'decide' AND verdict <> 'appearance')
), in_state AS (
  SELECT * FROM item WHERE $1 IN ('all', state)
), paged AS (
  SELECT * FROM shown ORDER BY ${ORDER[sort]} LIMIT $9 OFFSET $10
)
SELECT
  (SELECT coalesce(json_agg(json_build_object(
     'id', id, 'brand', json_build_object('id', brand_id, 'name', brand_name),
     'party', json_build_object('domain', domain, 'name', party_name, 'relation', relation),
     'engine', engine, 'country', country, 'state', state, 'verdict', verdict, 'violations', violations,
     'lines', lines,
     'confidence', confidence, 'sightings', sightings, 'firstSeenAt', iso_instant(first_seen_at),
     'lastSeenAt', iso_instant(last_seen_at), 'headline', explanation, 'sampleTitle', title,
     'answeredAt', (SELECT iso_instant(max(r.at)) FROM partner_reply r WHERE r.alert_id = paged.id)) ORDER BY ${ORDER[sort]}), '[]')
   FROM paged) AS alerts,
  (SELECT count(*)::int FROM shown) AS total,
  (SELECT json_build_object(
     'open', count(*) FILTER (WHERE state = 'open'), 'confirmed', count(*) FILTER (WHERE state = 'confirmed'),
     'dismissed', count(*) FILTER (WHERE state = 'dismissed'), 'permitted', count(*) FILTER (WHERE state = 'permitted'),
     'watched', count(*) FILTER (WHERE state = 'watched'), 'all', count(*)) FROM matching) AS counts,
  (SELECT json_build_object(
     'decide', count(*) FILTER (WHERE verdict <> 'appearance'), 'violation', count(*) FILTER (WHERE verdict = 'violation'),
     'review', count(*) FILTER (WHERE verdict = 'review'), 'appearance', count(*) FILTER (WHERE verdict = 'appearance'),
     'all', count(*)) FROM any_verdict) AS verdicts,
  json_build_object(
    'brands', (SELECT coalesce(json_agg(json_build_object('id', brand_id, 'name', brand_name, 'count', count)
                 ORDER BY count DESC, brand_name), '[]')
               FROM (SELECT brand_id, brand_name, count(*)::int AS count FROM in_state GROUP BY 1, 2) f),
    'violations', (SELECT coalesce(json_agg(json_build_object('value', value, 'count', count) ORDER BY count DESC, value), '[]')
                   FROM (SELECT unnest(violations) AS value, count(*)::int AS count FROM in_state GROUP BY 1) f),
    'relations', ${facetOf('relation')}, 'engines', ${facetOf('engine')}, 'countries', ${facetOf('country')}) AS facets,
  (SELECT json_build_object(
     'captures', count(*), 'ads', count(*) FILTER (WHERE outcome = 'ads'), 'noAds', count(*) FILTER (WHERE outcome = 'no-ads'),
     'blocked', count(*) FILTER (WHERE outcome = 'blocked'), 'failed', count(*) FILTER (WHERE outcome = 'failed'),
     'lastAt', iso_instant(max(received_at))) FROM capture) AS looked`;
