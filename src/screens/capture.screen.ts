import { Controller, Get, Param } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { Answers } from '../platform/http/answers.js';
import { UserError } from '../platform/errors/user-error.js';
import { saidRemoved } from '../platform/storage/removal.js';
import { capture, type CaptureAnswer } from './captures.schema.js';
import { CAPTURE_ROW_JSON } from './captures.screen.js';
import { SHOWN_AD_JSON } from './shown-ad.js';

interface Row {
  readonly capture: CaptureAnswer | null;
  readonly clearedAt: Date | null;
  readonly afterDays: number | null;
}

/** One look with every ad on it, each leading to its alert. */
@Controller('api/captures')
export class CaptureScreen {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  @Get(':id')
  @Answers(capture)
  async show(@Param('id', { schema: z.uuid() }) id: string): Promise<CaptureAnswer> {
    const [{ capture: found, clearedAt, afterDays }] = await this.database.query<[Row]>(SQL, [id]);
    if (found !== null) return found;
    if (clearedAt === null || afterDays === null)
      throw new UserError('MW-CAPTURE-NOT-FOUND', `There is no capture ${id}.`, 404);
    throw new UserError('MW-CAPTURE-REMOVED', saidRemoved('Capture', { at: clearedAt, afterDays }), 410);
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
SELECT found.capture, gone.cleared_at AS "clearedAt", gone.after_days AS "afterDays"
FROM (SELECT $1::uuid AS id) asked
LEFT JOIN (
  SELECT c.id, json_build_object(${CAPTURE_ROW_JSON}, 'ads', ads.value) AS capture
  FROM c JOIN raw_bytes r ON r.sha256 = c.sha256 CROSS JOIN ads
) found ON true
LEFT JOIN cleared_capture gone ON gone.id = asked.id`;
