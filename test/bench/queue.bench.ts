import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import pg from 'pg';
import { loadConfig } from '../../src/platform/config/config.js';
import { JobQueue } from '../../src/platform/queue/job-queue.js';
import type { QueuedWork } from '../../src/platform/queue/queued-work.js';
import { openBenchDatabase } from './bench-database.js';

const JOBS = 3000;
/** As many keys as a tick hands over at once. */
const AT_ONCE = 300;
const WORKERS = [1, 2, 4];
/** Connections of the floor in each process: as many as the queue has. */
const CONNECTIONS = 3;

const KIND = { name: 'bench', atOnce: 16, deadlineSeconds: 60 };

interface Row {
  readonly workers: number;
  readonly jobsPerSecond: number;
  readonly floorJobsPerSecond: number;
  readonly timesTheFloor: number;
  readonly doneTwice: number;
}

/**
 * Jobs that do nothing, through the queue of the product, with one, two and four worker processes. The floor, in the same run: as many
 * processes delete the same keys from a plain table, one a statement, passing over what others hold.
 */
export const benchmark = {
  async run(): Promise<Record<string, unknown>> {
    const [role, url] = (process.env['QUEUE_BENCH'] ?? '').split(' ', 2);
    if (url !== undefined) return role === 'floor' ? floorWorker(url) : queueWorker(url);
    await using database = await openBenchDatabase();
    const { url: server, client: hold } = database;
    const rows: Row[] = [];
    process.stdout.write('workers  jobs/s  floor jobs/s  times the floor  done twice\n');
    for (const workers of WORKERS) {
      const ours = await measure('queue', server, workers, () => fillQueue(server, workers));
      const floor = await measure('floor', server, workers, () => fillTable(hold));
      const row = {
        workers,
        jobsPerSecond: Math.round(ours.jobsPerSecond),
        floorJobsPerSecond: Math.round(floor.jobsPerSecond),
        timesTheFloor: Math.round((floor.jobsPerSecond / ours.jobsPerSecond) * 10) / 10,
        doneTwice: ours.doneTwice + floor.doneTwice,
      };
      rows.push(row);
      process.stdout.write(
        `${String(workers).padStart(7)} ${String(row.jobsPerSecond).padStart(7)} ${String(row.floorJobsPerSecond).padStart(13)} ${String(row.timesTheFloor).padStart(16)} ${String(row.doneTwice).padStart(11)}\n`,
      );
    }
    return { jobs: JOBS, rows };
  },
};

/** Starts the workers, waits until all are ready, fills, and measures from then to the last job. */
async function measure(role: string, url: string, workers: number, fill: () => Promise<void>) {
  if (role === 'floor') await fill();
  const children = Array.from({ length: workers }, () =>
    fork(join(import.meta.dirname, 'bench.js'), ['queue'], {
      env: { ...process.env, QUEUE_BENCH: `${role} ${url}` },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    }),
  );
  await Promise.all(children.map((child) => once(child, 'message')));
  const keys: string[] = [];
  const all = Promise.withResolvers<number>();
  for (const child of children)
    child.on('message', (done: string[]) => {
      keys.push(...done);
      if (keys.length >= JOBS) all.resolve(performance.now());
    });
  const started = performance.now();
  if (role !== 'floor') await fill();
  for (const child of children) child.send('go');
  const seconds = ((await all.promise) - started) / 1000;
  await Promise.all(children.map(end));
  return { jobsPerSecond: JOBS / seconds, doneTwice: keys.length - new Set(keys).size };
}

async function end(child: ChildProcess): Promise<void> {
  const exit = once(child, 'exit');
  child.kill('SIGKILL');
  await exit;
}

/** Keys of their own each time: what was under way when the workers before were ended is still theirs. */
async function fillQueue(url: string, round: number): Promise<void> {
  const queue = new JobQueue(loadConfig({ DATABASE_URL: url, LOG_LEVEL: 'silent' }));
  for (let start = 0; start < JOBS; start += AT_ONCE)
    await queue.send(
      KIND,
      Array.from({ length: Math.min(AT_ONCE, JOBS - start) }, (_, nth) => `key ${round} ${start + nth}`),
    );
  await queue.stop();
}

async function fillTable(hold: pg.Client): Promise<void> {
  await hold.query('CREATE TABLE IF NOT EXISTS bench_job (key text PRIMARY KEY)');
  await hold.query("INSERT INTO bench_job SELECT 'key ' || n FROM generate_series(1, $1) n", [JOBS]);
}

async function queueWorker(url: string): Promise<never> {
  const tell = teller();
  const work: QueuedWork = {
    kind: KIND,
    due: () => Promise.resolve([]),
    run: (key) => {
      tell(key);
      return Promise.resolve();
    },
  };
  await new JobQueue(loadConfig({ DATABASE_URL: url, LOG_LEVEL: 'silent' })).work([work]);
  process.send?.('ready');
  return new Promise<never>(() => undefined);
}

async function floorWorker(url: string): Promise<never> {
  const tell = teller();
  const clients = Array.from({ length: CONNECTIONS }, () => new pg.Client({ connectionString: url }));
  await Promise.all(clients.map((client) => client.connect()));
  process.send?.('ready');
  await once(process, 'message');
  await Promise.all(
    clients.map(async (client) => {
      for (;;) {
        const { rows } = await client.query<{ key: string }>(
          'DELETE FROM bench_job WHERE key = (SELECT key FROM bench_job LIMIT 1 FOR UPDATE SKIP LOCKED) RETURNING key',
        );
        if (rows[0] === undefined) return;
        tell(rows[0].key);
      }
    }),
  );
  return new Promise<never>(() => undefined);
}

/** Tells the parent of keys in heaps, so that telling costs little beside the work. */
function teller(): (key: string) => void {
  const keys: string[] = [];
  setInterval(() => {
    if (keys.length > 0) process.send?.(keys.splice(0));
  }, 20);
  return (key) => keys.push(key);
}
