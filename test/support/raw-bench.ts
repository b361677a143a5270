import { existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { zstdCompressSync } from 'node:zlib';
import type { RawPlace } from '../../src/platform/config/raw-access.js';
import { objectName } from '../../src/platform/storage/raw-back-end.js';
import { RawClearing } from '../../src/platform/storage/raw-clearing.service.js';
import { RawStore } from '../../src/platform/storage/raw-store.service.js';
import { createTestDatabase, type TestDatabase } from './database.js';
import { RetentionBench } from './retention-bench.js';
import { S3Server } from './s3-server.js';

/** The product on a database, a folder and a bucket of its own, with its raw bytes in one of them. */
export class RawBench implements AsyncDisposable {
  private constructor(
    readonly bench: RetentionBench,
    readonly s3: S3Server,
    readonly folder: string,
    private readonly database: TestDatabase,
  ) {}

  static async on(place: RawPlace): Promise<RawBench> {
    // The SDK's own way to know who asks.
    process.env['AWS_ACCESS_KEY_ID'] = 'test-key';
    process.env['AWS_SECRET_ACCESS_KEY'] = 'test-secret';
    const s3 = await S3Server.start();
    const home = mkdtempSync(join(tmpdir(), 'markwarden-raw-'));
    const database = await createTestDatabase();
    const environment = { ...s3.environment, RAW_STORE: place, MARKWARDEN_HOME: home };
    return new RawBench(await RetentionBench.on(database.url, environment), s3, join(home, 'raw'), database);
  }

  get raws(): RawStore {
    return this.bench.app.get(RawStore);
  }

  get clearing(): RawClearing {
    return this.bench.app.get(RawClearing);
  }

  /** Stores bytes in a transaction of their own and returns their hash. */
  async store(bytes: Buffer): Promise<string> {
    const packed = await this.raws.pack(bytes);
    await this.bench.looks.database.transaction((manager) => this.raws.store(manager, [packed]));
    return packed.sha256;
  }

  /** Where the rows say that bytes are. */
  async places(): Promise<string[]> {
    const rows = await this.bench.rows<{ place: string }>('SELECT place FROM raw_bytes ORDER BY sha256');
    return rows.map(({ place }) => place);
  }

  /** Hashes of all objects outside the database, whatever the rows say. */
  objects(): string[] {
    const files = globSync('*/*/*.zst', { cwd: this.folder }).map((path) => path.slice(6, -4));
    const keys = [...this.s3.objects.keys()].filter((key) => key.endsWith('.zst')).map((key) => key.slice(-68, -4));
    return [...files, ...keys].toSorted();
  }

  /** Lets the place keep something else under a hash; null for nothing at all. */
  async replace(sha256: string, place: RawPlace, bytes: Buffer | null): Promise<void> {
    const packed = bytes === null ? null : zstdCompressSync(bytes);
    if (place === 'database')
      await this.bench.rows('UPDATE raw_bytes SET compressed = $2 WHERE sha256 = $1', [sha256, packed]);
    else if (place === 'files') {
      const path = join(this.folder, objectName(sha256));
      if (packed === null) rmSync(path);
      else {
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(path, packed);
      }
    } else if (packed === null) this.s3.objects.delete(`markwarden/${objectName(sha256)}`);
    else this.s3.objects.set(`markwarden/${objectName(sha256)}`, { body: packed, changedAt: new Date(0) });
  }

  /** Makes every object look as if it had been there since a time. */
  age(since: Date): void {
    for (const object of this.s3.objects.values()) object.changedAt = since;
    for (const path of globSync('*/*/*.zst', { cwd: this.folder })) utimesSync(join(this.folder, path), since, since);
  }

  /** Puts a file where the folder should be. */
  blockFolder(): void {
    rmSync(this.folder, { recursive: true, force: true });
    writeFileSync(this.folder, '');
  }

  /** What the folder or bucket notes about whose it is. */
  owners(): string[] {
    const file = join(this.folder, 'OWNER');
    return [
      ...(existsSync(file) ? [readFileSync(file, 'utf8')] : []),
      ...[...this.s3.objects].filter(([key]) => key.endsWith('OWNER')).map(([, { body }]) => body.toString()),
    ];
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.bench[Symbol.asyncDispose]();
    await this.s3[Symbol.asyncDispose]();
    await this.database.drop();
    rmSync(dirname(this.folder), { recursive: true, force: true });
  }
}
