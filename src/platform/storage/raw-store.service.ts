import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { constants, zstdCompress, zstdCompressSync, zstdDecompress, zstdDecompressSync } from 'node:zlib';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type EntityManager, In, Repository } from 'typeorm';
import { Clock } from '../clock/clock.js';
import { RawBytes } from './raw-bytes.entity.js';

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);

/** Level 3 packs results pages to about a seventh; higher levels cost more time than they save space. */
const LEVEL = { params: { [constants.ZSTD_c_compressionLevel]: 3 } };
/**
 * Up to this size, in bytes, handing bytes to another thread and setting up a stream there takes several times as long as
 * packing or unpacking them here (0.5 ms for 0.13 ms with a reply of 36 kB); most replies are smaller, most pages larger.
 */
const SMALL = 128 * 1024;

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
  constructor(
    @InjectRepository(RawBytes) private readonly raws: Repository<RawBytes>,
    private readonly clock: Clock,
  ) {}

  /** Hashes and compresses; done before a transaction, so that none is held open meanwhile. */
  async pack(bytes: Buffer): Promise<PackedBytes> {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    // Told the size, the compressor takes as much memory as that needs and not as much as anything could.
    const options = { ...LEVEL, pledgedSrcSize: bytes.length };
    const compressed = bytes.length <= SMALL ? zstdCompressSync(bytes, options) : await compress(bytes, options);
    return { sha256, size: bytes.length, compressed };
  }

  /** Keeps packed bytes within the caller's transaction; what is kept already stays as it is. */
  async store(manager: EntityManager, packed: readonly PackedBytes[]): Promise<void> {
    const storedAt = this.clock.now();
    const rows = [...new Map(packed.map((each) => [each.sha256, { ...each, storedAt }])).values()];
    // In the order of their keys, so that two uploads of the same files wait for each other in a line.
    const sorted = rows.toSorted((a, b) => (a.sha256 < b.sha256 ? -1 : 1));
    if (sorted.length > 0)
      await manager.createQueryBuilder().insert().into(RawBytes).values(sorted).orIgnore().execute();
  }

  /** The bytes as they were received; null where no such hash is kept. */
  async load(sha256: string): Promise<Buffer | null> {
    return (await this.loadAll(this.raws.manager, [sha256])).get(sha256) ?? null;
  }

  /**
   * `load` for several hashes in one query, over the caller's connection: one that holds a transaction open and asks the
   * pool for a second connection waits for ever once as many do so as there are connections.
   */
  async loadAll(manager: EntityManager, hashes: readonly string[]): Promise<Map<string, Buffer>> {
    const found = await manager.findBy(RawBytes, { sha256: In([...hashes]) });
    const entries = found.map(async ({ sha256, size, compressed }) => {
      return [sha256, size <= SMALL ? zstdDecompressSync(compressed) : await decompress(compressed)] as const;
    });
    return new Map(await Promise.all(entries));
  }
}
