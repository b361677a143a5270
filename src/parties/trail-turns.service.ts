import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { CapturesService } from '../captures/captures.service.js';
import { readTrail } from '../domain/trail/observed-trail.js';
import type { Hop } from '../domain/trail/trail.js';
import { Clock } from '../platform/clock/clock.js';
import type { TrailSettings } from '../platform/config/trail-settings.js';
import { storable } from '../platform/database/storable.js';
import { type PackedBytes, RawStore } from '../platform/storage/raw-store.service.js';
import type { LandingPage, Trail as Traced } from './trace-trail.js';
import { type StoredAgain, type StoredHop, Trail } from './trail.entity.js';

/** A second asking as it is handed in: with its page where it was asked just now, without one where it was read from the record. */
export interface Second extends Pick<StoredAgain, 'by' | 'end' | 'why'> {
  readonly hops: readonly (Hop | StoredHop)[];
  readonly landing?: LandingPage | null;
}

/** What becomes of a trail when it ends; what is left out stays as it was. */
type TrailEnding = Pick<Trail, 'end' | 'why' | 'freshUntil'> &
  Partial<Omit<Trail, 'id' | 'key' | 'url' | 'engine' | 'party' | 'wantedAt' | 'askedAt' | 'endedAt'>>;

/** A trail that may be followed now. */
export interface TrailTurn {
  readonly trail: Trail;
  /** Less than half of the day's most is used up, so that the link may be asked a second time. */
  readonly hasRoom: boolean;
}

const DAY_MS = 86_400_000;
/** One at a time counts into the day, so that no more than the most is asked, however many workers there are. */
const COUNTING = "SELECT pg_advisory_xact_lock(hashtext('markwarden trails of a day'))";

/** What of a trail stands in the database: its turn, counted before anybody is asked, and its end. */
@Injectable()
export class TrailTurns {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly captures: CapturesService,
    private readonly raws: RawStore,
    private readonly clock: Clock,
  ) {}

  /** Open trails, the oldest first. */
  async due(): Promise<string[]> {
    const rows = await this.database.query<{ id: string }[]>(
      'SELECT id FROM trail WHERE ended_at IS NULL ORDER BY wanted_at, id LIMIT 200',
    );
    return rows.map(({ id }) => id);
  }

  /** Counts a trail into its day. Null where it has ended, and where the day's most is used up, which ends it until tomorrow. */
  async take(id: string, { perDay, perParty }: TrailSettings): Promise<TrailTurn | null> {
    return this.database.transaction(async (manager) => {
      await manager.query(COUNTING);
      const trail = await manager.findOne(Trail, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (trail === null || trail.endedAt !== null) return null;
      const now = this.clock.now();
      const day = startOfDay(now);
      const [row] = await manager.query<[{ all: number; ofParty: number }]>(
        `SELECT count(*)::int AS "all", (count(*) FILTER (WHERE party = $2))::int AS "ofParty"
         FROM trail WHERE asked_at >= $1 AND id <> $3`,
        [day, trail.party, id],
      );
      if (trail.askedAt === null && (row.all >= perDay || row.ofParty >= perParty)) {
        const why =
          row.all >= perDay
            ? `It was not asked, because ${perDay} links were followed today and no more are to be (TRAILS_PER_DAY).`
            : `It was not asked, because ${perParty} links of this advertiser were followed today (TRAILS_PER_PARTY).`;
        await this.#end(manager, id, { end: 'not-asked', why, freshUntil: new Date(day.getTime() + DAY_MS) });
        return null;
      }
      trail.askedAt = now;
      await manager.update(Trail, { id }, { askedAt: now });
      return { trail, hasRoom: row.all < perDay / 2 };
    });
  }

  /** The asking of the same link before this one that got to a page, within two weeks; null without one. */
  async before({ id, key }: Trail): Promise<Second | null> {
    const since = new Date(this.clock.now().getTime() - 14 * DAY_MS);
    const [row] = await this.database.query<Pick<StoredAgain, 'hops' | 'end' | 'why'>[]>(
      `SELECT hops, "end", why FROM trail WHERE key = $1 AND id <> $2 AND ended_at >= $3 AND "end" = 'landing'
       ORDER BY ended_at DESC LIMIT 1`,
      [key, id, since],
    );
    return row === undefined ? null : { by: 'hour', ...row };
  }

  /** Keeps how a trail ended, with its pages, and lets the captures go on that waited for nothing else. */
  async end(trail: Trail, traced: Traced, second: Second | null, { keepDays }: TrailSettings): Promise<void> {
    const packed = async (page: LandingPage | null | undefined): Promise<PackedBytes | null> =>
      page?.sha256 == null ? null : this.raws.pack(page.html);
    const [first, other] = await Promise.all([packed(traced.landing), packed(second?.landing)]);
    const { end, why, code, landing } = traced;
    const { party, network, publisherId, landingDomain } = readTrail(traced);
    const now = this.clock.now();
    // What failed today may answer tomorrow.
    const days = end === 'landing' || end === 'refused' ? keepDays : 1;
    await this.database.transaction(async (manager) => {
      await this.raws.store(
        manager,
        [first, other].filter((page) => page !== null),
      );
      await this.#end(manager, trail.id, {
        ...storable({ end, why, code, network, publisherId, landingDomain }),
        hops: storable(traced.hops.map(storedHop)),
        again: second === null ? null : storable(againOf(second)),
        landingUrl: storable(end === 'landing' ? (traced.hops.at(-1)?.url ?? null) : null),
        landingStatus: landing?.status ?? null,
        landingSha256: first?.sha256 ?? null,
        againSha256: other?.sha256 ?? null,
        freshUntil: new Date(now.getTime() + (party.kind === 'unknown' ? Math.min(days, 1) : days) * DAY_MS),
      });
    });
  }

  async #end(manager: EntityManager, id: string, ended: TrailEnding): Promise<void> {
    const changed = await manager.update(Trail, { id }, { ...ended, endedAt: this.clock.now() });
    if (changed.affected === 0) return;
    const free = await manager.query<{ slot: Date; id: string }[]>(
      `SELECT DISTINCT w.slot, w.capture_id AS id FROM trail_wait w WHERE w.trail_id = $1 AND NOT EXISTS (
         SELECT 1 FROM trail_wait other JOIN trail t ON t.id = other.trail_id
         WHERE other.capture_id = w.capture_id AND t.ended_at IS NULL)`,
      [id],
    );
    await this.captures.goOn(manager, free);
    await manager.query('DELETE FROM trail_wait WHERE capture_id = ANY($1)', [free.map((capture) => capture.id)]);
  }
}

function startOfDay(now: Date): Date {
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()));
}

function againOf({ by, hops, end, why }: Second): StoredAgain {
  return { by, hops: hops.map(storedHop), end, why };
}

function storedHop(hop: Hop | StoredHop): StoredHop {
  return { ...hop, at: hop.at instanceof Date ? hop.at.toISOString() : hop.at };
}
