import { createHash } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type EntityManager, In, Repository } from 'typeorm';
import { Clock } from '../clock/clock.js';
import { RawBackEnds } from './raw-back-ends.js';
import { RawBytes } from './raw-bytes.entity.js';
import type { Removal } from './removal.js';
import { type MissingBytes, missingBytes, unpacked } from './unpacked.js';
import { compress } from './zstd.js';

/** Bytes ready to be kept. */
export interface PackedBytes {
  /** Hex. */
  readonly sha256: string;
  /** Bytes before compression. */
  readonly size: number;
  readonly compressed: Buffer;
}

/** Keeps replies and pages by their SHA-256; the same bytes are kept once. */
@Injectable()
export class RawStore {
  readonly #log = new Logger('raw-store');

  constructor(
    @InjectRepository(RawBytes) private readonly raws: Repository<RawBytes>,
    private readonly backEnds: RawBackEnds,
    private readonly clock: Clock,
  ) {}

  /** Hashes and compresses; done before a transaction, so that none is held open meanwhile. */
  async pack(bytes: Buffer): Promise<PackedBytes> {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return { sha256, size: bytes.length, compressed: await compress(bytes) };
  }

  /**
   * Keeps packed bytes within the caller's transaction; what is kept already stays as it is, what was removed comes back. Until
   * the transaction ends nobody removes any of them, so the rows that name them may follow. Bytes that are kept outside the
   * database are there when this ends: a crash leaves at most an object that no row names.
   */
  async store(manager: EntityManager, packed: readonly PackedBytes[]): Promise<void> {
    const storedAt = this.clock.now();
    const { place } = this.backEnds;
    const rows = [...new Map(packed.map((each) => [each.sha256, each])).values()].map(
      ({ sha256, size, compressed }) => ({
        ...{ sha256, size, storedAt, place, clearedAt: null, clearedAfterDays: null },
        ...(place === 'database'
          ? { compressed, packedSize: null }
          : { compressed: null, packedSize: compressed.length }),
      }),
    );
    // In the order of their keys, so that two uploads of the same files wait for each other in a line.
    const sorted = rows.toSorted((a, b) => (a.sha256 < b.sha256 ? -1 : 1));
    if (sorted.length === 0) return;
    // A row that stands already is locked even where nothing is to be changed: `RawClearing` passes it over.
    const written = await manager
      .createQueryBuilder()
      .insert()
      .into(RawBytes)
      .values(sorted)
      .orUpdate(['compressed', 'place', 'packed_size', 'stored_at', 'cleared_at', 'cleared_after_days'], ['sha256'], {
        overwriteCondition: { where: 'raw_bytes.cleared_at IS NOT NULL' },
      })
      .returning('sha256')
      .execute();
    if (place === 'database') return;
    const fresh = new Set((written.raw as { sha256: string }[]).map(({ sha256 }) => sha256));
    const backEnd = this.backEnds.of(place);
    const puts = packed
      .filter(({ sha256 }) => fresh.delete(sha256))
      .map(async (each) => ({ each, error: await failureOf(backEnd.put(each.sha256, each.compressed)) }));
    for (const { each, error } of await Promise.all(puts))
      if (error !== null) await this.#keepHere(manager, each, error);
  }

  /** The bytes as they were received; null where no such hash is kept, or no longer. Throws as `loadAll` does. */
  async load(sha256: string): Promise<Buffer | null> {
    return (await this.loadAll(this.raws.manager, [sha256])).get(sha256) ?? null;
  }

  /**
   * `load` for several hashes in one query, over the caller's connection: one that holds a transaction open and asks the
   * pool for a second connection waits for ever once as many do so as there are connections.
   *
   * Throws RawAway (503) when the place that keeps them does not answer, and MW-RAW-MISSING, MW-RAW-DAMAGED or MW-RAW-PLACE (500)
   * when bytes that should be there are not, or are not those that were stored.
   */
  async loadAll(manager: EntityManager, hashes: readonly string[]): Promise<Map<string, Buffer>> {
    const loaded = new Map<string, Buffer>();
    const missing = await this.#read(manager, hashes, loaded);
    if (missing.length === 0) return loaded;
    // Moved or cleared since the row was read; then the row says so now.
    const hashesLeft = missing.map(({ sha256 }) => sha256);
    const [first] = await this.#read(manager, hashesLeft, loaded);
    if (first !== undefined) throw missingBytes(first);
    return loaded;
  }

  /** When these bytes were removed; null where they are kept, or never were. */
  async removal(sha256: string): Promise<Removal | null> {
    const { clearedAt = null, clearedAfterDays = null } = (await this.raws.findOneBy({ sha256 })) ?? {};
    return clearedAt === null || clearedAfterDays === null ? null : { at: clearedAt, afterDays: clearedAfterDays };
  }

  /** Adds what it can read to `loaded`, and returns what is not where its row says. */
  async #read(manager: EntityManager, hashes: readonly string[], loaded: Map<string, Buffer>): Promise<MissingBytes[]> {
    const found = await manager.findBy(RawBytes, { sha256: In([...hashes]) });
    const missing = await Promise.all(
      found.map(async (raw): Promise<MissingBytes[]> => {
        if (raw.clearedAt !== null) return [];
        const packed = await this.backEnds.packedOf(raw);
        if (packed === null) return [{ sha256: raw.sha256, where: this.backEnds.whereIs(raw) }];
        loaded.set(raw.sha256, await unpacked(raw, packed));
        return [];
      }),
    );
    return missing.flat();
  }

  /** A place that is away costs no reply that was paid for: the bytes stay in the database until they are moved. */
  async #keepHere(manager: EntityManager, { sha256, compressed }: PackedBytes, error: Error): Promise<void> {
    this.#log.warn({ err: error, code: 'MW-RAW-KEPT-HERE', sha256 });
    await manager.query(
      "UPDATE raw_bytes SET place = 'database', compressed = $2, packed_size = NULL WHERE sha256 = $1",
      [sha256, compressed],
    );
  }
}

async function failureOf(work: Promise<void>): Promise<Error | null> {
  try {
    await work;
    return null;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
