import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import type { AdKind, CaptureOutcome, CaptureReason, Device, Provider, Sitelink } from '../domain/capture/capture.js';
import type { ObservedTrail } from '../domain/trail/observed-trail.js';
import { Clock } from '../platform/clock/clock.js';
import { storable } from '../platform/database/storable.js';
import { insertRows } from '../platform/database/write-rows.js';
import { deterministicId } from '../platform/storage/deterministic-id.js';
import { RawStore } from '../platform/storage/raw-store.service.js';
import { CaptureKey } from './capture-key.entity.js';
import { Capture } from './capture.entity.js';

/** A file that somebody hands in, with what they know of the look that the file itself may not state. */
export interface HandedIn {
  readonly provider: Provider;
  readonly origin: Capture['origin'];
  readonly fileName: string | null;
  readonly bytes: Buffer;
  /** Place in an archive; null or left out where the file is the page or reply itself. */
  readonly part?: number | null;
  /** Set exactly for the origin `token`. */
  readonly apiTokenId?: string | null;
  readonly query?: string | null;
  readonly country?: string | null;
  readonly language?: string | null;
  readonly device?: Device | null;
  readonly capturedAt?: Date | null;
}

export interface Received {
  readonly id: string;
  /** The same bytes of the same provider came before; nothing was added. */
  readonly alreadyKnown: boolean;
}

/** How a capture ended, for the person who handed it in. */
export interface CaptureResult {
  /** Null while the capture waits to be read. */
  readonly outcome: CaptureOutcome | null;
  readonly reason: CaptureReason | null;
  readonly ads: number;
}

/** An ad as it was seen in a capture, with the capture's context. */
export interface SeenAd {
  readonly sightingId: string;
  readonly captureId: string;
  readonly creativeId: string;
  readonly kind: AdKind;
  readonly title: string;
  readonly description: string | null;
  readonly displayUrl: string | null;
  readonly destination: string | null;
  readonly sitelinks: readonly Sitelink[];
  readonly advertiserName: string | null;
  readonly engine: string;
  readonly query: string | null;
  readonly country: string | null;
  readonly language: string | null;
  readonly device: string | null;
  readonly seenAt: Date;
  /** By which it is judged; null or left out where its link was not followed. */
  readonly trail?: ObservedTrail | null;
}

/** Captures with ads that were examined, by when they came and when their ads were seen. */
export interface SeenWithin {
  /** Only captures that were there before this instant. */
  readonly before: Date;
  /** First day (ISO date, UTC) on which the ads were seen; null means from the beginning. */
  readonly since: string | null;
  /** First day no longer wanted. */
  readonly until: string | null;
}

/** Where a capture stands among all; the slot as the database writes it, because a Date loses its microseconds. */
export interface CapturePlace {
  readonly slot: string;
  readonly id: string;
}

