import { Controller, Get, Param } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { Answers } from '../platform/http/answers.js';
import { UserError } from '../platform/errors/user-error.js';
import { capture, type CaptureAnswer } from './captures.schema.js';
import { CAPTURE_ROW_JSON } from './captures.screen.js';
import { SHOWN_AD_JSON } from './shown-ad.js';

/** One look with every ad on it, each leading to its alert. */
@Controller('api/captures')
export class CaptureScreen {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  @Get(':id')
  @Answers(capture)
  async show(@Param('id', { schema: z.uuid() }) id: string): Promise<CaptureAnswer> {
    const [row] = await this.database.query<{ capture: CaptureAnswer }[]>(SQL, [id]);
    if (row === undefined) throw new UserError('MW-CAPTURE-NOT-FOUND', `There is no capture ${id}.`, 404);
    return row.capture;
  }
}

const SQL = `
WITH c AS (
  SELECT capture.* FROM capture JOIN capture_key USING (slot, id) WHERE capture_key.id = $1
),
ads AS (
  SELECT coalesce(json_agg(
    ((${SHOWN_AD_JSON})::jsonb || jsonb_build_object('alertId', leads.alert_id)) ORDER BY c.kind DESC, s.position), '[]') AS value
  FROM (SELECT * FROM c) cap
  JOIN sighting s ON s.slot = cap.slot AND s.capture_id = cap.id
  JOIN creative c ON c.id = s.creative_id
  CROSS JOIN LATERAL (SELECT 1 AS sightings) counted
  CROSS JOIN LATERAL (
    SELECT coalesce(json_agg(DISTINCT (span || jsonb_build_object('violation', f.violation))::jsonb), '[]') AS spans
    FROM finding_sighting fs JOIN finding f ON f.id = fs.finding_id CROSS JOIN jsonb_array_elements(f.spans) AS span
    WHERE fs.sighting_id = s.id
  ) marked
  LEFT JOIN LATERAL (
    SELECT a.id AS alert_id FROM finding_sighting fs JOIN finding f ON f.id = fs.finding_id
    JOIN alert a ON a.brand_id = f.brand_id AND a.party_id = f.party_id AND a.engine = f.engine
      AND a.country IS NOT DISTINCT FROM f.country
    WHERE fs.sighting_id = s.id AND f.verdict <> 'allowed' ORDER BY f.confidence DESC LIMIT 1
  ) leads ON true
)
SELECT json_build_object(${CAPTURE_ROW_JSON}, 'ads', ads.value) AS capture
FROM c JOIN raw_bytes r ON r.sha256 = c.sha256 CROSS JOIN ads`;
