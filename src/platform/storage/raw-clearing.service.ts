import { Injectable, Logger } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { RawPlace } from '../config/raw-access.js';
import type { RawBackEnd } from './raw-back-end.js';
import { RawBackEnds } from './raw-back-ends.js';
import { type Needs, unnamedBytes, unneededBytes } from './raw-names.js';

/** Objects removed in one transaction. */
const OBJECTS = 100;
/** Rows whose bytes are gone, asked for names at once. */
const NAMES = 1000;
/** An object without a row is younger than this while its transaction runs, however the clocks of two machines differ; in milliseconds. */
const ORPHAN_AFTER_MS = 86_400_000;

/** Bytes whose term is over, unless a row needs them. */
export interface OverdueBytes {
  readonly sha256: string;
  /** The term, in days; null where no row names them. */
  readonly afterDays: number | null;
}

/** Removes raw bytes. All of it runs in the caller's transaction, and may be cut off anywhere and run again. */
@Injectable()
export class RawClearing {
  readonly #log = new Logger('raw-store');
  /** Places of which this process has said that they are another database's. */
  readonly #foreign = new Set<RawPlace>();

  constructor(private readonly backEnds: RawBackEnds) {}

  /** Whether bytes may be kept outside the database, so that objects without a row have to be looked for. */
  get isOutside(): boolean {
    return this.backEnds.place !== 'database';
  }

