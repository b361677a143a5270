import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { constants, zstdCompress, zstdDecompress } from 'node:zlib';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, Repository } from 'typeorm';
import { Clock } from '../platform/clock/clock.js';
import { RawCapture } from './raw-capture.entity.js';

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);

/** Level 3 packs results pages to about a seventh; higher levels cost more time than they save space. */
const LEVEL = { params: { [constants.ZSTD_c_compressionLevel]: 3 } };

/** Keeps raw answers by their SHA-256; the same bytes are kept once. */
@Injectable()
export class RawStore {
  constructor(
    @InjectRepository(RawCapture) private readonly raws: Repository<RawCapture>,
    private readonly clock: Clock,
  ) {}

  /** Stores bytes and returns their SHA-256 in hex. */
  async store(bytes: Buffer): Promise<string> {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    if (await this.raws.existsBy({ sha256 })) return sha256;
    const compressed = await compress(bytes, LEVEL);
    await this.raws
      .createQueryBuilder()
      .insert()
      .values({ sha256, size: bytes.length, compressed, storedAt: this.clock.now() })
      .orIgnore()
      .execute();
    return sha256;
  }

  /** The bytes as they were received; null where no such hash is kept. */
  async load(sha256: string): Promise<Buffer | null> {
    return (await this.loadAll([sha256])).get(sha256) ?? null;
  }

  /** `load` for several hashes in one query. */
  async loadAll(hashes: readonly string[]): Promise<Map<string, Buffer>> {
    const found = await this.raws.findBy({ sha256: In([...hashes]) });
    const entries = found.map(async (raw) => [raw.sha256, await decompress(raw.compressed)] as const);
    return new Map(await Promise.all(entries));
  }
}
