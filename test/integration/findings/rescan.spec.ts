import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { RescansService } from '../../../src/findings/rescan/rescans.service.js';
import { RescanWork } from '../../../src/findings/rescan/rescan-work.js';
import { RunRescan } from '../../../src/findings/rescan/run-rescan.service.js';
import { MainJob } from '../../../src/main-job.service.js';
import { loadConfig } from '../../../src/platform/config/config.js';
import { RescansScreen } from '../../../src/screens/rescans.screen.js';
import { withServices } from '../../../src/services.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { asEarlierRulesLeftIt, asIfRuleChanged, ask, versionOf, withHistory } from '../../support/rescans.js';

jest.setTimeout(180_000);

const ROOT = resolve(import.meta.dirname, '../../..');
const CLI = resolve(ROOT, 'node_modules/.cache/markwarden/build/src/cli.js');
const KILL = resolve(ROOT, 'test/support/kill-at-query.mjs');

/** Several batches. */
const LOOKS = 110;
const BY = { id: null, name: 'Ada' };

/** All that people's work rests on, whole; a rescan must leave every byte of it. */
const STANDING = [
  'capture',
  'creative',
  'sighting',
  'finding',
  'finding_sighting',
  'alert',
  'alert_line',
  'alert_event',
];

/** What a rescan wrote; ids and times of its own are not part of it. */
const REPORT: Record<string, string> = {
  rescan: 'SELECT state, captures, captures_done, ads_done, portfolio_changed FROM rescan',
  findings: `SELECT before_finding_id, after_finding_id, change, sightings, first_seen_at, last_seen_at, after_verdict,
    after_explanation FROM rescan_finding ORDER BY 1, 2`,
  sightings: `SELECT r.before_finding_id, r.after_finding_id, s.sighting_id FROM rescan_finding_sighting s
    JOIN rescan_finding r ON r.id = s.rescan_finding_id ORDER BY 1, 2, 3`,
  counts: `SELECT rule_id, change, before_version, after_version, before_verdict, after_verdict, findings, sightings
    FROM rescan_count ORDER BY 1, 2, 3, 4, 5, 6`,
};

async function allOf(url: string, sqls: Record<string, string>): Promise<Record<string, unknown>> {
  const rows = Object.entries(sqls).map(async ([name, sql]) => [name, await ask(url, sql)] as const);
  return Object.fromEntries(await Promise.all(rows));
}

const standing = (url: string): Promise<Record<string, unknown>> =>
  allOf(url, Object.fromEntries(STANDING.map((table) => [table, `SELECT * FROM ${table} AS t ORDER BY t::text`])));

const services = (url: string) => withServices(loadConfig({ DATABASE_URL: url, LOG_LEVEL: 'error' }));

async function toItsEnd(app: INestApplicationContext, id: string): Promise<void> {
  while ((await app.get(RunRescan).runBatch(id))?.state === 'running');
}

async function rescanned(url: string, input: Parameters<RescansService['start']>[0] = {}): Promise<string> {
  await using held = await services(url);
  const { id } = await held.app.get(RescansService).start(input, BY);
  await toItsEnd(held.app, id);
  return id;
}

