import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ParsedCapture } from '../domain/capture/capture.js';
import { creativeIdentity } from '../domain/capture/creative-identity.js';
import { Clock } from '../platform/clock/clock.js';
import { storable } from '../platform/database/storable.js';
import { insertMissingRows, insertRows } from '../platform/database/write-rows.js';
import { deterministicId } from '../platform/storage/deterministic-id.js';
import { RawStore } from '../platform/storage/raw-store.service.js';
import type { UnseenLook } from '../watches/judge-sight.js';
import { PollsService } from '../watches/polls.service.js';
import type { Capture } from './capture.entity.js';
import { CaptureStages, type StageMove } from './capture-stages.service.js';
import { Creative } from './creative.entity.js';
import { ParsePool } from './parse-pool.js';
import { Sighting } from './sighting.entity.js';

/** Captures read in one transaction: enough to spare round trips, few enough to lose little when killed. */
const BATCH = 20;
const MOVE: StageMove = {
  ...{ from: 'stored', to: 'parsed', limit: BATCH },
  changes: [
    ...(['outcome', 'reasonCode', 'reasonMessage'] as const),
    ...(['engine', 'query', 'country', 'language', 'device', 'location', 'capturedAt'] as const),
  ],
};
/** By how much the clocks of two machines in order may differ, in milliseconds. */
const CLOCKS_DIFFER_MS = 10 * 60_000;

/** Second stage: raw bytes become an outcome, creatives and sightings. */
@Injectable()
export class ParseCapturesJob {
  constructor(
    private readonly stages: CaptureStages,
    private readonly raws: RawStore,
    private readonly pool: ParsePool,
    private readonly polls: PollsService,
    private readonly clock: Clock,
  ) {}

  /** Reads one batch of stored captures and returns how many; 0 when none is pending. Many workers may call it at once. */
  async runBatch(): Promise<number> {
    return this.stages.advance(MOVE, async (manager, pending) => {
      const hashes = pending.map((capture) => capture.sha256);
      const bytes = await this.raws.loadAll(manager, hashes);
      const parsed = await Promise.all(
        pending.map(async (capture) => ({
          capture,
          parsed: storable(
            await this.pool.parse(capture.provider, bytes.get(capture.sha256) ?? Buffer.alloc(0), capture.part),
          ),
        })),
      );
      await this.#save(manager, parsed);
    });
  }

  async #save(manager: EntityManager, batch: readonly { capture: Capture; parsed: ParsedCapture }[]): Promise<void> {
    const rows = batch.map(({ capture, parsed }) => read(capture, parsed, this.clock.now()));
    const creatives = new Map(rows.flatMap((row) => row.creatives.map((creative) => [creative.id, creative])));
    // In the order of their keys, so that two workers that meet the same ads wait for each other instead of locking up.
    const sorted = [...creatives.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
    await insertMissingRows(manager, Creative, sorted);
    await insertRows(
      manager,
      Sighting,
      rows.flatMap((row) => row.sightings),
    );
    const looks = batch.filter(({ capture }) => capture.origin === 'poll');
    const unseen = await this.polls.conclude(
      manager,
      looks.map(({ capture, parsed: { outcome, reason, ads } }) => {
        return { captureId: capture.id, outcome, reason, ads: ads.length };
      }),
    );
    await this.#unsee(manager, batch, unseen);
  }

  /** Pages without ads that a blind provider sent were no looks; those of this batch are saved with it, earlier ones here. */
  async #unsee(
    manager: EntityManager,
    batch: readonly { capture: Capture }[],
    unseen: readonly UnseenLook[],
  ): Promise<void> {
    const inBatch = new Map(batch.map(({ capture }) => [capture.id, capture]));
    const earlier = unseen.filter(({ captureId }) => !inBatch.has(captureId));
    for (const { captureId, message } of unseen) {
      const capture = inBatch.get(captureId);
      if (capture !== undefined)
        Object.assign(capture, { outcome: 'failed', reasonCode: 'control-silent', reasonMessage: message });
    }
    if (earlier.length === 0) return;
    await manager.query(
      `UPDATE capture SET outcome = 'failed', reason_code = 'control-silent', reason_message = unseen.message
       FROM unnest($1::uuid[], $2::text[]) AS unseen (id, message) WHERE capture.id = unseen.id AND capture.outcome = 'no-ads'`,
      [earlier.map(({ captureId }) => captureId), earlier.map(({ message }) => message)],
    );
  }
}

/**
 * Fills in the capture, and returns the creatives and sightings on it. What the source states goes before what the person
 * who handed it in said, or what was asked for.
 */
function read(capture: Capture, parsed: ParsedCapture, now: Date): { creatives: Creative[]; sightings: Sighting[] } {
  Object.assign(capture, {
    outcome: parsed.outcome,
    reasonCode: parsed.reason?.code ?? null,
    reasonMessage: parsed.reason?.message ?? null,
    engine: parsed.engine ?? capture.engine,
    query: parsed.query ?? capture.query,
    country: parsed.country ?? capture.country,
    language: parsed.language ?? capture.language,
    device: parsed.device ?? capture.device,
    location: parsed.location ?? capture.location,
    capturedAt: believable(parsed.capturedAt === null ? capture.capturedAt : new Date(parsed.capturedAt), capture),
  } satisfies Partial<Capture>);
  const engine = capture.engine ?? 'unknown';
  const seenAt = capture.capturedAt ?? capture.receivedAt;
  const ads = parsed.ads.map((ad, index) => ({ ad, index, creativeId: sha256(creativeIdentity(ad, engine)) }));
  return {
    creatives: ads.map(({ ad, creativeId }) => ({
      id: creativeId,
      engine,
      kind: ad.kind,
      title: ad.title,
      description: ad.description,
      displayUrl: ad.displayUrl,
      firstSeenAt: now,
    })),
    sightings: ads.map(({ ad, index, creativeId }) => ({
      slot: capture.slot,
      id: deterministicId('sighting', capture.id, index),
      captureId: capture.id,
      creativeId,
      block: ad.block,
      position: ad.position,
      destination: ad.destination,
      clickUrl: ad.clickUrl,
      sitelinks: [...ad.sitelinks],
      advertiserName: ad.advertiserName,
      price: ad.price,
      notes: [...ad.notes],
      seenAt,
    })),
  };
}

/** Clocks of browsers and crawlers go wrong; a page that was handed in cannot have been taken after it came. */
function believable(at: Date | null, { origin, receivedAt }: Capture): Date | null {
  const isAhead = at !== null && at.getTime() > receivedAt.getTime() + CLOCKS_DIFFER_MS;
  return isAhead && origin !== 'poll' ? null : at;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
