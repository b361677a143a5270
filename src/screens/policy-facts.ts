import { ENGINES } from '../domain/capture/capture.js';
import { type EngineFamily, engineFamily } from '../domain/detection/engine-rules.js';

/** SQL of what is known of a document, from `d` (policy_document), `p` (its partner) and `b` (its brand). */
export const POLICY_FACTS_JSON = `
  'id', d.id, 'name', d.name, 'kind', d.kind, 'engine', d.engine, 'partner', p.name, 'brand', b.name, 'url', d.url,
  'folder', d.folder, 'schedule', d.schedule, 'timeZone', d.time_zone, 'addedAt', iso_instant(d.added_at),
  'retiredAt', iso_instant(d.retired_at), 'nextCheckAt', iso_instant(d.next_check_at)`;

/**
 * SQL that counts the work under way that rests on `d`: on its engines, or on its partner's own domains and brand. The
 * parameter holds `ENGINES_BY_FAMILY`.
 */
export const openWorkJson = (engines: string): string => `json_build_object(
  'openAlerts', (SELECT count(*)::int FROM alert a JOIN party y ON y.id = a.party_id
                 WHERE a.state = 'open' AND (${restsOn('a', engines)})),
  'openCases', (SELECT count(*)::int FROM takedown_case a JOIN party y ON y.id = a.party_id
                WHERE a.state <> 'closed' AND (${restsOn('a', engines)})))`;

const restsOn = (row: string, engines: string): string => `
  CASE WHEN d.partner_id IS NOT NULL THEN ${row}.brand_id = d.brand_id AND y.domain = ANY (p.domains)
       ELSE jsonb_exists(${engines}::jsonb -> d.engine, ${row}.engine) END`;

/** Whose rules each engine's ads follow, the other way round. */
export const ENGINES_BY_FAMILY: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  [...Map.groupBy(ENGINES, (engine) => engineFamily(engine) ?? '')].filter(([family]) => family !== ''),
);

/** The engines that follow this company's rules. */
export function enginesOf(family: EngineFamily | null): readonly string[] {
  return family === null ? [] : (ENGINES_BY_FAMILY[family] ?? []);
}