describe('a rescan', () => {
  let history: TestDatabase;
  const copies: TestDatabase[] = [];
  const copy = async (): Promise<string> => {
    const database = await createTestDatabase(history.name);
    copies.push(database);
    return database.url;
  };

  beforeAll(async () => {
    history = await createTestDatabase();
    await withHistory(history.url, LOOKS);
    await asEarlierRulesLeftIt(history.url);
    await ask(history.url, "UPDATE alert_line SET state = 'dismissed' WHERE violation = 'competitor_copy'");
  });
  afterAll(async () => {
    for (const database of [...copies, history]) await database.drop();
  });

  it('tells what the rules of today would say differently, by rule, version and verdict', async () => {
    const url = await copy();
    await rescanned(url);
    const counts = await ask<Record<string, unknown>>(
      url,
      `SELECT rule_id AS rule, change, before_version AS v0, after_version AS v1, before_verdict AS "from", after_verdict AS "to", findings
       FROM rescan_count ORDER BY 1, 2`,
    );
    expect(counts).toContainEqual({
      rule: 'competitor_copy',
      change: 'verdict',
      v0: versionOf('competitor_copy') - 1,
      v1: versionOf('competitor_copy'),
      from: 'review',
      to: 'violation',
      findings: 1,
    });
    expect(counts).toContainEqual({
      rule: 'terms_breach',
      change: 'reasons',
      v0: versionOf('terms_breach') - 1,
      v1: versionOf('terms_breach'),
      from: 'violation',
      to: 'violation',
      findings: 1,
    });
    expect(counts).toContainEqual({
      rule: 'impersonation',
      change: 'gone',
      v0: 0,
      v1: null,
      from: 'review',
      to: null,
      findings: 1,
    });
    expect(counts).toContainEqual({
      ...{ rule: 'brand_bid', change: 'new', v0: null, v1: versionOf('brand_bid'), from: null },
      ...{ to: 'appearance', findings: 1 },
    });
    expect(counts.some(({ change }) => change === 'same')).toBe(true);
    const [seen] = await ask<{ counted: number; there: number }>(
      url,
      `SELECT (SELECT sightings FROM rescan_finding WHERE change = 'gone') AS counted,
        (SELECT count(*)::int FROM finding_sighting fs JOIN finding f ON f.id = fs.finding_id WHERE f.violation = 'impersonation') AS there`,
    );
    expect(seen?.counted).toBe(seen?.there);
  });

  it('finds nothing to change where the same rules already judged', async () => {
    const fresh = await createTestDatabase();
    copies.push(fresh);
    await withHistory(fresh.url, 10);
    await rescanned(fresh.url);
    expect(await ask(fresh.url, 'SELECT DISTINCT change FROM rescan_count')).toEqual([{ change: 'same' }]);
  });

  it('leaves findings, alerts and decisions as they are, also when the stages run afterwards', async () => {
    const url = await copy();
    const before = await standing(url);
    await rescanned(url);
    await using held = await services(url);
    await held.app.get(MainJob).run();
    expect(await standing(url)).toEqual(before);
  });

  it('leaves the same report as one that nobody disturbed, wherever it was killed', async () => {
    const calm = await copy();
    await rescanned(calm);
    const killed = await copy();
    const run = (at: number, ...args: string[]) =>
      spawnSync(process.execPath, ['--import', KILL, CLI, 'rescan', ...args], {
        cwd: ROOT,
        env: {
          ...process.env,
          DATABASE_URL: killed,
          LOG_LEVEL: 'error',
          KILL_AT_QUERY: String(at),
          KILL_COUNT_FROM: 'FROM rescan WHERE id',
        },
      });
    let kills = 0;
    let args = ['--reason', 'New rules'];
    // Ever later statements, so that the batches are cut at their start, in their middle and before their commit.
    for (let at = 3; at < 200; at *= 2) {
      const { status, signal, stderr } = run(at, ...args);
      if (signal !== 'SIGKILL') {
        expect([status, status === 0 ? '' : stderr.toString()]).toEqual([0, '']);
        break;
      }
      kills += 1;
      const [row] = await ask<{ id: string }>(killed, 'SELECT id FROM rescan');
      args = ['continue', row?.id ?? 'none'];
    }
    expect(kills).toBeGreaterThanOrEqual(3);
    expect(await allOf(killed, REPORT)).toEqual(await allOf(calm, REPORT));
  });

  it('is shared by two processes at it without counting anything twice', async () => {
    const [alone, shared] = [await copy(), await copy()];
    await rescanned(alone);
    await using first = await services(shared);
    await using second = await services(shared);
    const { id } = await first.app.get(RescansService).start({}, BY);
    await Promise.all([toItsEnd(first.app, id), toItsEnd(second.app, id)]);
    expect(await allOf(shared, REPORT)).toEqual(await allOf(alone, REPORT));
  });

  it('looks only at the days, the brand and the rule that were asked for', async () => {
    const url = await copy();
    await rescanned(url, { since: '2026-10-03', until: '2026-10-05' });
    const [days] = await ask<{ captures: number; first: Date; last: Date }>(
      url,
      `SELECT captures_done AS captures, (SELECT min(first_seen_at) FROM rescan_finding) AS first,
        (SELECT max(last_seen_at) FROM rescan_finding) AS last FROM rescan`,
    );
    expect(days?.first.toISOString()).toBe('2026-10-03T09:30:00.000Z');
    expect(days?.last.toISOString()).toBe('2026-10-04T09:30:00.000Z');
    expect(days?.captures).toBe(12);
    const id = await rescanned(url, { brand: 'NORDLICHT', rule: 'competitor_copy' });
    expect(await ask(url, 'SELECT DISTINCT rule_id FROM rescan_finding WHERE rescan_id = $1', [id])).toEqual([
      { rule_id: 'competitor_copy' },
    ]);
    await using held = await services(url);
    const rescans = held.app.get(RescansService);
    await expect(rescans.start({ brand: 'Nobody' }, BY)).rejects.toMatchObject({ code: 'MW-RESCAN-BRAND' });
    await expect(rescans.start({ since: '2027-01-01' }, BY)).rejects.toMatchObject({ code: 'MW-RESCAN-NOTHING' });
  });

  it('judges by the portfolio of today, by the terms as in force when the ad was seen', async () => {
    const url = await copy();
    await ask(url, "UPDATE agreement_term SET valid_from = '2026-10-10'");
    await ask(url, 'UPDATE portfolio_revision SET revision = revision + 1');
    const id = await rescanned(url, { rule: 'terms_breach' });
    const rows = await ask<{ change: string; first: Date; last: Date }>(
      url,
      'SELECT change, first_seen_at AS first, last_seen_at AS last FROM rescan_finding WHERE rescan_id = $1 ORDER BY change',
      [id],
    );
    expect(rows.map(({ change }) => change)).toEqual(['gone', 'reasons']);
    expect(rows[0]?.last.toISOString()).toBe('2026-10-09T09:30:00.000Z');
    expect(rows[1]?.first.toISOString()).toBe('2026-10-10T09:30:00.000Z');
  });

  it('does not go on by other rules than those it began with, and goes on with nothing that somebody stopped', async () => {
    const url = await copy();
    await using held = await services(url);
    const rescans = held.app.get(RescansService);
    const outdated = await rescans.start({}, BY);
    const stopped = await rescans.start({}, BY);
    await held.app.get(RunRescan).runBatch(outdated.id);
    await ask(url, `UPDATE rescan SET rules = jsonb_set(rules, '{0,version}', '99') WHERE id = $1`, [outdated.id]);
    await rescans.stop(stopped.id);
    const work = held.app.get(RescanWork);
    expect(await work.due()).toEqual([outdated.id]);
    await work.run(outdated.id, AbortSignal.timeout(60_000));
    await work.run(stopped.id, AbortSignal.timeout(60_000));
    expect(await work.due()).toEqual([]);
    expect(await ask(url, 'SELECT state, captures_done FROM rescan ORDER BY asked_at, id')).toEqual([
      { state: 'outdated', captures_done: 20 },
      { state: 'stopped', captures_done: 0 },
    ]);
    await expect(rescans.stop(stopped.id)).rejects.toMatchObject({ code: 'MW-RESCAN-ENDED' });
  });

  it('says which rules changed since what is stored was judged, until all of it was judged again', async () => {
    const url = await copy();
    await asIfRuleChanged(url, 'tm_copy');
    await using held = await services(url);
    const changed = async () => (await held.app.get(RescansScreen).list({ page: 1 })).changedRules;
    expect(await changed()).toMatchObject([
      { rule: 'tm_copy', from: versionOf('tm_copy') - 1, to: versionOf('tm_copy') },
    ]);
    expect(await ask(url, 'SELECT id FROM rescan')).toEqual([]);
    await rescanned(url, { since: '2026-10-03' });
    expect(await changed()).toHaveLength(1);
    await rescanned(url, { rule: 'tm_copy' });
    expect(await changed()).toEqual([]);
  });
});
