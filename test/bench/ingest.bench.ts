import { createHash } from 'node:crypto';
import { zstdCompressSync } from 'node:zlib';
import pg from 'pg';
import { openBenchDatabase } from './bench-database.js';
import { openForIngest, ROOT, secondsToIngest } from './ingest-round.js';
import { benchCaptures, type SampleCapture } from './ingest-samples.js';

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

/**
 * From raw bytes to stored alerts, API replies and HTML pages apart. The floor, in the same run, hashes and compresses the
 * same bytes and copies the same rows into the same tables, and does nothing else.
 */
export const benchmark = {
  async run(): Promise<Record<string, unknown>> {
    await using database = await openBenchDatabase();
    const { home, url: server, client: hold } = database;
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
  },
};

async function measure(hold: pg.Client, server: string, home: string, files: readonly SampleCapture[]) {
  const name = `ingest_${createHash('md5').update(String(performance.now())).digest('hex').slice(0, 8)}`;
  await hold.query(`CREATE DATABASE ${name}`);
  const url = server.replace(/\/markwarden$/, `/${name}`);
  let oursSeconds: number;
  {
    await using held = await openForIngest(url, home);
    oursSeconds = await secondsToIngest(held, files);
  }
  const { alerts, floorSeconds } = await measureFloor(url, home, files);
  await hold.query(`DROP DATABASE ${name} WITH (FORCE)`);
  return { oursSeconds, floorSeconds, alerts };
}

/** Empties the tables that ours filled and copies the same rows back, after hashing and compressing the same bytes. */
async function measureFloor(url: string, home: string, files: readonly SampleCapture[]) {
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
