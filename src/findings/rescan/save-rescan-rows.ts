import type { EntityManager } from 'typeorm';
import { deterministicId } from '../../platform/storage/deterministic-id.js';
import { RescanFindingSighting } from './rescan-finding-sighting.entity.js';
import type { CountedRow, RescanRows } from './rescan-rows.js';

/** Rows of one statement. */
const ROWS = 1000;

/**
 * Writes a batch within the caller's transaction. A pair of findings that an earlier batch met already counts its new
 * sightings there; the before/after table counts it as a finding once.
 */
export async function saveRescanRows(manager: EntityManager, rows: RescanRows): Promise<void> {
  const fresh = new Set<string>();
  for (const part of chunks(rows.findings)) {
    const written = await manager.query<{ id: string; fresh: boolean }[]>(SAVE_FINDINGS, [JSON.stringify(part)]);
    for (const row of written) if (row.fresh) fresh.add(row.id);
  }
  for (const part of chunks(rows.sightings)) {
    await manager.createQueryBuilder().insert().into(RescanFindingSighting).values(part).orIgnore().execute();
  }
  for (const part of chunks(countsOf(rows.findings, fresh))) {
    await manager.query(SAVE_COUNTS, [JSON.stringify(part)]);
  }
}

function countsOf(rows: readonly CountedRow[], fresh: ReadonlySet<string>): object[] {
  const counts = new Map<string, { id: string; findings: number; sightings: number } & object>();
  for (const row of rows) {
    const { rescanId, brandId, ruleId, violation, change, beforeVerdict, afterVerdict } = row;
    const [beforeVersion, afterVersion] = [row.beforeRuleVersion, row.afterRuleVersion];
    const kind = {
      rescanId,
      brandId,
      ruleId,
      violation,
      change,
      beforeVersion,
      afterVersion,
      beforeVerdict,
      afterVerdict,
    };
    const id = deterministicId('rescan-count', ...Object.values(kind));
    const count = counts.get(id) ?? { id, ...kind, findings: 0, sightings: 0 };
    count.findings += fresh.has(row.id) ? 1 : 0;
    count.sightings += row.sightings;
    counts.set(id, count);
  }
  return [...counts.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

const SAVE_FINDINGS = `
INSERT INTO rescan_finding (id, rescan_id, brand_id, creative_id, party_id, relation, mark, violation, rule_id, engine, query,
  country, language, device, change, sightings, first_seen_at, last_seen_at, before_finding_id, before_verdict,
  after_finding_id, after_rule_version, after_verdict, after_confidence, after_spans, after_basis, after_enforcement,
  after_broad_match, after_exemption, after_explanation)
SELECT id, "rescanId", "brandId", "creativeId", "partyId", relation, mark, violation, "ruleId", engine, query,
  country, language, device, change, sightings, "firstSeenAt", "lastSeenAt", "beforeFindingId", "beforeVerdict",
  "afterFindingId", "afterRuleVersion", "afterVerdict", "afterConfidence", "afterSpans", "afterBasis", "afterEnforcement",
  "afterBroadMatch", "afterExemption", "afterExplanation"
FROM json_to_recordset($1) AS row(id uuid, "rescanId" uuid, "brandId" uuid, "creativeId" text, "partyId" uuid, relation text,
  mark text, violation text, "ruleId" text, engine text, query text, country text, language text, device text, change text,
  sightings integer, "firstSeenAt" timestamptz, "lastSeenAt" timestamptz, "beforeFindingId" uuid, "beforeVerdict" text,
  "afterFindingId" uuid, "afterRuleVersion" integer, "afterVerdict" text, "afterConfidence" double precision,
  "afterSpans" jsonb, "afterBasis" jsonb, "afterEnforcement" jsonb, "afterBroadMatch" jsonb, "afterExemption" text, "afterExplanation" text)
ON CONFLICT (id) DO UPDATE SET sightings = rescan_finding.sightings + excluded.sightings,
  first_seen_at = least(rescan_finding.first_seen_at, excluded.first_seen_at),
  last_seen_at = greatest(rescan_finding.last_seen_at, excluded.last_seen_at)
RETURNING id, xmax = 0 AS fresh`;

const SAVE_COUNTS = `
INSERT INTO rescan_count (id, rescan_id, brand_id, rule_id, violation, change, before_version, after_version, before_verdict,
  after_verdict, findings, sightings)
SELECT id, "rescanId", "brandId", "ruleId", violation, change, "beforeVersion", "afterVersion", "beforeVerdict",
  "afterVerdict", findings, sightings
FROM json_to_recordset($1) AS row(id uuid, "rescanId" uuid, "brandId" uuid, "ruleId" text, violation text, change text,
  "beforeVersion" integer, "afterVersion" integer, "beforeVerdict" text, "afterVerdict" text, findings integer,
  sightings integer)
ON CONFLICT (id) DO UPDATE SET findings = rescan_count.findings + excluded.findings,
  sightings = rescan_count.sightings + excluded.sightings`;

function* chunks<T>(items: readonly T[]): Generator<T[]> {
  for (let start = 0; start < items.length; start += ROWS) yield items.slice(start, start + ROWS);
}
