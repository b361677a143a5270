import { describe, expect, it, jest } from '@jest/globals';
import {
  runPolicyAdd,
  runPolicyCheck,
  runPolicyDiff,
  runPolicyHistory,
  runPolicyList,
} from '../../../src/policy.command.js';
import { withPolicies } from '../../support/policies.js';
import { policyPage } from '../../support/policy-server.js';

jest.setTimeout(120_000);

describe('policy in the terminal', () => {
  const { app, server, clock, respond } = withPolicies();
  const out: string[] = [];
  const io = { out: (line: string) => out.push(line), err: () => undefined };
  const printed = (): string => out.splice(0).join('\n');

  it('tracks, checks, lists, tells the history and shows the difference', async () => {
    expect(await runPolicyAdd('Ad rules', { url: server.url, engine: 'google' }, app(), io)).toBe(0);
    expect(printed()).toMatch(/Ad rules is tracked/u);
    expect(await runPolicyCheck(undefined, { due: true }, app(), io)).toBe(0);
    expect(printed()).toMatch(/new-version/u);

    clock.advance(86_400_000);
    respond(policyPage({ extra: '<h2>Dating</h2><p>Dating ads need a certificate.</p>' }));
    expect(await runPolicyCheck('ad RULES', {}, app(), io)).toBe(0);
    expect(printed()).toMatch(/changed {2}Under “Dating”: 6 words added/u);

    clock.advance(86_400_000);
    respond('', {}, 404);
    expect(await runPolicyCheck('Ad rules', {}, app(), io)).toBe(1);
    expect(printed()).toMatch(/failed {8}gone: The server answers 404/u);

    expect(await runPolicyList({}, app(), io)).toBe(0);
    expect(printed()).toMatch(/^Ad rules: failed at 2026-11-27.*, 2 versions\n {4}gone: .*Last read 2026-11-26/u);
    expect(await runPolicyHistory('Ad rules', {}, app(), io)).toBe(0);
    expect(printed()).toMatch(/first.*\n.*changed.*\n.*failed.*\n3 looks: 2 new versions, .* 1 failed\./u);

    expect(await runPolicyDiff('Ad rules', {}, app(), io)).toBe(0);
    expect(printed()).toContain('{+Dating ads need a certificate.+}');
    expect(await runPolicyDiff('Ad rules', { from: '2026-11-26', to: '2026-11-25', json: true }, app(), io)).toBe(0);
    expect(JSON.parse(printed())).toMatchObject({ wordsAdded: 0, wordsRemoved: 6 });
  });

  it.each([
    ['neither a name nor --due', () => runPolicyCheck(undefined, {}, app(), io), 'MW-BAD-USE'],
    ['both', () => runPolicyCheck('Ad rules', { due: true }, app(), io), 'MW-BAD-USE'],
    ['a name that nobody tracks', () => runPolicyHistory('Nothing', {}, app(), io), 'MW-POLICY-NOT-FOUND'],
    ['no place', () => runPolicyAdd('Other rules', {}, app(), io), 'MW-BAD-USE'],
    ['a day that is none', () => runPolicyDiff('Ad rules', { to: 'yesterday' }, app(), io), 'MW-BAD-USE'],
    [
      'a day before the first version',
      () => runPolicyDiff('Ad rules', { to: '2020-01-01' }, app(), io),
      'MW-POLICY-NO-DIFF',
    ],
  ])('refuses %s', async (_what, run, code) => {
    await expect(run()).rejects.toMatchObject({ code });
  });
});