/** Takes captures in: raw first, hashed, before anything is derived. */
@Injectable()
export class CapturesService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly raws: RawStore,
    private readonly clock: Clock,
  ) {}

  /**
   * Stores files and notes them as pending, all of them in one transaction; the answers come in the same order. Handing in
   * the same file again, or twice at once, changes nothing. Hand in what memory holds: some dozens at a time.
   */
  async receive(files: readonly HandedIn[]): Promise<Received[]> {
    if (files.length === 0) return [];
    const slot = this.clock.now();
    const hashes = await Promise.all(files.map((file) => this.raws.pack(file.bytes)));
    const ids = files.map((file, at) => captureId(file, hashes[at]?.sha256 ?? null));
    // Before the transaction and one by one: a new partition locks whole tables, and whoever held some of those while
    // waiting for the others would lock up with the next upload of the month's first minute.
    for (const table of ['capture', 'sighting'])
      await this.database.query('SELECT ensure_month_partition($1, $2::timestamptz)', [table, slot]);
    return this.database.transaction(async (manager) => {
      await this.raws.store(manager, hashes);
      const keys = await manager
        .createQueryBuilder()
        .insert()
        .into(CaptureKey)
        // In the order of their keys, so that two uploads of the same files wait for each other in a line.
        .values([...new Set(ids)].toSorted().map((id) => ({ id, slot })))
        .orIgnore()
        .returning('id')
        .execute();
      const fresh = new Set((keys.raw as { id: string }[]).map(({ id }) => id));
      const added = files.flatMap((file, at): { id: string; row: Capture }[] => {
        const [id, packed] = [ids[at], hashes[at]];
        if (id === undefined || packed === undefined || !fresh.delete(id)) return [];
        return [{ id, row: newCapture(file, id, packed.sha256, slot) }];
      });
      await insertRows(
        manager,
        Capture,
        added.map(({ row }) => row),
      );
      const news = new Set(added.map(({ id }) => id));
      return ids.map((id) => ({ id, alreadyKnown: !news.delete(id) }));
    });
  }

  /** SHA-256 of a capture's raw bytes; null where there is no such capture. */
  async hashOf(id: string): Promise<string | null> {
    const [row] = await this.database.query<{ sha256: string }[]>(
      'SELECT c.sha256 FROM capture_key key JOIN capture c ON c.slot = key.slot AND c.id = key.id WHERE key.id = $1',
      [id],
    );
    return row?.sha256 ?? null;
  }

  /** How these captures ended, by their ids. */
  async resultsOf(ids: readonly string[]): Promise<Map<string, CaptureResult>> {
    const rows = await this.database.query<
      { id: string; outcome: CaptureOutcome | null; code: string | null; message: string | null; ads: number }[]
    >(
      `SELECT c.id, c.outcome, c.reason_code AS code, c.reason_message AS message,
              (SELECT count(*)::int FROM sighting s WHERE s.slot = c.slot AND s.capture_id = c.id) AS ads
       FROM capture_key key JOIN capture c ON c.slot = key.slot AND c.id = key.id WHERE key.id = ANY($1)`,
      [ids],
    );
    return new Map(
      rows.map(({ id, outcome, code, message, ads }) => [
        id,
        { outcome, reason: code === null ? null : { code, message: message ?? '' }, ads },
      ]),
    );
  }

  /** Lets captures that waited go on, within the caller's transaction; those that went on already stay as they are. */
  async goOn(manager: EntityManager, places: readonly { readonly slot: Date; readonly id: string }[]): Promise<void> {
    await manager.query(
      `UPDATE capture c SET waits_until = $3 FROM unnest($1::timestamptz[], $2::uuid[]) AS place (slot, id)
       WHERE c.slot = place.slot AND c.id = place.id AND c.waits_until > $3`,
      [places.map(({ slot }) => slot), places.map(({ id }) => id), this.clock.now()],
    );
  }

  /** How many captures there are to look at again. */
  async countSeen(manager: EntityManager, within: SeenWithin): Promise<number> {
    const [row] = await manager.query<{ count: number }[]>(
      `SELECT count(*)::int AS count FROM capture c WHERE ${SEEN_WITHIN}`,
      [within.before, within.since, within.until],
    );
    return row?.count ?? 0;
  }

  /** How many captures with ads within these days were removed, so that nobody can look at them again. */
  async countCleared(manager: EntityManager, { since, until }: Pick<SeenWithin, 'since' | 'until'>): Promise<number> {
    const [row] = await manager.query<{ count: number }[]>(
      `SELECT count(*)::int AS count FROM cleared_capture WHERE outcome = 'ads'
         AND ($1::date IS NULL OR seen_at >= $1::date::timestamp AT TIME ZONE 'UTC')
         AND ($2::date IS NULL OR seen_at < $2::date::timestamp AT TIME ZONE 'UTC')`,
      [since, until],
    );
    return row?.count ?? 0;
  }

  /** The next captures to look at again behind a place, in the order of their places; the first ones for null. */
  async seenAfter(
    manager: EntityManager,
    within: SeenWithin,
    after: CapturePlace | null,
    limit: number,
  ): Promise<CapturePlace[]> {
    return manager.query<CapturePlace[]>(
      `SELECT c.slot::text, c.id FROM capture c
       WHERE ${SEEN_WITHIN} AND (c.slot, c.id) > (coalesce($4::timestamptz, '-infinity'), coalesce($5::uuid, $6::uuid))
       ORDER BY c.slot, c.id LIMIT $7`,
      [within.before, within.since, within.until, after?.slot ?? null, after?.id ?? null, LOWEST_ID, limit],
    );
  }

  /** Every ad seen in these captures. */
  async adsOf(manager: EntityManager, captureIds: readonly string[]): Promise<SeenAd[]> {
    return manager.query<SeenAd[]>(
      `SELECT s.id AS "sightingId", s.capture_id AS "captureId", k.id AS "creativeId", k.kind, k.title, k.description,
              k.display_url AS "displayUrl", s.destination, s.sitelinks, s.advertiser_name AS "advertiserName", k.engine,
              c.query, c.country, c.language, c.device, s.seen_at AS "seenAt"
       FROM capture_key key
       JOIN capture c ON c.slot = key.slot AND c.id = key.id
       JOIN sighting s ON s.slot = c.slot AND s.capture_id = c.id
       JOIN creative k ON k.id = s.creative_id
       WHERE key.id = ANY($1)
       ORDER BY s.seen_at, s.id`,
      [captureIds],
    );
  }
}

const LOWEST_ID = '00000000-0000-0000-0000-000000000000';

/** SQL for `SeenWithin` as $1 to $3. An ad was seen when the capture was taken, else when it was received. */
const SEEN_WITHIN = `c.slot < $1 AND c.outcome = 'ads' AND c.stage IN ('examined', 'raised')
  AND ($2::date IS NULL OR coalesce(c.captured_at, c.received_at) >= $2::date::timestamp AT TIME ZONE 'UTC')
  AND ($3::date IS NULL OR coalesce(c.captured_at, c.received_at) < $3::date::timestamp AT TIME ZONE 'UTC')`;

function captureId({ provider, part = null }: HandedIn, sha256: string | null): string {
  return part === null
    ? deterministicId('capture', provider, sha256)
    : deterministicId('capture', provider, sha256, part);
}

function newCapture(file: HandedIn, id: string, sha256: string, slot: Date): Capture {
  return {
    slot,
    id,
    sha256,
    provider: file.provider,
    origin: file.origin,
    apiTokenId: file.apiTokenId ?? null,
    part: file.part ?? null,
    fileName: storable(file.fileName),
    stage: 'stored',
    outcome: null,
    reasonCode: null,
    reasonMessage: null,
    engine: null,
    query: storable(file.query ?? null),
    country: file.country ?? null,
    language: file.language ?? null,
    device: file.device ?? null,
    location: null,
    capturedAt: file.capturedAt ?? null,
    receivedAt: slot,
    waitsUntil: null,
  };
}
