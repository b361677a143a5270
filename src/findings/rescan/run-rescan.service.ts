import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { CapturesService, type SeenAd } from '../../captures/captures.service.js';
import { compareFindings } from '../../domain/rescan/compare-findings.js';
import { PartiesService, type SeenParty } from '../../parties/parties.service.js';
import { TrailsService } from '../../parties/trails.service.js';
import { Clock } from '../../platform/clock/clock.js';
import { examineAd } from '../examined-ad.js';
import type { Finding } from '../finding.entity.js';
import { PreparedPortfolio } from '../prepared-portfolio.service.js';
import { type ComparedSighting, RescanRows } from './rescan-rows.js';
import type { Rescan, RescanState } from './rescan.entity.js';
import { saveRescanRows } from './save-rescan-rows.js';
import { areInForce } from './rules-in-force.js';
import { standingFindings } from './standing-findings.js';

/** Captures held again in one transaction: enough to spare round trips, few enough that memory and locks stay small. */
const BATCH = 20;

/** How far a rescan has come. */
export interface RescanProgress {
  readonly state: RescanState;
  readonly captures: number;
  readonly capturesDone: number;
}

type Held = Pick<
  Rescan,
  'id' | 'state' | 'askedAt' | 'since' | 'until' | 'brandId' | 'ruleId' | 'rules' | 'captures' | 'capturesDone'
> & {
  readonly portfolioRevision: string;
  /** As text, because a JavaScript date loses the microseconds. */
  readonly atSlot: string | null;
  readonly atCaptureId: string | null;
};

/**
 * Holds stored ads against the rules and the portfolio of today. Writes the rescan's own tables, and parties that only
 * the rules of today tell apart: no finding, no alert, no stage of a capture is touched, so nothing is raised by it.
 */
@Injectable()
export class RunRescan {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly captures: CapturesService,
    private readonly portfolios: PreparedPortfolio,
    private readonly parties: PartiesService,
    private readonly trails: TrailsService,
    private readonly clock: Clock,
  ) {}

  /**
   * Does the next batch and says how far the rescan has come then; null when there is none with this id. What a batch
   * found and the place where the next one begins are one transaction, so a rescan that is killed anywhere and run again
   * leaves the same rows. Of two processes at the same rescan the second waits for the first one's batch.
   */
  async runBatch(id: string): Promise<RescanProgress | null> {
    const prepared = await this.portfolios.current();
    return this.database.transaction(async (manager) => {
      const rescan = await held(manager, id);
      if (rescan === null) return null;
      const { captures, capturesDone } = rescan;
      if (rescan.state !== 'running') return { state: rescan.state, captures, capturesDone };
      if (!areInForce(rescan.rules)) return this.#end(manager, rescan, 'outdated');
      const batch = await this.captures.seenAfter(
        manager,
        { before: rescan.askedAt, since: rescan.since, until: rescan.until },
        rescan.atSlot === null || rescan.atCaptureId === null ? null : { slot: rescan.atSlot, id: rescan.atCaptureId },
        BATCH,
      );
      const last = batch.at(-1);
      if (last === undefined) return this.#end(manager, rescan, 'done');
      const ids = batch.map((capture) => capture.id);
      const ads = await this.captures.adsOf(manager, ids);
      const trails = await this.trails.usedIn(manager, ids);
      const before = await standingFindings(manager, ids, rescan);
      const rows = new RescanRows(rescan.id);
      const parties: SeenParty[] = [];
      for (const ad of ads) {
        const trail = trails.get(ad.sightingId) ?? null;
        const after = examineAd({ ...ad, trail }, prepared.portfolio, prepared.ids, this.clock.now()).filter(
          ({ finding }) => within(finding, rescan),
        );
        parties.push(...after.map(({ party }) => party));
        rows.add(
          compared(
            ad,
            before.get(ad.sightingId) ?? [],
            after.map(({ finding }) => finding),
          ),
        );
      }
      await this.parties.note(manager, parties);
      await saveRescanRows(manager, rows);
      const done = capturesDone + batch.length;
      await manager.query(
        `UPDATE rescan SET at_slot = $2::timestamptz, at_capture_id = $3, captures_done = $4, ads_done = ads_done + $5,
           portfolio_changed = portfolio_changed OR portfolio_revision <> $6 WHERE id = $1`,
        [id, last.slot, last.id, done, ads.length, prepared.revision],
      );
      return { state: 'running', captures, capturesDone: done };
    });
  }

  async #end(manager: EntityManager, rescan: Held, state: RescanState): Promise<RescanProgress> {
    const { id, captures, capturesDone } = rescan;
    // Counted again: a long rescan may have lost some while it ran.
    const cleared = await this.captures.countCleared(manager, rescan);
    await manager.query('UPDATE rescan SET state = $2, finished_at = $3, captures_cleared = $4 WHERE id = $1', [
      ...[id, state, this.clock.now()],
      cleared,
    ]);
    return { state, captures, capturesDone };
  }
}

function within({ brandId, ruleId }: Finding, scope: Pick<Rescan, 'brandId' | 'ruleId'>): boolean {
  return (scope.brandId === null || brandId === scope.brandId) && (scope.ruleId === null || ruleId === scope.ruleId);
}

function compared(ad: SeenAd, before: readonly Finding[], after: readonly Finding[]): ComparedSighting {
  return { ad, pairs: compareFindings(before, after) };
}

async function held(manager: EntityManager, id: string): Promise<Held | null> {
  const [row] = await manager.query<Held[]>(
    `SELECT id, state, asked_at AS "askedAt", since::text, until::text, brand_id AS "brandId", rule_id AS "ruleId", rules,
            captures, captures_done AS "capturesDone", portfolio_revision AS "portfolioRevision",
            at_slot::text AS "atSlot", at_capture_id AS "atCaptureId"
     FROM rescan WHERE id = $1 FOR UPDATE`,
    [id],
  );
  return row ?? null;
}
