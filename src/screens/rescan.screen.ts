import { Controller, Get, Param, Query } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { RULES_IN_FORCE } from '../findings/rescan/rules-in-force.js';
import { MAY_BE_TAKEN_UP } from '../findings/rescan/take-up.js';
import { Answers } from '../platform/http/answers.js';
import { UserError } from '../platform/errors/user-error.js';
import { CHANGES_FIELDS, rescanFactsJson } from './rescan-facts.js';
import { rescan, type RescanAnswer, rescanQuery, type RescanQuery } from './rescans.schema.js';

const PAGE_SIZE = 25;

/** One rescan: how the rules of its day differ from what stands, rule by rule and finding by finding. */
@Controller('api/rescans')
export class RescanScreen {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  @Get(':id')
  @Answers(rescan)
  async show(
    @Param('id', { schema: z.uuid() }) id: string,
    @Query({ schema: rescanQuery }) query: RescanQuery,
  ): Promise<RescanAnswer> {
    return readRescan(this.database, id, query);
  }
}

/** One rescan's report. Throws MW-RESCAN-NOT-FOUND (404). */
export async function readRescan(database: DataSource, id: string, query: RescanQuery): Promise<RescanAnswer> {
  const [row] = await database.query<{ rescan: Omit<RescanAnswer, 'page' | 'pageSize'> }[]>(SQL, [
    id,
    JSON.stringify(RULES_IN_FORCE),
    query.change ?? null,
    query.rule ?? null,
    query.brand ?? null,
    PAGE_SIZE,
    (query.page - 1) * PAGE_SIZE,
  ]);
  if (row === undefined) throw new UserError('MW-RESCAN-NOT-FOUND', `There is no rescan ${id}.`, 404);
  return { ...row.rescan, page: query.page, pageSize: PAGE_SIZE };
}

const BEFORE_JSON = `CASE WHEN f.id IS NULL THEN NULL ELSE json_build_object('verdict', f.verdict,
  'ruleVersion', f.rule_version, 'confidence', f.confidence, 'exemption', f.exemption, 'basis', f.basis ->> 'reference',
  'explanation', f.explanation) END`;
const AFTER_JSON = `CASE WHEN x.after_finding_id IS NULL THEN NULL ELSE json_build_object('verdict', x.after_verdict,
  'ruleVersion', x.after_rule_version, 'confidence', x.after_confidence, 'exemption', x.after_exemption,
  'basis', x.after_basis ->> 'reference', 'explanation', x.after_explanation) END`;

