import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CaptureStages, type WaitUntil } from '../captures/capture-stages.service.js';
import type { Capture } from '../captures/capture.entity.js';
import { CapturesService, type SeenAd } from '../captures/captures.service.js';
import type { CompiledPortfolio } from '../domain/detection/compile-portfolio.js';
import { PartiesService } from '../parties/parties.service.js';
import { TrailsService } from '../parties/trails.service.js';
import { Clock } from '../platform/clock/clock.js';
import { insertMissingRows, insertNewRows } from '../platform/database/write-rows.js';
import { type ExaminedAd, examineAd } from './examined-ad.js';
import { FindingSighting } from './finding-sighting.entity.js';
import { Finding } from './finding.entity.js';
import { PreparedPortfolio } from './prepared-portfolio.service.js';
import { KnownAds } from './known-ads.js';
import { RuleUses } from './rescan/rule-uses.service.js';
import { isWorthFollowing, partyOf } from './worth-following.js';

/** Captures examined in one transaction. */
const BATCH = 20;
/** A capture whose links were not followed by then, because no worker is there or too many wait, is examined without. */
const LONGEST_WAIT_MS = 10 * 60_000;

/** Third stage: ads become findings, and each finding points at its sightings. */
@Injectable()
export class ExamineCapturesJob {
  readonly #known = new KnownAds();

  constructor(
    private readonly stages: CaptureStages,
    private readonly captures: CapturesService,
    private readonly portfolios: PreparedPortfolio,
    private readonly parties: PartiesService,
    private readonly trails: TrailsService,
    private readonly ruleUses: RuleUses,
    private readonly clock: Clock,
  ) {}

  /** Examines one batch and returns how many captures it held; 0 when none is pending. */
  async runBatch(): Promise<number> {
    const { portfolio, ids, revision } = await this.portfolios.current();
    await this.ruleUses.note();
    return this.stages.advance(
      { from: 'parsed', to: 'examined', limit: BATCH, changes: [] },
      async (manager, captures, wait) => {
        const ads = await this.captures.adsOf(
          manager,
          captures.map((capture) => capture.id),
        );
        if (ads.length === 0) return;
        const now = this.clock.now();
        const trails = await this.trails.freshFor(manager, ads);
        const examined = ads.map((ad): ExaminedSighting => {
          const trail = trails.get(ad.sightingId) ?? null;
          const examine = (): ExaminedAd[] => examineAd({ ...ad, trail }, portfolio, ids, now);
          const trailId = trail?.id ?? null;
          return { ad, trailId, found: this.#known.findings(ad, trailId, revision, examine) };
        });
        const waiting = await this.#wait(manager, captures, examined, portfolio, wait);
        await this.#save(
          manager,
          examined.filter(({ ad }) => !waiting.has(ad.captureId)),
        );
      },
    );
  }

  /** Lets captures wait, once each, for links that are worth being followed first. Returns the ids of those that do. */
  async #wait(
    manager: EntityManager,
    captures: readonly Capture[],
    examined: readonly ExaminedSighting[],
    portfolio: CompiledPortfolio,
    wait: WaitUntil,
  ): Promise<ReadonlySet<string>> {
    if (!this.trails.isOn) return new Set();
    const fresh = new Map(captures.filter(({ waitsUntil }) => waitsUntil === null).map((each) => [each.id, each]));
    const wanted = examined.flatMap(({ ad, trailId, found }) =>
      trailId === null && fresh.has(ad.captureId) && this.trails.mayFollow(ad) && isWorthFollowing(ad, found, portfolio)
        ? [{ ...ad, party: partyOf(found) }]
        : [],
    );
    if (wanted.length === 0) return new Set();
    const open = await this.trails.want(manager, wanted, new Map(captures.map(({ id, slot }) => [id, slot])));
    const now = this.clock.now();
    const waiting = new Set(wanted.map(({ captureId }) => captureId));
    // What ended while it was being asked for is there at the next turn.
    for (const id of waiting) {
      const capture = fresh.get(id);
      if (capture !== undefined) wait(capture, open.has(id) ? new Date(now.getTime() + LONGEST_WAIT_MS) : now);
    }
    return waiting;
  }

  async #save(manager: EntityManager, examined: readonly ExaminedSighting[]): Promise<void> {
    const rows = examined.flatMap(({ ad, found }) =>
      found.map(({ party, finding }): Row => {
        const { sightingId, captureId, seenAt } = ad;
        return { party, finding, sighting: { findingId: finding.id, sightingId, captureId, seenAt } };
      }),
    );
    await this.parties.note(
      manager,
      rows.map((row) => row.party),
    );
    await save(manager, rows);
    const used = examined.flatMap(({ ad: { sightingId, captureId }, trailId }) =>
      trailId === null ? [] : [{ sightingId, captureId, trailId }],
    );
    if (used.length > 0) await this.trails.noteUsed(manager, used);
  }
}

/** An ad at one of its sightings, with the trail that it was judged by. */
interface ExaminedSighting {
  readonly ad: SeenAd;
  readonly trailId: string | null;
  readonly found: readonly ExaminedAd[];
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
