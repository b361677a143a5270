import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { loadConfig } from '../../../src/platform/config/config.js';
import type { TerminalIo } from '../../../src/platform/terminal-io.js';
import {
  readRescanOptions,
  runRescan,
  runRescanContinue,
  runRescanList,
  runRescanShow,
  runRescanStop,
} from '../../../src/rescan.command.js';
import { withServices } from '../../../src/services.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { ask, asEarlierRulesLeftIt, asIfRuleChanged, versionOf, withHistory } from '../../support/rescans.js';

jest.setTimeout(60_000);

function listening(): { io: TerminalIo; out: string[]; err: string[] } {
  const [out, err]: string[][] = [[], []];
  return {
    io: { out: (line) => void out?.push(line), err: (line) => void err?.push(line) },
    out: out ?? [],
    err: err ?? [],
  };
}

describe('markwarden rescan', () => {
  let database: TestDatabase;
  let held: Awaited<ReturnType<typeof withServices>>;
  const app = () => held.app;

  beforeAll(async () => {
    database = await createTestDatabase();
    await withHistory(database.url, 12);
    await asEarlierRulesLeftIt(database.url);
    await asIfRuleChanged(database.url, 'tm_copy');
    held = await withServices(loadConfig({ DATABASE_URL: database.url, LOG_LEVEL: 'error' }));
  });
  afterAll(async () => {
    await held[Symbol.asyncDispose]();
    await database.drop();
  });

  it('says which rules changed, and looks at nothing again by itself', async () => {
    const { io, out } = listening();
    expect(await runRescanList({ page: 1 }, app(), io)).toBe(0);
    expect(out[0]).toBe('0 rescans.');
    expect(out[1]).toContain(`Rule tm_copy: v${versionOf('tm_copy') - 1} -> v${versionOf('tm_copy')} since 2`);
    expect(out[2]).toBe('Run a rescan to see what that changes.');
  });

  it('prints the before/after table and each changed finding with both sentences', async () => {
    const { io, out } = listening();
    const reason = 'Newer \u001b[31mrules';
    expect(await runRescan(readRescanOptions({ reason }), { by: 'Ada' }, app(), io)).toBe(0);
    const text = out.join('\n');
    expect(text).toContain('asked for by Ada');
    expect(text).not.toContain('\u001b');
    expect(text).toMatch(/^competitor_copy +v\d+ -> v\d+ +0 +0 +0 +1 +0$/m);
    expect(text).toMatch(/^all +\d+ +1 +1 +1 +1$/m);
    expect(text).toMatch(/1 {2}competitor_copy: review -> violation \(8 sightings\)/);
    expect(text).toMatch(/before: review, \d+ %, v\d+: Earlier: a person should look\./);
    expect(text).toMatch(/after: {2}violation, \d+ %, v\d+: .*Südlicht/);
    expect(out.at(-1)).toBe('4 changed findings (page 1).');
  });

  it('lists it, shows it again, and prints JSON', async () => {
    const list = listening();
    await runRescanList({ page: 1, json: true }, app(), list.io);
    const { rescans } = JSON.parse(list.out[0] ?? '') as { rescans: { id: string }[] };
    const show = listening();
    await runRescanShow(rescans[0]?.id ?? '', { json: true, change: 'gone', page: 1 }, app(), show.io);
    expect(JSON.parse(show.out[0] ?? '')).toMatchObject({
      state: 'done',
      total: 1,
      changed: [{ rule: 'impersonation' }],
    });
  });

  it.each([
    [{ since: 'yesterday' }, /--since/],
    [{ since: '2026-10-02', until: '2026-10-02' }, /--until: must be after since/],
    [{ rule: 'no_rule' }, /--rule/],
  ])('refuses %j by the name of the option', (options, said) => {
    expect(() => readRescanOptions(options)).toThrow(said);
  });

  it('goes on with one that was cut short, and refuses to go on with one that ended', async () => {
    const [cut] = await ask<{ id: string }>(
      database.url,
      `INSERT INTO rescan SELECT uuidv7(), now(), NULL, 'Ada', NULL, NULL, NULL, NULL, NULL, 'running', NULL, rules,
         portfolio_revision, false, captures, 0, 0, NULL, NULL FROM rescan LIMIT 1 RETURNING id`,
    );
    const id = cut?.id ?? '';
    const { io, out } = listening();
    expect(await runRescanContinue(id, {}, app(), io)).toBe(0);
    expect(out.at(-1)).toBe('4 changed findings (page 1).');
    await expect(runRescanContinue(id, {}, app(), io)).rejects.toMatchObject({ code: 'MW-RESCAN-ENDED' });
    await expect(runRescanStop(id, {}, app(), io)).rejects.toMatchObject({ code: 'MW-RESCAN-ENDED' });
    await expect(runRescanShow('12', {}, app(), io)).rejects.toMatchObject({ code: 'MW-BAD-USE' });
  });
});
