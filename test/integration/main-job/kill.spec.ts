import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { CapturesService } from '../../../src/captures/captures.service.js';
import { MainJob } from '../../../src/main-job.service.js';
import { loadConfig } from '../../../src/platform/config/config.js';
import { readPortfolioText } from '../../../src/portfolio/portfolio-file.js';
import { withServices } from '../../../src/services.js';
import { ImportPortfolioService } from '../../../src/watches/import-portfolio.service.js';
import { createTestDatabase, withDatabase } from '../../support/database.js';
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

async function rowsOf(source: DataSource): Promise<Record<string, unknown>> {
  const entries = Object.entries(SAME).map(
    async ([table, sql]) => [table, await source.query<unknown[]>(sql)] as const,
  );
  return Object.fromEntries(await Promise.all(entries));
}

/** Imports the portfolio and hands in forty looks, of which each tells the same few ads in another mix. */
async function handIn(url: string): Promise<Awaited<ReturnType<typeof withServices>>> {
  const held = await withServices(loadConfig({ DATABASE_URL: url, LOG_LEVEL: 'error' }));
  const file = readPortfolioText(NORDLICHT_PORTFOLIO);
  if (!file.ok) throw new Error(file.problems[0]?.message);
  await held.app.get(ImportPortfolioService).import(file.portfolio, { prune: false });
  const ads = [competitorAd, affiliateAd, innocentAd];
  for (let look = 0; look < 40; look++) {
    const bytes = serpApiReply({
      query: 'nordlicht',
      id: `look-${look}`,
      ads: ads.filter((_, i) => (look + i) % 3 !== 0),
    });
    await held.app.get(CapturesService).receive({ provider: 'serpapi', origin: 'terminal', fileName: null, bytes });
  }
  return held;
}

describe('the main job, killed and run again', () => {
  const killed = withDatabase();
  const calm = withDatabase();
  let expected: Record<string, unknown>;

  beforeAll(async () => {
    await using held = await handIn(calm.url());
    await held.app.get(MainJob).run();
    expected = await rowsOf(calm.dataSource());
    await using pending = await handIn(killed.url());
    expect(pending).toBeDefined();
  });

  it('leaves the same rows as a run that nobody disturbed, wherever it was killed', async () => {
    const kills: number[] = [];
    // Ever later statements, so that each stage is cut at its start, in its middle and before its commit.
    for (let at = 12; at < 400; at += 13) {
      const { status, signal } = spawnSync(process.execPath, ['--import', KILL, CLI, 'worker', '--once'], {
        cwd: ROOT,
        env: { ...process.env, DATABASE_URL: killed.url(), LOG_LEVEL: 'error', KILL_AT_QUERY: String(at) },
        encoding: 'utf8',
      });
      if (signal === 'SIGKILL') kills.push(at);
      else {
        expect(status).toBe(0);
        break;
      }
    }
    expect(kills.length).toBeGreaterThanOrEqual(3);
    expect(await rowsOf(killed.dataSource())).toEqual(expected);
  });

  it('raised alerts for the competitor and the partner, and none for the innocent ad', () => {
    const { alert, party } = expected as { alert: { sightings: number }[]; party: { domain: string }[] };
    expect(alert).toHaveLength(2);
    expect(party.map(({ domain }) => domain).toSorted()).toEqual(
      expect.arrayContaining(['dealfinder.example', 'suedlicht.example']),
    );
  });
});

describe('two workers at once', () => {
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  it('share the captures and count no sighting twice', async () => {
    await using first = await handIn(database.url());
    await using second = await withServices(loadConfig({ DATABASE_URL: database.url(), LOG_LEVEL: 'error' }));
    const [a, b] = await Promise.all([first.app.get(MainJob).run(), second.app.get(MainJob).run()]);
    expect(a.parsed + b.parsed).toBe(40);
    expect(a.raised + b.raised).toBe(40);
  });
});
