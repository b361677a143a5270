import type { EntityManager } from 'typeorm';
import { Finding } from '../finding.entity.js';
import type { Rescan } from './rescan.entity.js';

/**
 * What stands today for the ads of these captures, by sighting. A finding in whose place a person took up that of an
 * earlier rescan stands no longer.
 */
export async function standingFindings(
  manager: EntityManager,
  captureIds: readonly string[],
  { brandId, ruleId }: Pick<Rescan, 'brandId' | 'ruleId'>,
): Promise<ReadonlyMap<string, readonly Finding[]>> {
  const links = await manager.query<{ findingId: string; sightingId: string }[]>(
    `SELECT fs.finding_id AS "findingId", fs.sighting_id AS "sightingId"
     FROM finding_sighting fs JOIN finding f ON f.id = fs.finding_id
     WHERE fs.capture_id = ANY($1) AND ($2::uuid IS NULL OR f.brand_id = $2) AND ($3::text IS NULL OR f.rule_id = $3)
       AND NOT EXISTS (SELECT 1 FROM rescan_finding r JOIN rescan_finding_sighting s ON s.rescan_finding_id = r.id
                       WHERE r.before_finding_id = f.id AND r.taken_up_at IS NOT NULL AND s.sighting_id = fs.sighting_id)`,
    [captureIds, brandId, ruleId],
  );
  const ids = [...new Set(links.map((link) => link.findingId))];
  // By one array and not one parameter each: a batch may hold more findings than a statement takes parameters.
  const findings = await manager
    .createQueryBuilder(Finding, 'finding')
    .where('finding.id = ANY(:ids)', { ids })
    .getMany();
  const byId = new Map(findings.map((finding) => [finding.id, finding]));
  const bySighting = new Map<string, Finding[]>();
  for (const { findingId, sightingId } of links) {
    const finding = byId.get(findingId);
    if (finding === undefined) continue;
    const list = bySighting.get(sightingId);
    if (list === undefined) bySighting.set(sightingId, [finding]);
    else list.push(finding);
  }
  return bySighting;
}