const SQL = `
WITH r AS (SELECT * FROM rescan WHERE id = $1),
counted AS (SELECT c.* FROM rescan_count c JOIN r ON c.rescan_id = r.id WHERE $5::uuid IS NULL OR c.brand_id = $5),
-- What may be raised from is all of it, or all about the brand, whatever else the list is limited to.
of_brand AS (
  SELECT x.* FROM (
    SELECT r.*, scan.state <> 'running' AND r.taken_up_at IS NULL AND ${MAY_BE_TAKEN_UP} AS may_raise
    FROM rescan_finding r JOIN r AS scan ON r.rescan_id = scan.id JOIN creative c ON c.id = r.creative_id
  ) x
  WHERE x.change <> 'same' AND ($5::uuid IS NULL OR x.brand_id = $5)
),
changed AS (
  SELECT x.* FROM of_brand x WHERE ($3::text IS NULL OR x.change = $3) AND ($4::text IS NULL OR x.rule_id = $4)
),
-- What may be held against somebody first, then the most seen.
paged AS (
  SELECT x.*, row_number() OVER () AS place FROM (
    SELECT * FROM changed x
    ORDER BY array_position(ARRAY['verdict', 'new', 'gone', 'reasons'], x.change),
      array_position(ARRAY['violation', 'review', 'appearance', 'allowed'], coalesce(x.after_verdict, x.before_verdict)),
      x.sightings DESC, x.id LIMIT $6 OFFSET $7
  ) x
)
SELECT json_build_object(${rescanFactsJson('$2')},
  'reportBrands', (SELECT coalesce(json_agg(json_build_object('id', o.id, 'name', o.name) ORDER BY lower(o.name)), '[]')
    FROM brand o WHERE o.id IN (SELECT c.brand_id FROM rescan_count c WHERE c.rescan_id = r.id)),
  'findings', (SELECT json_build_object(${CHANGES_FIELDS}) FROM counted c),
  'rules', (SELECT coalesce(json_agg(json ORDER BY moved DESC, rule_id), '[]') FROM (
    SELECT c.rule_id, coalesce(sum(c.findings) FILTER (WHERE c.change <> 'same'), 0) AS moved, json_build_object('rule', c.rule_id, ${CHANGES_FIELDS},
      'before', coalesce(array_agg(DISTINCT c.before_version ORDER BY c.before_version)
        FILTER (WHERE c.before_version IS NOT NULL), '{}'),
      'after', (SELECT (judging ->> 'version')::int FROM jsonb_array_elements(r.rules) AS judging WHERE judging ->> 'id' = c.rule_id),
      'sightings', coalesce(sum(c.sightings) FILTER (WHERE c.change <> 'same'), 0)::int) AS json
    FROM counted c GROUP BY c.rule_id) AS by_rule),
  'verdicts', (SELECT coalesce(json_agg(json_build_object('rule', rule_id, 'violation', violation, 'before', before_verdict,
      'after', after_verdict, 'findings', findings, 'sightings', sightings) ORDER BY findings DESC, rule_id, violation,
      before_verdict, after_verdict), '[]') FROM (
    SELECT c.rule_id, c.violation, c.before_verdict, c.after_verdict, sum(c.findings)::int AS findings,
      sum(c.sightings)::int AS sightings
    FROM counted c WHERE c.change IN ('new', 'gone', 'verdict')
    GROUP BY c.rule_id, c.violation, c.before_verdict, c.after_verdict) AS moved),
  'changed', (SELECT coalesce(json_agg(json_build_object('id', x.id, 'change', x.change, 'rule', x.rule_id,
      'violation', x.violation, 'mark', x.mark, 'brand', json_build_object('id', o.id, 'name', o.name),
      'party', json_build_object('domain', p.domain, 'name', p.name, 'relation', x.relation), 'engine', x.engine,
      'country', x.country, 'query', x.query, 'title', k.title,
      'captureId', coalesce(
        (SELECT s.capture_id FROM rescan_finding_sighting s WHERE s.rescan_finding_id = x.id ORDER BY s.seen_at DESC, s.sighting_id LIMIT 1),
        (SELECT s.capture_id FROM finding_sighting s WHERE s.finding_id = x.before_finding_id ORDER BY s.seen_at DESC, s.sighting_id LIMIT 1)),
      'alertId', (SELECT a.id FROM alert a WHERE a.brand_id = x.brand_id AND a.party_id = x.party_id AND a.engine = x.engine
                  AND a.country IS NOT DISTINCT FROM x.country),
      'sightings', x.sightings, 'firstSeenAt', iso_instant(x.first_seen_at), 'lastSeenAt', iso_instant(x.last_seen_at),
      'before', ${BEFORE_JSON}, 'after', ${AFTER_JSON}, 'mayRaise', x.may_raise,
      'takenUp', CASE WHEN x.taken_up_at IS NULL THEN NULL ELSE json_build_object('at', iso_instant(x.taken_up_at), 'by', x.taken_up_by) END)
      ORDER BY x.place), '[]')
    FROM paged x JOIN brand o ON o.id = x.brand_id JOIN party p ON p.id = x.party_id JOIN creative k ON k.id = x.creative_id
    LEFT JOIN finding f ON f.id = x.before_finding_id),
  'mayRaise', (SELECT count(*)::int FROM of_brand WHERE may_raise),
  'total', (SELECT count(*)::int FROM changed)) AS rescan
FROM r LEFT JOIN brand b ON b.id = r.brand_id`;
