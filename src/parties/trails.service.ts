import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type EntityManager, Repository } from 'typeorm';
import type { ObservedTrail } from '../domain/trail/observed-trail.js';
import { trailAddress } from '../domain/trail/trail-address.js';
import { Clock } from '../platform/clock/clock.js';
import { Config } from '../platform/config/config.js';
import { insertNewRows } from '../platform/database/write-rows.js';
import { SightingTrail } from './sighting-trail.entity.js';
import { Trail } from './trail.entity.js';
import { TrailWait } from './trail-wait.entity.js';

/** What of a seen ad says where its trail begins, and when it was seen. */
export interface LinkedAd {
  readonly sightingId: string;
  readonly captureId: string;
  readonly destination: string | null;
  readonly engine: string;
  readonly seenAt: Date;
}

/** A trail that has ended, as detection reads it. */
export type EndedTrail = ObservedTrail & { readonly id: string };

/** A link that somebody wants followed. */
export interface WantedTrail extends LinkedAd {
  /** Whom the day's most is counted for. */
  readonly party: string;
}

/** Two days: what a link leads to today says nothing of an ad that was seen long ago. */
const LATEST_MS = 2 * 86_400_000;

/** Keeps where ads' links led. Following them is `FollowTrails`. */
@Injectable()
export class TrailsService {
  constructor(
    @InjectRepository(Trail) private readonly trails: Repository<Trail>,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /** Whether links are followed at all. */
  get isOn(): boolean {
    return this.config.trails !== null;
  }

  /** The trails that these ads may be judged by, by sighting: those of the same link that are still fresh. */
  async freshFor(manager: EntityManager, ads: readonly LinkedAd[]): Promise<ReadonlyMap<string, EndedTrail>> {
    if (!this.isOn) return new Map();
    const keys = new Map(
      ads.flatMap((ad) => {
        const key = this.#maySay(ad) ? keyOf(ad) : null;
        return key === null ? [] : [[ad.sightingId, key] as const];
      }),
    );
    if (keys.size === 0) return new Map();
    const rows = await manager.query<(EndedTrail & { key: string })[]>(
      `SELECT DISTINCT ON (key) key, id, hops, "end", again FROM trail
       WHERE key = ANY($1) AND fresh_until > $2 ORDER BY key, ended_at DESC`,
      [[...new Set(keys.values())], this.clock.now()],
    );
    const byKey = new Map(rows.map(({ key, ...trail }) => [key, trail]));
    return new Map(
      [...keys].flatMap(([sightingId, key]) => {
        const trail = byKey.get(key);
        return trail === undefined ? [] : [[sightingId, trail] as const];
      }),
    );
  }

  /** The trails by which the ads of these captures were judged, by sighting. */
  async usedIn(manager: EntityManager, captureIds: readonly string[]): Promise<ReadonlyMap<string, EndedTrail>> {
    const rows = await manager.query<(EndedTrail & { sightingId: string })[]>(
      `SELECT used.sighting_id AS "sightingId", t.id, t.hops, t."end", t.again
       FROM sighting_trail used JOIN trail t ON t.id = used.trail_id WHERE used.capture_id = ANY($1)`,
      [captureIds],
    );
    return new Map(rows.map(({ sightingId, ...trail }) => [sightingId, trail]));
  }

  /** Notes by which trails ads were judged, within the caller's transaction. */
  async noteUsed(manager: EntityManager, rows: readonly SightingTrail[]): Promise<void> {
    await insertNewRows(manager, SightingTrail, rows);
  }

  /** SHA-256 of the page that a trail ended at; null where none was kept, as at the brand's own site, or there is no such trail. */
  async pageOf(id: string, asking: 'first' | 'again'): Promise<string | null> {
    const trail = await this.trails.findOneBy({ id });
    return (asking === 'first' ? trail?.landingSha256 : trail?.againSha256) ?? null;
  }

  /** Whether a trail of this ad could be followed now and would say something of it. */
  mayFollow(ad: LinkedAd): boolean {
    return this.isOn && this.#maySay(ad) && trailAddress(ad.destination) !== null;
  }

  /**
   * Asks for links to be followed, within the caller's transaction. Returns the trails that are open, by capture: none
   * where all of them ended in the meantime, so that the capture need not wait for anything.
   *
   * @param slots of the captures, by id
   */
  async want(
    manager: EntityManager,
    wanted: readonly WantedTrail[],
    slots: ReadonlyMap<string, Date>,
  ): Promise<ReadonlyMap<string, readonly string[]>> {
    const rows = wanted.flatMap((ad) => {
      const address = trailAddress(ad.destination);
      return address === null ? [] : [{ ad, url: address.url, key: hashOf(address.key) }];
    });
    // In the order of their keys, so that two workers that want the same wait for each other in a line.
    const unique = [...new Map(rows.map((row) => [row.key, row])).values()].toSorted((a, b) =>
      a.key < b.key ? -1 : 1,
    );
    await manager.query(
      `INSERT INTO trail (key, url, engine, party, wanted_at)
       SELECT key, url, engine, party, $5 FROM unnest($1::text[], $2::text[], $3::text[], $4::text[]) AS new (key, url, engine, party)
       ON CONFLICT (key) WHERE ended_at IS NULL DO NOTHING`,
      [
        unique.map(({ key }) => key),
        unique.map(({ url }) => url),
        unique.map(({ ad }) => ad.engine),
        unique.map(({ ad }) => ad.party),
        this.clock.now(),
      ],
    );
    // Locked, so that none of them ends before the captures that wait for it are written down.
    const open = await manager.query<{ id: string; key: string }[]>(
      'SELECT id, key FROM trail WHERE key = ANY($1) AND ended_at IS NULL ORDER BY key FOR SHARE',
      [unique.map(({ key }) => key)],
    );
    const ids = new Map(open.map(({ id, key }) => [key, id]));
    const waits = rows.flatMap(({ ad, key }): TrailWait[] => {
      const [trailId, slot] = [ids.get(key), slots.get(ad.captureId)];
      return trailId === undefined || slot === undefined ? [] : [{ trailId, captureId: ad.captureId, slot }];
    });
    await insertNewRows(manager, TrailWait, [
      ...new Map(waits.map((row) => [row.trailId + row.captureId, row])).values(),
    ]);
    const byCapture = Map.groupBy(waits, ({ captureId }) => captureId);
    return new Map([...byCapture].map(([captureId, of]) => [captureId, of.map(({ trailId }) => trailId)]));
  }

  #maySay(ad: LinkedAd): boolean {
    return this.clock.now().getTime() - ad.seenAt.getTime() <= LATEST_MS;
  }
}

function keyOf({ destination }: LinkedAd): string | null {
  const address = trailAddress(destination);
  return address === null ? null : hashOf(address.key);
}

function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}
