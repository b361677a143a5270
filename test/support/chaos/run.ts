import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { OFFERS } from '../../../src/domain/scheduling/live-providers.js';
import { DATAFORSEO_PASSWORD } from '../behaviour-case.js';
import { LookBench, portfolioWithWatch } from '../look-bench.js';
import { type Check, judge, type PollFact } from './judge.js';
import { Processes } from './processes.js';
import { UnrulyProvider } from './unruly-provider.js';

export interface ChaosOptions {
  /** A migrated, empty database. */
  readonly databaseUrl: string;
  readonly cells: number;
  /** Hours in which each cell is looked at once. */
  readonly slots: number;
  readonly seed: number;
  /** Seconds after which it gives up. */
  readonly seconds: number;
}

const HOUR = 3_600_000;
/** Longer than a request with its turn before it, as given here; whoever asked longer ago was killed. */
const UNDER_WAY_MS = 8000;

/** Lets hours of looks go by while processes are killed and connections cut, until every look has ended; then checks. */
export async function runChaos({ databaseUrl, cells, slots, seed, seconds }: ChaosOptions): Promise<Check[]> {
  const home = mkdtempSync(join(tmpdir(), 'markwarden-chaos-'));
  const clock = join(home, 'clock');
  let ahead = 0;
  const jump = (ms: number): void => writeFileSync(clock, String((ahead += ms)));
  jump(0);
  const now = (): number => Date.now() + ahead;
  const random = xoroshiro128plus(seed);
  await using provider = await UnrulyProvider.start(xoroshiro128plus(seed + 1), now);
  const queries = Array.from({ length: cells }, (_, at) => `nordlicht ${at}`);
  const watch = `queries: [${queries.join(', ')}], engines: [google], markets: [{ country: DE, language: de }], devices: [desktop], schedule: "0 * * * *", providers: [dataforseo]`;
  {
    await using bench = await LookBench.on(databaseUrl, {}, {}, new Date().toISOString());
    await bench.import(portfolioWithWatch(watch, '{ provider: dataforseo, looksAMonth: 1000000 }'));
  }
  const database = new pg.Client({ connectionString: databaseUrl, application_name: 'chaos' });
  await database.connect();
  // A process that is stopped while it makes a partition would hold the table against what is asked here.
  await database.query("SET lock_timeout = '1s'");
  const rows = async <R extends object>(sql: string, values: unknown[] = []): Promise<R[]> =>
    (await database.query<R>(sql, values)).rows;
  const count = async (sql: string, values: unknown[] = []): Promise<number> =>
    (await rows<{ count: number }>(sql, values))[0]?.count ?? 0;

  const processes = new Processes({
    DATABASE_URL: databaseUrl,
    DATAFORSEO_LOGIN: 'l@nordlicht.example',
    DATAFORSEO_PASSWORD,
    DATAFORSEO_URL: provider.url,
    LOG_LEVEL: 'silent',
    MARKWARDEN_HOME: home,
    PORT: '0',
    CHAOS_CLOCK: clock,
  });
  const cuts: number[] = [];
  const until = Date.now() + seconds * 1000;
  let done = 0;
  let first = 0;
  let stopped = false;
  try {
    for (;;) {
      await pause(200);
      processes.startEnded();
      if (Date.now() > until) {
        const open = await rows('SELECT state, reason_code, count(*)::int FROM poll GROUP BY 1, 2');
        throw new Error(`Not done after ${seconds} s; seed ${seed}; polls: ${JSON.stringify(open)}`);
      }
      // The queue's waits are by the database's clock, which does not jump.
      if (first > 0)
        await rows("UPDATE queue.job SET start_after = now() WHERE state = 'retry' AND start_after > now()");
      if (first === 0) {
        const [taken] = await rows<{ at: Date }>('SELECT scheduled_until AS at FROM watch_schedule');
        if (taken === undefined) continue;
        first = Math.ceil((taken.at.getTime() + 1) / HOUR) * HOUR;
      }
      if (provider.open > 0 && uniformInt(random, 0, 24) === 0)
        processes.killAndStart(uniformInt(random, 0, processes.count - 1));
      if (provider.open > 0 && uniformInt(random, 0, 7) === 0) {
        const found = await rows<{ pid: number }>(
          "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND application_name LIKE 'markwarden%' ORDER BY pid",
        );
        const pid = found[uniformInt(random, 0, Math.max(0, found.length - 1))]?.pid;
        if (pid !== undefined) {
          await rows('SELECT pg_terminate_backend($1)', [pid]);
          cuts.push(Date.now());
        }
      }
      if (provider.open > 0) continue;
      const finished = await processes.whileStopped(() =>
        unlessLocked(async () => {
          const at = new Date(now());
          const busy = await count(
            `SELECT (SELECT count(*) FROM poll WHERE state = 'due' AND (asking_until IS NULL OR asking_until <= $1) AND next_try_at <= $1)::int
                + (SELECT count(*) FROM poll WHERE state = 'due' AND asking_until > $1 AND asked_at > $2)::int
                + (SELECT count(*) FROM poll WHERE state = 'answered')::int
                + (SELECT count(*) FROM capture WHERE stage <> 'raised')::int
                + (SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()
                   AND application_name LIKE 'markwarden%' AND state <> 'idle')::int AS count`,
            [at, new Date(at.getTime() - UNDER_WAY_MS)],
          );
          if (busy > 0 || provider.open > 0) return false;
          const [due] = await rows<{ next: Date | null }>(
            `SELECT min(greatest(next_try_at, asking_until)) AS next FROM poll WHERE state = 'due'`,
          );
          const next = due?.next ?? null;
          done = await count('SELECT count(DISTINCT slot)::int AS count FROM poll');
          if (next === null && done >= slots)
            return (
              (await count("SELECT count(*)::int AS count FROM queue.job WHERE state IN ('active', 'retry')")) === 0
            );
          const target = next?.getTime() ?? first + done * HOUR;
          if (target > now()) jump(target - now() + 500);
          return false;
        }),
      );
      if (finished) break;
    }
    const slotsDue = Array.from({ length: Math.floor((now() - first) / HOUR) + 1 }, (_, at) => first + at * HOUR);
    const idle = await count(
      `SELECT count(*)::int AS count FROM pg_stat_activity WHERE datname = current_database()
       AND state LIKE 'idle in transaction%' AND state_change < now() - interval '5 s'`,
    );
    const left = await processes.stop();
    stopped = true;
    const polls = await rows<Record<keyof PollFact, unknown>>(
      `SELECT slot, query, state, outcome, attempts, sha256, capture_id AS "captureId", asked_at AS "askedAt",
         answered_at AS "answeredAt" FROM poll`,
    );
    const time = (value: unknown): number | null => (value instanceof Date ? value.getTime() : null);
    return [
      { name: 'processes killed', count: processes.kills.length, wrong: [] },
      { name: 'connections cut', count: cuts.length, wrong: [] },
      { name: 'processes that ended by themselves', count: processes.endedAlone, wrong: [] },
      ...judge({
        calls: provider.calls,
        kills: processes.kills,
        cuts,
        due: slotsDue.flatMap((slot) => queries.map((query) => ({ slot, query }))),
        polls: polls.map((poll) => {
          const times = { slot: time(poll.slot) ?? 0, askedAt: time(poll.askedAt), answeredAt: time(poll.answeredAt) };
          return { ...(poll as unknown as PollFact), ...times };
        }),
        captures: await rows('SELECT id, sha256, stage FROM capture'),
        sightings: await rows(
          `SELECT s.capture_id AS "captureId", c.display_url AS domain FROM sighting s JOIN creative c ON c.id = s.creative_id`,
        ),
        alerts: await rows(
          `SELECT p.domain, a.sightings, array_agg(l.sightings) AS lines FROM alert a JOIN party p ON p.id = a.party_id
           JOIN alert_line l ON l.alert_id = a.id GROUP BY a.id, p.domain`,
        ),
        spent: await count('SELECT coalesce(sum(looks), 0)::int AS count FROM provider_spend'),
        limits: OFFERS.dataforseo,
        left: {
          processes: left,
          connections: await count(
            `SELECT count(*)::int AS count FROM pg_stat_activity WHERE datname = current_database() AND application_name LIKE 'markwarden%'`,
          ),
          idle,
          jobs: await count("SELECT count(*)::int AS count FROM queue.job WHERE state = 'active'"),
        },
      }),
    ];
  } finally {
    if (!stopped) await processes.stop();
    await database.end();
    rmSync(home, { recursive: true, force: true });
  }
}

/** False, for another try, where a stopped process holds a lock that is needed. */
async function unlessLocked(act: () => Promise<boolean>): Promise<boolean> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === '55P03') return false;
    throw error;
  }
}
