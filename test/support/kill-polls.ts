import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import pg from 'pg';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { Pingbacks } from '../../src/watches/pingbacks.service.js';
import { PollSchedule } from '../../src/watches/poll-schedule.service.js';
import { LookBench, portfolioWithWatch } from './look-bench.js';
import { DATAFORSEO_PASSWORD } from './behaviour-case.js';
import { dataForSeoReply } from './dataforseo-behaviours.js';
import { isHandedIn, PUBLIC_URL, taskCreated, tokenIn } from './dataforseo-queue.js';
import { ProviderServer } from './provider-server.js';

export interface KillPollsOptions {
  readonly root: string;
  /** A migrated, empty database. */
  readonly databaseUrl: string;
  readonly looks: number;
  readonly kills: number;
  readonly seed: number;
  /** Most looks that may be counted. */
  readonly budget: number;
  /** The queue calls once for each look that it took, right after a worker has ended. `dataforseo` by default. */
  readonly provider?: 'dataforseo' | 'dataforseo-queued';
}

export interface KillPollsResult {
  /** Statements after which workers were killed. */
  readonly killedAt: readonly number[];
  readonly polls: number;
  /** Polls by outcome; an outcome of `null` would be a poll without an end. */
  readonly outcomes: Readonly<Record<string, number>>;
  readonly captures: number;
  /** Captures that no poll points to, or polls whose capture is not there. */
  readonly astray: number;
  readonly spent: number;
  /** Requests that cost money which the provider saw, and how many of them were for a look that it had been asked for before. */
  readonly requests: number;
  readonly askedAgain: number;
}

const PAID = {
  type: 'paid',
  rank_absolute: 1,
  title: 'Nordlicht Lampen günstig',
  domain: 'suedlicht.example',
  url: 'https://suedlicht.example/',
  breadcrumb: 'suedlicht.example',
};
const ORGANIC = {
  type: 'organic',
  rank_absolute: 2,
  title: 'Nordlicht',
  domain: 'nordlicht.example',
  url: 'https://nordlicht.example/',
};
/** About as many statements as one look takes from its turn to its alert, so that the kills spread over all of the run. */
const STATEMENTS_A_LOOK = 14;

