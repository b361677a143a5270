import { Controller, Get, Query } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Answers } from '../platform/http/answers.js';
import { type Captures, captures, capturesQuery, type CapturesQuery } from './captures.schema.js';

const PAGE_SIZE = 50;

/** What was looked at, and how each look ended. */
@Controller('api/captures')
export class CapturesScreen {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  @Get()
  @Answers(captures)
  async list(@Query({ schema: capturesQuery }) query: CapturesQuery): Promise<Captures> {
    const [answer] = await this.database.query<[Captures]>(SQL, [
      query.outcome ?? null,
      query.provider ?? null,
      query.engine ?? null,
      PAGE_SIZE,
      (query.page - 1) * PAGE_SIZE,
    ]);
    return { ...answer, page: query.page, pageSize: PAGE_SIZE };
  }
}

/** SQL that puts one capture's row together from `c` (capture) and `r` (raw capture). */
export const CAPTURE_ROW_JSON = `
  'id', c.id, 'fileName', c.file_name, 'provider', c.provider, 'engine', c.engine, 'query', c.query, 'country', c.country,
  'device', c.device, 'capturedAt', iso_instant(c.captured_at), 'receivedAt', iso_instant(c.received_at), 'outcome', c.outcome,
  'reason', CASE WHEN c.reason_code IS NULL THEN NULL ELSE json_build_object('code', c.reason_code, 'message', c.reason_message) END,
  'textAds', (SELECT count(*)::int FROM sighting s JOIN creative k ON k.id = s.creative_id
              WHERE s.slot = c.slot AND s.capture_id = c.id AND k.kind = 'text'),
  'shoppingAds', (SELECT count(*)::int FROM sighting s JOIN creative k ON k.id = s.creative_id
                  WHERE s.slot = c.slot AND s.capture_id = c.id AND k.kind = 'shopping'),
  'findings', (SELECT count(DISTINCT f.id)::int FROM finding_sighting fs JOIN finding f ON f.id = fs.finding_id
               WHERE fs.capture_id = c.id AND f.verdict <> 'allowed'),
  'stage', c.stage, 'sha256', c.sha256, 'bytes', r.size,
  'rawRemoved', CASE WHEN r.cleared_at IS NULL THEN NULL ELSE
    json_build_object('at', iso_instant(r.cleared_at), 'afterDays', r.cleared_after_days) END`;

const SQL = `
WITH matching AS (
  SELECT * FROM capture
  WHERE ($1::text IS NULL OR coalesce(outcome, 'pending') = $1) AND ($2::text IS NULL OR provider = $2)
    AND ($3::text IS NULL OR engine = $3)
), paged AS (
  SELECT * FROM matching ORDER BY received_at DESC, id LIMIT $4 OFFSET $5
)
SELECT
  (SELECT coalesce(json_agg(json_build_object(${CAPTURE_ROW_JSON}) ORDER BY c.received_at DESC, c.id), '[]')
   FROM paged c JOIN raw_bytes r ON r.sha256 = c.sha256) AS captures,
  (SELECT count(*)::int FROM matching) AS total,
  (SELECT json_build_object(
     'ads', count(*) FILTER (WHERE outcome = 'ads'), 'no-ads', count(*) FILTER (WHERE outcome = 'no-ads'),
     'blocked', count(*) FILTER (WHERE outcome = 'blocked'), 'failed', count(*) FILTER (WHERE outcome = 'failed'),
     'pending', count(*) FILTER (WHERE outcome IS NULL)) FROM capture) AS counts`;
