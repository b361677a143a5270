import type { EntityManager } from 'typeorm';
import type { TakedownCase } from './takedown-case.entity.js';

/** Keeps every capture that the sightings of a case's alerts were found in; those that it keeps already stay as they are. */
export async function pinCaptures(
  manager: EntityManager,
  { id, brandId }: Pick<TakedownCase, 'id' | 'brandId'>,
  now: Date,
): Promise<void> {
  await manager.query(
    `INSERT INTO pinned_capture (case_id, capture_id, brand_id, sha256, pinned_at)
     SELECT DISTINCT ON (cap.id) $1::uuid, cap.id, $2::uuid, cap.sha256, $3::timestamptz
     FROM case_alert ca
     JOIN alert a ON a.id = ca.alert_id
     JOIN finding f ON f.brand_id = a.brand_id AND f.party_id = a.party_id AND f.engine = a.engine
       AND f.country IS NOT DISTINCT FROM a.country
     JOIN finding_sighting fs ON fs.finding_id = f.id
     JOIN capture_key ck ON ck.id = fs.capture_id
     JOIN capture cap ON cap.slot = ck.slot AND cap.id = ck.id
     WHERE ca.case_id = $1 ON CONFLICT DO NOTHING`,
    [id, brandId, now],
  );
}
