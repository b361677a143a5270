import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { CapturesService } from '../../captures/captures.service.js';
import { TrailsService } from '../../parties/trails.service.js';
import { Clock } from '../../platform/clock/clock.js';
import { examineAd } from '../examined-ad.js';
import type { SeenFinding } from '../findings.service.js';
import { PreparedPortfolio } from '../prepared-portfolio.service.js';

/** What a person may raise an alert from, as far as is needed to find that alert. */
export interface TakeUpCandidate {
  readonly id: string;
  readonly brandId: string;
  readonly partyId: string;
  readonly engine: string;
  readonly country: string | null;
  readonly violation: SeenFinding['violation'];
  readonly mark: string | null;
}

/** Ads examined again in one read. */
const AT_ONCE = 200;

/** Lets a person's act turn findings of a rescan into findings that stand. */
@Injectable()
export class RescanTakeUp {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly captures: CapturesService,
    private readonly portfolios: PreparedPortfolio,
    private readonly trails: TrailsService,
    private readonly clock: Clock,
  ) {}

  /**
   * Findings of a rescan that may be taken up and are not yet, held until the transaction ends: those that are new and
   * those whose verdict is graver than what stands. Exemptions, the owner's own ads and shopping ads that merely appeared
   * raise nothing, here as elsewhere.
   *
   * @param ids only these; all of them for null
   */
  candidates(
    manager: EntityManager,
    rescanId: string,
    ids: readonly string[] | null,
    brandId: string | null,
    limit: number,
  ): Promise<TakeUpCandidate[]> {
    return manager.query<TakeUpCandidate[]>(
      `SELECT r.id, r.brand_id AS "brandId", r.party_id AS "partyId", r.engine, r.country, r.violation, r.mark
       FROM rescan_finding r JOIN creative c ON c.id = r.creative_id
       WHERE r.rescan_id = $1 AND r.taken_up_at IS NULL AND ${MAY_BE_TAKEN_UP}
         AND ($2::uuid[] IS NULL OR r.id = ANY($2)) AND ($3::uuid IS NULL OR r.brand_id = $3)
       ORDER BY r.id LIMIT $4 FOR UPDATE OF r`,
      [rescanId, ids, brandId, limit],
    );
  }

  /**
   * Which of these the rules and the portfolio of now still make of the ad, word for word, where it was last seen: since
   * the rescan an advertiser may have been listed or permitted, or a rule changed. Reads on its own: ask before a
   * transaction, not within one.
   */
  async stillHeld(candidates: readonly Pick<TakeUpCandidate, 'id'>[]): Promise<ReadonlySet<string>> {
    const { portfolio, ids } = await this.portfolios.current();
    const { manager } = this.database;
    const rows = await manager.query<{ id: string; findingId: string; sightingId: string; captureId: string }[]>(
      `SELECT DISTINCT ON (r.id) r.id, r.after_finding_id AS "findingId", s.sighting_id AS "sightingId", s.capture_id AS "captureId"
       FROM rescan_finding r JOIN rescan_finding_sighting s ON s.rescan_finding_id = r.id
       WHERE r.id = ANY($1) ORDER BY r.id, s.seen_at DESC, s.sighting_id`,
      [candidates.map(({ id }) => id)],
    );
    const held = new Set<string>();
    for (let start = 0; start < rows.length; start += AT_ONCE) {
      const part = Map.groupBy(rows.slice(start, start + AT_ONCE), ({ sightingId }) => sightingId);
      const captureIds = [...new Set([...part.values()].flat().map(({ captureId }) => captureId))];
      const trails = await this.trails.usedIn(manager, captureIds);
      for (const ad of await this.captures.adsOf(manager, captureIds)) {
        const asked = part.get(ad.sightingId);
        if (asked === undefined) continue;
        const trail = trails.get(ad.sightingId) ?? null;
        const now = new Set(
          examineAd({ ...ad, trail }, portfolio, ids, this.clock.now()).map(({ finding }) => finding.id),
        );
        for (const { id, findingId } of asked) if (now.has(findingId)) held.add(id);
      }
    }
    return held;
  }

  /** Lets these stand as findings with their sightings, and says so of them. What stood before is left as it was. */
  async takeUp(
    manager: EntityManager,
    ids: readonly string[],
    { by, at }: { readonly by: string; readonly at: Date },
  ): Promise<SeenFinding[]> {
    await manager.query(
      `INSERT INTO finding (id, brand_id, creative_id, party_id, relation, mark, violation, verdict, confidence, spans, rule_id,
         rule_version, basis, enforcement, broad_match, exemption, explanation, engine, query, country, language, device, found_at)
       SELECT DISTINCT ON (after_finding_id) after_finding_id, brand_id, creative_id, party_id, relation, mark, violation,
         after_verdict, after_confidence, after_spans, rule_id, after_rule_version, after_basis, after_enforcement,
         after_broad_match, after_exemption, after_explanation, engine, query, country, language, device, $2
       FROM rescan_finding WHERE id = ANY($1) ORDER BY after_finding_id ON CONFLICT DO NOTHING`,
      [ids, at],
    );
    await manager.query(
      `INSERT INTO finding_sighting (finding_id, sighting_id, capture_id, seen_at)
       SELECT r.after_finding_id, s.sighting_id, s.capture_id, s.seen_at
       FROM rescan_finding r JOIN rescan_finding_sighting s ON s.rescan_finding_id = r.id WHERE r.id = ANY($1)
       ORDER BY 1, 2 ON CONFLICT DO NOTHING`,
      [ids],
    );
    await manager.query('UPDATE rescan_finding SET taken_up_at = $2, taken_up_by = $3 WHERE id = ANY($1)', [
      ids,
      at,
      by,
    ]);
    return manager.query<SeenFinding[]>(
      `SELECT r.after_finding_id AS id, r.brand_id AS "brandId", r.party_id AS "partyId", r.relation, r.engine, r.country,
              c.kind AS "adKind", r.mark, r.violation, r.after_verdict AS verdict, r.after_confidence AS confidence,
              r.rule_id AS "ruleId", r.after_rule_version AS "ruleVersion", s.sighting_id AS "sightingId", s.seen_at AS "seenAt"
       FROM rescan_finding r JOIN rescan_finding_sighting s ON s.rescan_finding_id = r.id
       JOIN creative c ON c.id = r.creative_id
       WHERE r.id = ANY($1) ORDER BY s.seen_at, r.after_finding_id`,
      [ids],
    );
  }
}

const gravity = (verdict: string): string =>
  `array_position(ARRAY['allowed', 'appearance', 'review', 'violation'], ${verdict})`;

/** SQL of what may be taken up, from `r` (rescan_finding) and `c` (its creative). */
export const MAY_BE_TAKEN_UP = `(r.change = 'new' OR (r.change = 'verdict' AND ${gravity('r.after_verdict')} > ${gravity('r.before_verdict')}))
  AND r.after_verdict <> 'allowed' AND r.relation NOT IN ('owner', 'agency')
  AND NOT (r.after_verdict = 'appearance' AND c.kind = 'shopping')`;
