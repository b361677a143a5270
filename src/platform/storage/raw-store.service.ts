import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { constants, zstdCompress, zstdDecompress } from 'node:zlib';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type EntityManager, In, Repository } from 'typeorm';
import { Clock } from '../clock/clock.js';
import { RawBytes } from './raw-bytes.entity.js';
import type { Removal } from './removal.js';
import { type Needs, unneededBytes } from './raw-names.js';

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);

/** Level 3 packs results pages to about a seventh; higher levels cost more time than they save space. */
const LEVEL = { params: { [constants.ZSTD_c_compressionLevel]: 3 } };

/** Bytes ready to be kept. */
export interface PackedBytes {
  /** Hex. */
  readonly sha256: string;
  /** Bytes before compression. */
  readonly size: number;
  readonly compressed: Buffer;
}

/** Bytes whose term is over, unless a row needs them. */
export interface OverdueBytes {
  readonly sha256: string;
  /** The term, in days; null where no row names them. */
  readonly afterDays: number | null;
}

/** Keeps replies and pages by their SHA-256; the same bytes are kept once. */
@Injectable()
export class RawStore {
  constructor(
    @InjectRepository(RawBytes) private readonly raws: Repository<RawBytes>,
    private readonly clock: Clock,
  ) {}

  /** Hashes and compresses; done before a transaction, so that none is held open meanwhile. */
  async pack(bytes: Buffer): Promise<PackedBytes> {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return { sha256, size: bytes.length, compressed: await compress(bytes, LEVEL) };
  }

  /**
   * Keeps packed bytes within the caller's transaction; what is kept already stays as it is, what was removed comes back. Until
   * the transaction ends nobody removes any of them, so the rows that name them may follow.
   */
  async store(manager: EntityManager, packed: readonly PackedBytes[]): Promise<void> {
    const storedAt = this.clock.now();
    const kept = { storedAt, clearedAt: null, clearedAfterDays: null };
    const rows = [...new Map(packed.map((each) => [each.sha256, { ...each, ...kept }])).values()];
    // In the order of their keys, so that two uploads of the same files wait for each other in a line.
    const sorted = rows.toSorted((a, b) => (a.sha256 < b.sha256 ? -1 : 1));
    if (sorted.length === 0) return;
    // A row that stands already is locked even where nothing is to be changed: `clear` passes it over.
    await manager
      .createQueryBuilder()
      .insert()
      .into(RawBytes)
      .values(sorted)
      .orUpdate(['compressed', 'stored_at', 'cleared_at', 'cleared_after_days'], ['sha256'], {
        overwriteCondition: { where: 'raw_bytes.cleared_at IS NOT NULL' },
      })
      .execute();
  }

  /** The bytes as they were received; null where no such hash is kept, or no longer. */
  async load(sha256: string): Promise<Buffer | null> {
    return (await this.loadAll(this.raws.manager, [sha256])).get(sha256) ?? null;
  }

  /**
   * `load` for several hashes in one query, over the caller's connection: one that holds a transaction open and asks the
   * pool for a second connection waits for ever once as many do so as there are connections.
   */
  async loadAll(manager: EntityManager, hashes: readonly string[]): Promise<Map<string, Buffer>> {
    const found = await manager.findBy(RawBytes, { sha256: In([...hashes]) });
    const entries = found.flatMap(({ sha256, compressed }) =>
      compressed === null ? [] : [decompress(compressed).then((bytes) => [sha256, bytes] as const)],
    );
    return new Map(await Promise.all(entries));
  }

  /** When these bytes were removed; null where they are kept, or never were. */
  async removal(sha256: string): Promise<Removal | null> {
    const { clearedAt = null, clearedAfterDays = null } = (await this.raws.findOneBy({ sha256 })) ?? {};
    return clearedAt === null || clearedAfterDays === null ? null : { at: clearedAt, afterDays: clearedAfterDays };
  }

  /**
   * Removes bytes that no row needs, within the caller's transaction, and passes over those that somebody stores or names at
   * this moment. What is named stays as a row that says when they went. Returns how many went, and their compressed size.
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
    const named = unneeded.filter((each) => each.named).map(({ sha256 }) => sha256);
    await manager.query(
      `UPDATE raw_bytes SET compressed = NULL, cleared_at = $1, cleared_after_days = gone.days
       FROM unnest($2::text[], $3::int[]) AS gone (sha256, days) WHERE raw_bytes.sha256 = gone.sha256`,
      [at, named, named.map((sha256) => days.get(sha256) ?? 0)],
    );
    await manager.query('DELETE FROM raw_bytes WHERE sha256 = ANY($1)', [
      unneeded.filter((each) => !each.named).map(({ sha256 }) => sha256),
    ]);
    return { count: unneeded.length, size: unneeded.reduce((sum, { size }) => sum + size, 0) };
  }
}