  /**
   * Removes bytes that no row needs, and passes over those that somebody stores or names at this moment. What is named stays as a
   * row that says when they went; objects outside the database are left to `removeObjects`. Returns how many went, and their
   * compressed size.
   */
  async clear(
    manager: EntityManager,
    overdue: readonly OverdueBytes[],
    needs: Needs,
    at: Date,
  ): Promise<{ count: number; size: number }> {
    // First the lock and then, in a statement of its own, the question: rows that were named meanwhile are seen.
    const locked = await manager.query<{ sha256: string }[]>(
      'SELECT sha256 FROM raw_bytes WHERE sha256 = ANY($1) AND cleared_at IS NULL ORDER BY sha256 FOR UPDATE SKIP LOCKED',
      [overdue.map(({ sha256 }) => sha256)],
    );
    const hashes = locked.map(({ sha256 }) => sha256);
    const unneeded = await unneededBytes(manager, hashes, needs, at);
    const days = new Map(overdue.map(({ sha256, afterDays }) => [sha256, afterDays]));
    await manager.query(
      `UPDATE raw_bytes SET compressed = NULL, cleared_at = $1, cleared_after_days = gone.days
       FROM unnest($2::text[], $3::int[]) AS gone (sha256, days) WHERE raw_bytes.sha256 = gone.sha256`,
      [at, unneeded.map(({ sha256 }) => sha256), unneeded.map(({ sha256 }) => days.get(sha256) ?? 0)],
    );
    await this.#forget(
      manager,
      unneeded.filter(({ named }) => !named).map(({ sha256 }) => sha256),
    );
    return { count: unneeded.length, size: unneeded.reduce((sum, { size }) => sum + size, 0) };
  }

  /**
   * Removes the next objects outside the database whose rows say that their bytes are gone. Under the rows' locks, so that whoever
   * stores the same bytes again comes before or after and never between. Returns how many went.
   */
  async removeObjects(manager: EntityManager): Promise<number> {
    const outside = new Map<RawPlace, ReturnType<RawBackEnds['of']>>(this.backEnds.outside);
    const rows = await manager.query<{ sha256: string; place: RawPlace }[]>(
      `SELECT sha256, place FROM raw_bytes WHERE cleared_at IS NOT NULL AND place <> 'database' AND place = ANY($1)
       ORDER BY sha256 LIMIT ${OBJECTS} FOR UPDATE SKIP LOCKED`,
      [[...outside.keys()]],
    );
    await Promise.all(
      rows.map(async ({ sha256, place }) => {
        await outside.get(place)?.remove(sha256);
      }),
    );
    const hashes = rows.map(({ sha256 }) => sha256);
    await manager.query("UPDATE raw_bytes SET place = 'database', packed_size = NULL WHERE sha256 = ANY($1)", [hashes]);
    await this.#forget(manager, await unnamedBytes(manager, hashes));
    return rows.length;
  }

  /** Forgets rows behind a hash whose bytes are gone and that nothing names any longer. Returns the last hash looked at; null at the end. */
  async forgetNames(manager: EntityManager, after: string | null): Promise<string | null> {
    const rows = await manager.query<{ sha256: string }[]>(
      `SELECT sha256 FROM raw_bytes WHERE sha256 > $1 AND cleared_at IS NOT NULL AND place = 'database'
       ORDER BY sha256 LIMIT ${NAMES}`,
      [after ?? ''],
    );
    const hashes = rows.map(({ sha256 }) => sha256);
    const locked = await manager.query<{ sha256: string }[]>(
      'SELECT sha256 FROM raw_bytes WHERE sha256 = ANY($1) AND cleared_at IS NOT NULL ORDER BY sha256 FOR UPDATE SKIP LOCKED',
      [await unnamedBytes(manager, hashes)],
    );
    // Asked again under the lock.
    const unnamed = await unnamedBytes(
      manager,
      locked.map(({ sha256 }) => sha256),
    );
    await this.#forget(manager, unnamed);
    return rows.length < NAMES ? null : (hashes.at(-1) ?? null);
  }

  /**
   * Removes objects, of those whose hashes begin with two hex digits, that no row says are there: a crash between the object and its
   * row left them, or a move. Only such as have been there for a day at an instant. Returns how many went.
   */
  async removeOrphans(manager: EntityManager, firstTwo: string, at: Date): Promise<number> {
    let removed = 0;
    for (const [place, backEnd] of this.backEnds.outside) {
      for await (const portion of backEnd.list(firstTwo)) {
        if (portion.length === 0) continue;
        if (!(await this.#isOurs(manager, place, backEnd))) break;
        const old = portion.filter(({ keptAt }) => at.getTime() - keptAt.getTime() > ORPHAN_AFTER_MS);
        const hashes = old.map(({ sha256 }) => sha256).toSorted();
        const rows = await manager.query<{ sha256: string; place: RawPlace }[]>(
          'SELECT sha256, place FROM raw_bytes WHERE sha256 = ANY($1)',
          [hashes],
        );
        const known = new Set(rows.map(({ sha256 }) => sha256));
        const elsewhere = await manager.query<{ sha256: string }[]>(
          'SELECT sha256 FROM raw_bytes WHERE sha256 = ANY($1) AND place <> $2 ORDER BY sha256 FOR UPDATE SKIP LOCKED',
          [rows.filter((row) => row.place !== place).map(({ sha256 }) => sha256), place],
        );
        // A row of their own holds up whoever stores the same bytes at this moment, until the objects are gone.
        const held = await manager.query<{ sha256: string }[]>(
          `INSERT INTO raw_bytes (sha256, size, stored_at, cleared_at, cleared_after_days)
           SELECT sha256, 0, $2, $2, 0 FROM unnest($1::text[]) AS sha256 ON CONFLICT DO NOTHING RETURNING sha256`,
          [hashes.filter((sha256) => !known.has(sha256)), at],
        );
        const orphans = [...elsewhere, ...held].map(({ sha256 }) => sha256);
        for (const sha256 of orphans) await backEnd.remove(sha256);
        await this.#forget(
          manager,
          held.map(({ sha256 }) => sha256),
        );
        removed += orphans.length;
      }
    }
    return removed;
  }

  /** A database that was set up anew, or by mistake, knows none of the objects of another: it must not take them for orphans. */
  async #isOurs(manager: EntityManager, place: RawPlace, backEnd: RawBackEnd): Promise<boolean> {
    const [us] = await manager.query<{ id: string }[]>('SELECT id FROM raw_owner');
    if (us !== undefined && (await backEnd.owner(us.id)) === us.id) return true;
    if (!this.#foreign.has(place)) this.#log.error({ code: 'MW-RAW-FOREIGN', place });
    this.#foreign.add(place);
    return false;
  }

  async #forget(manager: EntityManager, hashes: readonly string[]): Promise<void> {
    await manager.query(
      "DELETE FROM raw_bytes WHERE sha256 = ANY($1) AND cleared_at IS NOT NULL AND place = 'database'",
      [hashes],
    );
  }
}
