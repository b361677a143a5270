import { Controller, Get, Query } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { RULES_IN_FORCE } from '../findings/rescan/rules-in-force.js';
import { Answers } from '../platform/http/answers.js';
import { CHANGES_FIELDS, rescanFactsJson } from './rescan-facts.js';
import { type Rescans, rescans, rescansQuery, type RescansQuery } from './rescans.schema.js';

const PAGE_SIZE = 25;

/** What was held against the rules of its day, newest first, and whether a rule changed since. */
@Controller('api/rescans')
export class RescansScreen {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  @Get()
  @Answers(rescans)
  async list(@Query({ schema: rescansQuery }) query: RescansQuery): Promise<Rescans> {
    const [answer] = await this.database.query<[Rescans]>(SQL, [
      JSON.stringify(RULES_IN_FORCE),
      query.brand ?? null,
      PAGE_SIZE,
      (query.page - 1) * PAGE_SIZE,
    ]);
    return { ...answer, page: query.page, pageSize: PAGE_SIZE };
  }
}

/** A rule changed when another version of it judged, or when other rules judged before it was there. */
const SQL = `
WITH matching AS (
  SELECT * FROM rescan WHERE $2::uuid IS NULL OR brand_id = $2 OR brand_id IS NULL
), paged AS (
  SELECT * FROM matching ORDER BY asked_at DESC, id DESC LIMIT $3 OFFSET $4
), rule AS (
  SELECT id, version FROM jsonb_to_recordset($1::jsonb) AS rule(id text, version integer)
), known AS (
  SELECT rule.id, rule.version,
    (SELECT u.version FROM rule_use u WHERE u.rule_id = rule.id AND u.version <> rule.version
     ORDER BY u.first_at DESC, u.version DESC LIMIT 1) AS before,
    (SELECT u.first_at FROM rule_use u WHERE u.rule_id = rule.id AND u.version = rule.version) AS first_at,
    (SELECT min(first_at) FROM rule_use) AS judged_from
  FROM rule
), changed AS (
  SELECT * FROM known k
  WHERE (before IS NOT NULL OR coalesce(first_at, 'infinity') > judged_from)
    AND NOT EXISTS (
      SELECT 1 FROM rescan r WHERE r.state = 'done' AND r.since IS NULL AND r.until IS NULL AND r.brand_id IS NULL
        AND (r.rule_id IS NULL OR r.rule_id = k.id)
        AND r.rules @> jsonb_build_array(jsonb_build_object('id', k.id, 'version', k.version)))
)
SELECT
  (SELECT coalesce(json_agg(json_build_object(${rescanFactsJson('$1')},
      'findings', (SELECT json_build_object(${CHANGES_FIELDS}) FROM rescan_count c
                   WHERE c.rescan_id = r.id AND ($2::uuid IS NULL OR c.brand_id = $2)))
      ORDER BY r.asked_at DESC, r.id DESC), '[]')
   FROM paged r LEFT JOIN brand b ON b.id = r.brand_id) AS rescans,
  (SELECT count(*)::int FROM matching) AS total,
  (SELECT coalesce(json_agg(json_build_object('id', id, 'name', name) ORDER BY lower(name)), '[]')
   FROM (SELECT id, name FROM brand WHERE retired_at IS NULL ORDER BY lower(name) LIMIT 1000) brand) AS brands,
  (SELECT coalesce(json_agg(json_build_object('rule', id, 'from', before, 'to', version, 'since', iso_instant(first_at))
      ORDER BY id), '[]') FROM changed) AS "changedRules"`;
