import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { openBenchDatabase } from './bench-database.js';
import { handIn, openForIngest, ROOT, secondsToIngest } from './ingest-round.js';
import { benchCaptures } from './ingest-samples.js';

const SIGHTINGS = 10_000_000;
/** As many ads a capture as the replies of this benchmark have. */
const ADS_A_CAPTURE = 8;
const ROUNDS = 5;
/** Between two readings of a process' memory, in milliseconds. */
const READ_EVERY = 100;

/**
 * How much slower an ingest is where ten million sightings are stored already, and the memory that a worker takes. Both
 * databases stand on one server and are measured in turn. Takes about five minutes and 6 GB of disk.
 */
export const benchmark = {
  async run(): Promise<Record<string, unknown>> {
    await using database = await openBenchDatabase();
    const { home, url: server, client: hold } = database;
    const urls = {
      empty: server.replace(/markwarden$/, 'ingest_empty'),
      full: server.replace(/markwarden$/, 'ingest_full'),
    };
    for (const url of Object.values(urls)) await hold.query(`CREATE DATABASE ${url.split('/').at(-1) ?? ''}`);
    await (await openForIngest(urls.full, home))[Symbol.asyncDispose]();
    const filled = await fill(urls.full);
    process.stdout.write(
      `${filled.sightings} sightings in ${filled.captures} captures stored, ${filled.gigabytes} GB\n`,
    );
    const speed = await compare(urls, home);
    const memory = await workerMemory(urls.full, home);
    const { replies, steady, most } = memory;
    process.stdout.write(`worker over ${replies} replies: ${steady} MB in the middle of its run, ${most} MB at most\n`);
    return { ...filled, ...speed, workerReplies: replies, workerSteadyMegabytes: steady, workerMostMegabytes: most };
  },
};

/** Rounds on both databases in turn, each with replies that were not seen before. The first of each is not counted. */
async function compare(urls: Readonly<Record<'empty' | 'full', string>>, home: string) {
  await using empty = await openForIngest(urls.empty, home);
  await using full = await openForIngest(urls.full, home);
  const ratios: number[] = [];
  const rates: number[] = [];
  process.stdout.write('round  replies/s empty  replies/s full  times slower\n');
  for (let round = 0; round <= ROUNDS; round++) {
    const replies = benchCaptures(ROOT, 'api', round);
    const onEmpty = await secondsToIngest(empty, replies);
    const onFull = await secondsToIngest(full, replies);
    const [e, f] = [replies.length / onEmpty, replies.length / onFull];
    process.stdout.write(
      `${String(round).padStart(5)} ${e.toFixed(0).padStart(16)} ${f.toFixed(0).padStart(15)} ${(e / f).toFixed(2).padStart(13)}\n`,
    );
    if (round === 0) continue;
    ratios.push(e / f);
    rates.push(f);
  }
  const median = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
  return { repliesPerSecondFull: Math.round(median(rates)), timesSlowerFull: Math.round(median(ratios) * 100) / 100 };
}

/** Stores captures that were read and raised long ago, over twelve months, and lets the database learn what it holds. */
async function fill(url: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`SELECT ensure_month_partition(t, now() - make_interval(months => m))
                        FROM unnest(ARRAY['capture', 'sighting']) t, generate_series(0, 12) m`);
    await client.query(
      `INSERT INTO raw_bytes (sha256, size, compressed, stored_at) VALUES ('bench', 1, '\\x00', now())`,
    );
    await client.query(`INSERT INTO creative (id, engine, kind, title, description, display_url, first_seen_at)
      SELECT 'bench' || n, 'google', 'text', 'Ad ' || n, 'What it says', 'shop' || n || '.example', now() FROM generate_series(1, 50000) n`);
    await client.query(
      `CREATE TEMP TABLE made AS SELECT uuidv7() AS id, now() - n * interval '1 year' / $1 AS slot
      FROM generate_series(1, $1::int) n`,
      [SIGHTINGS / ADS_A_CAPTURE],
    );
    await client.query(`INSERT INTO capture_key (id, slot) SELECT id, slot FROM made`);
    await client.query(`INSERT INTO capture (slot, id, sha256, provider, origin, stage, outcome, engine, query, country, received_at)
      SELECT slot, id, 'bench', 'serpapi', 'terminal', 'raised', 'ads', 'google', 'search', 'FR', slot FROM made`);
    await client.query(
      `INSERT INTO sighting (slot, id, capture_id, creative_id, block, position, destination, sitelinks, notes, seen_at)
      SELECT slot, gen_random_uuid(), id, 'bench' || 1 + floor(random() * 50000)::int, 'top', place, 'https://shop.example/landing', '[]', '{}', slot
      FROM made, generate_series(1, $1::int) place`,
      [ADS_A_CAPTURE],
    );
    await client.query('VACUUM ANALYZE');
    const { rows } = await client.query<{ captures: number; sightings: number; gigabytes: number }>(
      `SELECT (SELECT count(*)::int FROM capture) AS captures, (SELECT count(*)::int FROM sighting) AS sightings,
              round(pg_database_size(current_database()) / 1e9, 1)::float AS gigabytes`,
    );
    const [filled] = rows;
    if (filled === undefined) throw new Error('The database does not say what it holds.');
    return filled;
  } finally {
    await client.end();
  }
}

/** What a worker process of its own takes while it reads replies that wait, in MB (10^6 bytes) resident. */
async function workerMemory(url: string, home: string) {
  const replies = [100, 101, 102, 103].flatMap((round) => benchCaptures(ROOT, 'api', round));
  {
    await using held = await openForIngest(url, home);
    await handIn(held, replies);
  }
  const cli = join(ROOT, 'node_modules/.cache/markwarden/build/src/cli.js');
  const environment = { ...process.env, DATABASE_URL: url, LOG_LEVEL: 'error', MARKWARDEN_HOME: home };
  // As the image and the npm scripts start it.
  const command = ['--max-semi-space-size=8', cli, 'worker', '--once'];
  const child = spawn(process.execPath, command, { cwd: ROOT, env: environment, stdio: 'ignore' });
  const exit = once(child, 'exit');
  const readings: number[] = [];
  while (child.exitCode === null && child.signalCode === null) {
    readings.push(residentMegabytes(child.pid ?? 0));
    await setTimeout(READ_EVERY);
  }
  const [code] = (await exit) as [number | null];
  if (code !== 0) throw new Error(`The worker ended with ${String(code)}.`);
  const middle = readings.slice(Math.floor(readings.length / 4), Math.floor((readings.length * 3) / 4));
  const steady = middle.toSorted((a, b) => a - b)[Math.floor(middle.length / 2)] ?? 0;
  return { replies: replies.length, steady: Math.round(steady), most: Math.round(Math.max(...readings)) };
}

function residentMegabytes(pid: number): number {
  try {
    const pages = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]);
    return (pages * 4096) / 1e6;
  } catch {
    return 0; // it has just ended
  }
}
