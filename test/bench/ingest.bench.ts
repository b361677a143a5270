import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { zstdCompressSync } from 'node:zlib';
import pg from 'pg';
import type { Provider } from '../../src/domain/capture/capture.js';
import { SAMPLE_PORTFOLIO } from '../../src/demo/samples/portfolio.js';
import { CapturesService } from '../../src/captures/captures.service.js';
import { MainJob } from '../../src/main-job.service.js';
import { loadConfig } from '../../src/platform/config/config.js';
import { openEmbeddedDatabase } from '../../src/platform/database/embedded/embedded-database.js';
import { readPortfolioText } from '../../src/portfolio/portfolio-file.js';
import { withServices } from '../../src/services.js';
import { ImportPortfolioService } from '../../src/watches/import-portfolio.service.js';
import { benchCaptures } from './ingest-samples.js';

/** Tables that an ingest writes, in an order that satisfies their foreign keys. */
const TABLES = [
  'raw_bytes',
  'capture_key',
  'capture',
  'creative',
  'sighting',
  'party',
  'finding',
  'finding_sighting',
  'alert',
  'alert_line',
  'alert_event',
];
const ROUNDS = 3;
const ROOT = resolve(import.meta.dirname, process.env['MARKWARDEN_ROOT'] ?? '../..');

/**
 * From raw bytes to stored alerts, API replies and HTML pages apart. The floor, in the same run, hashes and compresses the
 * same bytes and copies the same rows into the same tables, and does nothing else.
 */
export const benchmark = {
  async run(): Promise<Record<string, unknown>> {
    const home = mkdtempSync(join(tmpdir(), 'markwarden-bench-'));
    const server = await openEmbeddedDatabase({ home, idleSeconds: 5 });
    const hold = new pg.Client({ connectionString: server });
    await hold.connect();
    try {
      const figures: Record<string, unknown> = {};
      process.stdout.write(
        'kind     files  MB raw  alerts  ours pages/s  floor pages/s  times the floor (median of 3)\n',
      );
      for (const kind of ['api', 'api-new', 'html'] as const) {
        const files = benchCaptures(ROOT, kind);
        const rounds = [];
        for (let round = 0; round < ROUNDS; round++) rounds.push(await measure(hold, server, home, files));
        const best = rounds.toSorted((a, b) => a.oursSeconds / a.floorSeconds - b.oursSeconds / b.floorSeconds)[1];
        if (best === undefined) continue;
        const megabytes = files.reduce((sum, file) => sum + file.bytes.length, 0) / 1e6;
        const row = {
          files: files.length,
          megabytes: Math.round(megabytes * 10) / 10,
          alerts: best.alerts,
          oursPagesPerSecond: Math.round(files.length / best.oursSeconds),
          floorPagesPerSecond: Math.round(files.length / best.floorSeconds),
          timesTheFloor: Math.round((best.oursSeconds / best.floorSeconds) * 10) / 10,
        };
        figures[kind] = row;
        process.stdout.write(
          `${kind.padEnd(8)} ${String(row.files).padStart(5)} ${String(row.megabytes).padStart(7)} ${String(row.alerts).padStart(7)} ${String(row.oursPagesPerSecond).padStart(13)} ${String(row.floorPagesPerSecond).padStart(14)} ${String(row.timesTheFloor).padStart(16)}\n`,
        );
      }
      return figures;
    } finally {
      await hold.end();
      rmSync(home, { recursive: true, force: true });
    }
  },
};

interface Sample {
  readonly provider: Provider;
  readonly bytes: Buffer;
}

async function measure(hold: pg.Client, server: string, home: string, files: readonly Sample[]) {
  const name = `ingest_${createHash('md5').update(String(performance.now())).digest('hex').slice(0, 8)}`;
  await hold.query(`CREATE DATABASE ${name}`);
  const url = server.replace(/\/markwarden$/, `/${name}`);
  const config = loadConfig({ DATABASE_URL: url, LOG_LEVEL: 'error', MARKWARDEN_HOME: home });
  let oursSeconds: number;
  {
    await using held = await withServices(config);
    for (const text of [readFileSync(join(ROOT, 'test/support/real-brands.yaml'), 'utf8'), SAMPLE_PORTFOLIO]) {
      const portfolio = readPortfolioText(text);
      if (!portfolio.ok) throw new Error(portfolio.problems[0]?.message);
      await held.app.get(ImportPortfolioService).import(portfolio.portfolio, { prune: false });
    }
    const captures = held.app.get(CapturesService);
    const started = performance.now();
    let isHandedIn = false;
    const handIn = async (): Promise<void> => {
      for (let start = 0; start < files.length; start += 20) {
        const some = files.slice(start, start + 20);
        await captures.receive(some.map((file) => ({ ...file, origin: 'terminal', fileName: null, country: 'FR' })));
      }
      isHandedIn = true;
    };
    // As in service, where pages come in while others are read.
    const work = async (): Promise<void> => {
      let last: boolean;
      do {
        last = isHandedIn;
        await held.app.get(MainJob).run();
      } while (!last);
    };
    await Promise.all([handIn(), work()]);
    oursSeconds = (performance.now() - started) / 1000;
  }
  const { alerts, floorSeconds } = await measureFloor(url, home, files);
  await hold.query(`DROP DATABASE ${name} WITH (FORCE)`);
  return { oursSeconds, floorSeconds, alerts };
}

/** Empties the tables that ours filled and copies the same rows back, after hashing and compressing the same bytes. */
async function measureFloor(url: string, home: string, files: readonly Sample[]) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ alerts: number; folder: string }>(
      "SELECT (SELECT count(*)::int FROM alert) AS alerts, current_setting('data_directory') AS folder",
    );
    const { alerts = 0, folder = home } = rows[0] ?? {};
    // Inside the server's own folder, because the server may run as another user than this process.
    for (const table of TABLES)
      await client.query(`COPY (SELECT * FROM ${table}) TO '${folder}/bench-${table}' (FORMAT binary)`);
    await client.query(`TRUNCATE ${TABLES.join(', ')} CASCADE`);
    await client.query('CHECKPOINT');
    const started = performance.now();
    for (const { bytes } of files) {
      createHash('sha256').update(bytes).digest('hex');
      zstdCompressSync(bytes);
    }
    for (const table of TABLES) await client.query(`COPY ${table} FROM '${folder}/bench-${table}' (FORMAT binary)`);
    return { alerts, floorSeconds: (performance.now() - started) / 1000 };
  } finally {
    await client.end();
  }
}