/** Takes looks with workers that are killed at random points of a seed, then lets one run to the end and counts. */
export async function killPolls({
  root,
  databaseUrl,
  looks,
  kills,
  seed,
  budget,
  provider: name = 'dataforseo',
}: KillPollsOptions): Promise<KillPollsResult> {
  /** What was handed in, by the id of its task, and the address that is to be called. */
  const tasks = new Map<string, { readonly query: string; readonly token: string }>();
  await using provider = await ProviderServer.start((asked, answer) => {
    if (isHandedIn(asked)) {
      const id = `01291721-1535-0066-0000-${String(tasks.size).padStart(12, '0')}`;
      tasks.set(id, { query: keywordOf(asked.body), token: tokenIn(asked.body) });
      answer.end(JSON.stringify(taskCreated(id)));
      return;
    }
    const query = tasks.get(asked.path.split('/').at(-1) ?? '')?.query ?? keywordOf(asked.body);
    const items = query.endsWith('3') ? [ORGANIC] : [PAID, ORGANIC];
    answer.end(JSON.stringify(dataForSeoReply({ items_count: items.length, items }, [20000, 'Ok.'], query)));
  });
  const queries = Array.from({ length: looks }, (_, at) => `nordlicht ${at}`).join(', ');
  const watch = `queries: [${queries}], engines: [google], markets: [{ country: DE, language: de }], devices: [desktop], schedule: "0 6 1 1 *", providers: [${name}]`;
  await using bench = await LookBench.on(databaseUrl, { dataforseo: provider.url });
  await bench.import(portfolioWithWatch(watch, `{ provider: ${name}, looksAMonth: ${budget} }`));
  const [row] = await bench.database.query<{ id: string }[]>('SELECT id FROM watch');
  await bench.app.get(PollSchedule, { strict: false }).layOutNow(row?.id ?? '');
  const pingbacks = bench.app.get(Pingbacks, { strict: false });
  const callForAll = async (): Promise<void> => {
    for (const [id, { token }] of tasks) await pingbacks.received(token, id);
  };
  const environment = {
    DATABASE_URL: databaseUrl,
    DATAFORSEO_LOGIN: 'l@nordlicht.example',
    DATAFORSEO_PASSWORD,
    DATAFORSEO_URL: provider.url,
    PUBLIC_URL,
    LOG_LEVEL: 'error',
  };
  const random = xoroshiro128plus(seed);
  const furthest = Math.floor((1.6 * looks * STATEMENTS_A_LOOK) / kills) + 60;
  const killedAt: number[] = [];
  while (killedAt.length < kills) {
    // Every other worker of a queue dies as it is about to note what it handed in.
    const isNoting = name === 'dataforseo-queued' && killedAt.length % 2 === 0;
    const at = isNoting ? 1 : uniformInt(random, 10, furthest);
    const from: Record<string, string> = isNoting ? { KILL_COUNT_FROM: '"task_id" = $' } : {};
    const signal = await worker(root, { ...environment, ...from, KILL_AT_QUERY: String(at) });
    if (signal !== 'SIGKILL') break;
    killedAt.push(at);
    await callForAll();
    // Time goes by until the looks of the dead worker may be taken by others.
    await query(
      databaseUrl,
      `UPDATE poll SET asking_until = asked_at, next_try_at = CASE state WHEN 'waiting' THEN asked_at ELSE next_try_at END
       WHERE state IN ('due', 'waiting') AND asking_until IS NOT NULL`,
    );
  }
  const open = "SELECT count(*)::int AS count FROM poll WHERE state <> 'ended'";
  // Once is enough, unless the last look of a run was postponed; the queue takes in one run and gives in the next.
  for (let run = 0; run < 6 && (await query<{ count: number }>(databaseUrl, open))[0]?.count !== 0; run += 1) {
    await worker(root, environment);
    await callForAll();
  }
  const outcomes = await query<{ outcome: string; count: number }>(
    databaseUrl,
    "SELECT coalesce(outcome, 'null') AS outcome, count(*)::int AS count FROM poll GROUP BY 1 ORDER BY 1",
  );
  const one = async (sql: string): Promise<number> => (await query<{ count: number }>(databaseUrl, sql))[0]?.count ?? 0;
  const keywords = provider.asked.filter(({ method }) => method === 'POST').map(({ body }) => keywordOf(body));
  return {
    killedAt,
    polls: await one('SELECT count(*)::int AS count FROM poll'),
    outcomes: Object.fromEntries(outcomes.map(({ outcome, count }) => [outcome, count])),
    captures: await one("SELECT count(*)::int AS count FROM capture WHERE origin = 'poll' AND stage = 'raised'"),
    astray: await one(`SELECT count(*)::int AS count FROM poll p FULL JOIN capture c ON c.id = p.capture_id
      WHERE (p.id IS NULL) OR (p.capture_id IS NOT NULL AND c.id IS NULL)`),
    spent: await one('SELECT coalesce(sum(looks), 0)::int AS count FROM provider_spend'),
    requests: keywords.length,
    askedAgain: keywords.length - new Set(keywords).size,
  };
}

function keywordOf(body: string): string {
  const [task] = JSON.parse(body === '' ? '[]' : body) as { keyword: string }[];
  return task?.keyword ?? '';
}

async function worker(root: string, environment: Readonly<Record<string, string>>): Promise<NodeJS.Signals | null> {
  const kill = resolve(root, 'test/support/kill-at-query.mjs');
  const cli = resolve(root, 'node_modules/.cache/markwarden/build/src/cli.js');
  const child = spawn(process.execPath, ['--import', kill, cli, 'worker', '--once'], {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: 'ignore',
  });
  const [, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
  return signal;
}

async function query<R extends object>(url: string, sql: string): Promise<R[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<R>(sql)).rows;
  } finally {
    await client.end();
  }
}
