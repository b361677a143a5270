import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CaptureStages } from '../captures/capture-stages.service.js';
import { CapturesService } from '../captures/captures.service.js';
import { PartiesService } from '../parties/parties.service.js';
import { Clock } from '../platform/clock/clock.js';
import { insertMissingRows, insertNewRows } from '../platform/database/write-rows.js';
import { examineAd } from './examined-ad.js';
import { FindingSighting } from './finding-sighting.entity.js';
import { Finding } from './finding.entity.js';
import { PreparedPortfolio } from './prepared-portfolio.service.js';
import { KnownAds } from './known-ads.js';
import { RuleUses } from './rescan/rule-uses.service.js';

/** Captures examined in one transaction. */
const BATCH = 20;

/** Third stage: ads become findings, and each finding points at its sightings. */
@Injectable()
export class ExamineCapturesJob {
  readonly #known = new KnownAds();

  constructor(
    private readonly stages: CaptureStages,
    private readonly captures: CapturesService,
    private readonly portfolios: PreparedPortfolio,
    private readonly parties: PartiesService,
    private readonly ruleUses: RuleUses,
    private readonly clock: Clock,
  ) {}

  /** Examines one batch and returns how many captures it held; 0 when none is pending. */
  async runBatch(): Promise<number> {
    const { portfolio, ids, revision } = await this.portfolios.current();
    await this.ruleUses.note();
    return this.stages.advance(
      { from: 'parsed', to: 'examined', limit: BATCH, changes: [] },
      async (manager, captures) => {
        const ads = await this.captures.adsOf(
          manager,
          captures.map((capture) => capture.id),
        );
        if (ads.length === 0) return;
        const now = this.clock.now();
        const rows = ads.flatMap((ad) =>
          this.#known
            .findings(ad, revision, () => examineAd(ad, portfolio, ids, now))
            .map(({ party, finding }): Row => {
              const { sightingId, captureId, seenAt } = ad;
              return { party, finding, sighting: { findingId: finding.id, sightingId, captureId, seenAt } };
            }),
        );
        await this.parties.note(
          manager,
          rows.map((row) => row.party),
        );
        await save(manager, rows);
      },
    );
  }
}

interface Row {
  readonly party: { domain: string | null; name: string | null };
  readonly finding: Finding;
  readonly sighting: FindingSighting;
}

async function save(manager: EntityManager, rows: readonly Row[]): Promise<void> {
  // In the order of their keys, so that two workers that find the same wait for each other instead of locking up.
  const findings = [...new Map(rows.map((row) => [row.finding.id, row.finding])).values()].toSorted((a, b) =>
    a.id < b.id ? -1 : 1,
  );
  const sightings = [...new Map(rows.map(({ sighting: s }) => [s.findingId + s.sightingId, s])).values()];
  await insertMissingRows(manager, Finding, findings);
  await insertNewRows(manager, FindingSighting, sightings);
}
