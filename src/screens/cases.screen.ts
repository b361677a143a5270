import { Controller, Get, Query } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { CASE_STATES } from '../domain/takedown/case-states.js';
import { Clock } from '../platform/clock/clock.js';
import { Answers } from '../platform/http/answers.js';
import { type Cases, cases, casesQuery, type CasesQuery } from './cases.schema.js';

/** More cases than anybody works through; `total` says how many there are. */
const MOST_CASES = 500;

/** Cases as a list and as a board, the most valuable first. */
@Controller('api/cases')
export class CasesScreen {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Answers(cases)
  async list(@Query({ schema: casesQuery }) query: CasesQuery): Promise<Cases> {
    const [answer] = await this.database.query<[Cases]>(SQL, [
      this.clock.now(),
      query.state,
      query.brand ?? null,
      query.owner ?? null,
      query.route ?? null,
      CASE_STATES,
      MOST_CASES,
    ]);
    return answer;
  }
}

/** SQL for the value of a case from `n` (impact_note): revenue at risk, or null where that could not be estimated. */
export const CASE_VALUE_JSON = `(
  SELECT json_build_object('low', (r ->> 'p10')::float8, 'middle', (r ->> 'p50')::float8, 'high', (r ->> 'p90')::float8,
    'unit', r ->> 'unit')
  FROM jsonb_path_query(n.estimate,
    'strict $.** ? (@.kind == "revenue_at_risk" && @.p10.type() == "number" && @.p50.type() == "number" && @.p90.type() == "number")') r
  LIMIT 1)`;

/** SQL for the fields of a row, from `tc` (takedown_case), `b` (brand), `p` (party) and `n` (impact_note); $1 is now. */
export const CASE_ROW_FIELDS = `
  'id', tc.id, 'number', 'MW-' || tc.number, 'title', tc.title, 'brand', json_build_object('id', b.id, 'name', b.name),
  'party', json_build_object('domain', p.domain, 'name', p.name, 'relation', (
    SELECT a.relation FROM case_alert ca JOIN alert a ON a.id = ca.alert_id WHERE ca.case_id = tc.id
    ORDER BY a.last_seen_at DESC, a.id LIMIT 1)),
  'engine', tc.engine, 'country', tc.country, 'state', tc.state,
  'owner', json_build_object('id', tc.owner_id, 'name', tc.owner_name), 'openedAt', iso_instant(tc.opened_at),
  'changedAt', iso_instant(tc.changed_at),
  'ageDays', floor(extract(epoch FROM coalesce(tc.closed_at, $1::timestamptz) - tc.opened_at) / 86400)::int,
  'value', ${CASE_VALUE_JSON},
  'filings', (SELECT coalesce(json_agg(json_build_object('route', fl.route, 'state', fl.state) ORDER BY fl.created_at, fl.route), '[]')
    FROM filing fl WHERE fl.case_id = tc.id AND fl.state <> 'withdrawn'),
  'alerts', (SELECT count(*)::int FROM case_alert ca WHERE ca.case_id = tc.id),
  'dismissedAlerts', (SELECT count(*)::int FROM case_alert ca JOIN alert a ON a.id = ca.alert_id
    WHERE ca.case_id = tc.id AND a.state = 'dismissed'),
  'missingFacts', (SELECT count(DISTINCT field ->> 'key')::int FROM filing fl CROSS JOIN jsonb_array_elements(fl.fields) field
    WHERE fl.case_id = tc.id AND fl.state = 'draft' AND (field ->> 'required')::boolean AND field ->> 'value' IS NULL),
  'nextAction', (SELECT json_build_object('what', na.what, 'who', na.who, 'dueOn', na.due_on) FROM note_action na
    WHERE na.case_id = tc.id AND na.done_at IS NULL ORDER BY na.due_on, na.id LIMIT 1)`;

const SQL = `
WITH matching AS (
  SELECT tc.*, b.name AS brand_name FROM takedown_case tc JOIN brand b ON b.id = tc.brand_id
  WHERE ($3::uuid IS NULL OR tc.brand_id = $3) AND ($4::uuid IS NULL OR tc.owner_id = $4)
    AND ($5::text IS NULL OR EXISTS (
      SELECT 1 FROM filing fl WHERE fl.case_id = tc.id AND fl.route = $5 AND fl.state <> 'withdrawn'))
), shown AS (
  SELECT * FROM matching WHERE $2 IN ('all', state) OR ($2 = 'open' AND state <> 'closed')
), item AS (
  SELECT tc.id, tc.opened_at, json_build_object(${CASE_ROW_FIELDS}) AS value
  FROM shown tc JOIN brand b ON b.id = tc.brand_id JOIN party p ON p.id = tc.party_id
  LEFT JOIN impact_note n ON n.case_id = tc.id
), ranked AS (
  SELECT value, row_number() OVER (
    ORDER BY (value -> 'value' ->> 'middle')::float8 DESC NULLS LAST, opened_at, id) AS place FROM item
)
SELECT
  (SELECT coalesce(json_agg(value ORDER BY place), '[]') FROM ranked WHERE place <= $7) AS cases,
  (SELECT count(*)::int FROM shown) AS total,
  (SELECT json_agg(json_build_object('state', s.state, 'count', (SELECT count(*)::int FROM matching m WHERE m.state = s.state))
     ORDER BY s.place) FROM unnest($6::text[]) WITH ORDINALITY AS s (state, place)) AS columns,
  json_build_object(
    'brands', (SELECT coalesce(json_agg(json_build_object('id', brand_id, 'name', brand_name, 'count', count) ORDER BY count DESC, brand_name), '[]')
      FROM (SELECT brand_id, brand_name, count(*)::int AS count FROM shown GROUP BY 1, 2) f),
    'owners', (SELECT coalesce(json_agg(json_build_object('id', owner_id, 'name', owner_name, 'count', count) ORDER BY count DESC, owner_name), '[]')
      FROM (SELECT owner_id, max(owner_name) AS owner_name, count(*)::int AS count FROM shown WHERE owner_id IS NOT NULL GROUP BY 1) f),
    'routes', (SELECT coalesce(json_agg(json_build_object('value', route, 'count', count) ORDER BY count DESC, route), '[]')
      FROM (SELECT fl.route, count(DISTINCT fl.case_id)::int AS count FROM filing fl JOIN shown s ON s.id = fl.case_id
        WHERE fl.state <> 'withdrawn' GROUP BY 1) f)) AS facets`;
