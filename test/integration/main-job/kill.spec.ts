import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import { CapturesService } from '../../../src/captures/captures.service.js';
import { MainJob } from '../../../src/main-job.service.js';
import { loadConfig } from '../../../src/platform/config/config.js';
import { readPortfolioText } from '../../../src/portfolio/portfolio-file.js';
import { withServices } from '../../../src/services.js';
import { ImportPortfolioService } from '../../../src/watches/import-portfolio.service.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { affiliateAd, competitorAd, innocentAd, NORDLICHT_PORTFOLIO, serpApiReply } from '../../support/samples.js';

jest.setTimeout(180_000);

const ROOT = resolve(import.meta.dirname, '../../..');
const CLI = resolve(ROOT, 'node_modules/.cache/markwarden/build/src/cli.js');
const KILL = resolve(ROOT, 'test/support/kill-at-query.mjs');

/** What must be the same however often a worker was killed; times of writing are not part of it. */
const SAME: Record<string, string> = {
  capture: 'SELECT id, outcome, stage, engine, query, country FROM capture ORDER BY id',
  creative: 'SELECT id, title FROM creative ORDER BY id',
  sighting: 'SELECT id, capture_id, creative_id, position, seen_at FROM sighting ORDER BY id',
  party: 'SELECT id, domain, name FROM party ORDER BY id',
  finding: 'SELECT id, party_id, relation, violation, verdict, spans FROM finding ORDER BY id',
  finding_sighting: 'SELECT finding_id, sighting_id FROM finding_sighting ORDER BY 1, 2',
  alert: 'SELECT id, state, sightings, first_seen_at, last_seen_at FROM alert ORDER BY id',
  alert_line: 'SELECT id, alert_id, violation, verdict, confidence, sightings, finding_id FROM alert_line ORDER BY id',
  alert_event: 'SELECT alert_id, kind, violations FROM alert_event ORDER BY alert_id, kind, violations',
};

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<object>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function rowsOf(url: string): Promise<Record<string, unknown>> {
  const entries = Object.entries(SAME).map(async ([table, sql]) => [table, await query(url, sql)] as const);
  return Object.fromEntries(await Promise.all(entries));
}

/** Imports the portfolio and hands in forty looks, of which each tells the same few ads in another mix. */
async function handIn(url: string): Promise<void> {
  const held = await withServices(loadConfig({ DATABASE_URL: url, LOG_LEVEL: 'error' }));
  const file = readPortfolioText(NORDLICHT_PORTFOLIO);
  if (!file.ok) throw new Error(file.problems[0]?.message);
  await held.app.get(ImportPortfolioService).import(file.portfolio, { prune: false });
  const ads = [competitorAd, affiliateAd, innocentAd];
  const looks = Array.from({ length: 40 }, (_, look) =>
    serpApiReply({ query: 'nordlicht', id: `look-${look}`, ads: ads.filter((_ad, at) => (look + at) % 3 !== 0) }),
  );
  const stated = { provider: 'serpapi', origin: 'terminal', fileName: null } as const;
  await held.app.get(CapturesService).receive(looks.map((bytes) => ({ ...stated, bytes })));
  await held.app.close();
}

describe('the main job', () => {
  // Both start from copies of one database, so that a difference can only come from the kills.
  let pending: TestDatabase;
  let calm: TestDatabase;
  let killed: TestDatabase;
  let shared: TestDatabase;
  let expected: Record<string, unknown>;

  beforeAll(async () => {
    pending = await createTestDatabase();
    await handIn(pending.url);
    [calm, killed, shared] = [
      await createTestDatabase(pending.name),
      await createTestDatabase(pending.name),
      await createTestDatabase(pending.name),
    ];
    await using held = await withServices(loadConfig({ DATABASE_URL: calm.url, LOG_LEVEL: 'error' }));
    await held.app.get(MainJob).run();
    expected = await rowsOf(calm.url);
  });
  afterAll(async () => {
    for (const database of [calm, killed, shared, pending]) await database.drop();
  });

  it('raises alerts for the competitor and the partner, and for the innocent ad only says that it appeared', async () => {
    const lines = await query(
      calm.url,
      'SELECT DISTINCT p.domain, l.verdict FROM alert_line l JOIN alert a ON a.id = l.alert_id JOIN party p ON p.id = a.party_id',
    );
    expect(lines).toContainEqual({ domain: 'suedlicht.example', verdict: 'violation' });
    expect(lines).toContainEqual({ domain: 'dealfinder.example', verdict: 'violation' });
    expect(lines).toContainEqual({ domain: 'polarreisen.example', verdict: 'appearance' });
    expect(lines).not.toContainEqual({ domain: 'polarreisen.example', verdict: 'violation' });
  });

  it('leaves the same rows as a run that nobody disturbed, wherever its worker was killed', async () => {
    const kills: number[] = [];
    // Ever later statements, so that each stage is cut at its start, in its middle and before its commit.
    for (let at = 15; at < 400; at += Math.ceil(at / 3)) {
      const { status, signal } = spawnSync(process.execPath, ['--import', KILL, CLI, 'worker', '--once'], {
        cwd: ROOT,
        env: { ...process.env, DATABASE_URL: killed.url, LOG_LEVEL: 'error', KILL_AT_QUERY: String(at) },
      });
      if (signal === 'SIGKILL') kills.push(at);
      else {
        expect(status).toBe(0);
        break;
      }
    }
    expect(kills.length).toBeGreaterThanOrEqual(3);
    expect(await rowsOf(killed.url)).toEqual(expected);
  });

  it('may run in two workers at once, which share the captures and count no sighting twice', async () => {
    await using first = await withServices(loadConfig({ DATABASE_URL: shared.url, LOG_LEVEL: 'error' }));
    await using second = await withServices(loadConfig({ DATABASE_URL: shared.url, LOG_LEVEL: 'error' }));
    const [a, b] = await Promise.all([first.app.get(MainJob).run(), second.app.get(MainJob).run()]);
    expect([a.parsed + b.parsed, a.raised + b.raised]).toEqual([40, 40]);
    const sums = 'SELECT brand_id, party_id, sightings FROM alert ORDER BY id';
    expect(await query(shared.url, sums)).toEqual(await query(calm.url, sums));
  });
});
