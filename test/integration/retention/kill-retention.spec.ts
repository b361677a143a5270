import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { describe, expect, it, jest } from '@jest/globals';
import { createTestDatabase } from '../../support/database.js';
import { ProviderServer } from '../../support/provider-server.js';
import { RetentionBench, portfolioKept } from '../../support/retention-bench.js';
import { ask } from '../../support/rescans.js';
import { LookBench, oneCell } from '../../support/look-bench.js';
import { competitorAd, innocentAd, serpApiReply } from '../../support/samples.js';

jest.setTimeout(180_000);

const ROOT = resolve(import.meta.dirname, '../../..');
const CLI = resolve(ROOT, 'node_modules/.cache/markwarden/build/src/cli.js');
const KILL = resolve(ROOT, 'test/support/kill-at-query.mjs');

/** What must be the same however often a worker was killed; times of writing are not part of it. */
const SAME = `SELECT
  (SELECT json_agg(id ORDER BY id) FROM capture) AS captures, (SELECT json_agg(id ORDER BY id) FROM capture_key) AS keys,
  (SELECT json_agg(id ORDER BY id) FROM sighting) AS sightings, (SELECT json_agg(id ORDER BY id) FROM poll) AS polls,
  (SELECT json_agg(ARRAY[sha256, (cleared_at IS NULL)::text] ORDER BY sha256) FROM raw_bytes) AS raws,
  (SELECT json_agg(json_build_object('id', id, 'ads', ads, 'days', after_days) ORDER BY id) FROM cleared_capture) AS cleared,
  (SELECT json_agg(relname ORDER BY relname) FROM pg_class WHERE relname LIKE '%\\_y2020%' AND relkind = 'r') AS months,
  (SELECT json_build_object('captures', captures, 'sightings', sightings, 'raws', raws, 'polls', polls) FROM retention_run) AS removed`;

function markwarden(url: string, args: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  return spawnSync(process.execPath, [...args], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, DATABASE_URL: url, LOG_LEVEL: 'error', ...environment },
  });
}

/** Two looks that the product took and two that were handed in, years ago; one of each is still to be decided. */
async function withOldLooks(url: string): Promise<void> {
  await using provider = await ProviderServer.start();
  const looks = await LookBench.on(url, { serpapi: provider.url }, {}, '2020-01-10T10:00:00Z');
  await using bench = RetentionBench.of(looks);
  const portfolio = portfolioKept({ all: 'rawDays: 30, captureDays: 90, pollDays: 120' });
  const budget = portfolio.replace(
    '    competitors:',
    '    budgets: [{ provider: serpapi, looksAMonth: 1000 }]\n    competitors:',
  );
  await looks.import(
    `${budget}\nwatches:\n  - { brand: Nordlicht, ${oneCell('serpapi').replace('0 6 * * *', '0 6 24 12 *')}, controls: [] }\n`,
  );
  for (const ads of [[innocentAd], [competitorAd]]) {
    provider.behave((_asked, answer) =>
      answer.end(serpApiReply({ query: 'nordlicht', ads, id: ads[0]?.domain ?? '' })),
    );
    await looks.lookNow();
    bench.daysLater(40);
  }
  await bench.handIn('mine', [innocentAd]);
  await bench.handIn('mine too', [competitorAd]);
}

describe('retention', () => {
  it('leaves the same rows as a run that nobody disturbed, wherever it was killed', async () => {
    const old = await createTestDatabase();
    await withOldLooks(old.url);
    const [calm, killed] = [await createTestDatabase(old.name), await createTestDatabase(old.name)];
    try {
      const said = markwarden(calm.url, [CLI, 'retention', '--dry-run', '--json']);
      expect(said.status).toBe(0);
      const removed = { captures: 2, sightings: 2, polls: 1, raws: 2 };
      expect(JSON.parse(said.stdout)).toMatchObject({ dryRun: true, removed });
      expect(markwarden(calm.url, [CLI, 'retention']).stdout).toContain(
        '2 captures with 2 sightings, 1 looks, 2 raw pages',
      );
      const expected = await ask(calm.url, SAME);
      expect(expected).toMatchObject([{ removed }]);

      let kills = 0;
      for (let at = 4; at < 400; at += 3) {
        const environment = { KILL_AT_QUERY: String(at), KILL_COUNT_FROM: 'retention_run' };
        const { status, signal } = markwarden(killed.url, ['--import', KILL, CLI, 'retention'], environment);
        if (signal !== 'SIGKILL') {
          expect(status).toBe(0);
          break;
        }
        kills += 1;
      }
      expect(kills).toBeGreaterThanOrEqual(4);
      expect(await ask(killed.url, SAME)).toEqual(expected);
    } finally {
      for (const database of [calm, killed, old]) await database.drop();
    }
  });
});
