import { execFile, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { affiliateAd, competitorAd, NORDLICHT_PORTFOLIO, serpApiReply } from '../../support/samples.js';

jest.setTimeout(120_000);

const ROOT = resolve(import.meta.dirname, '../../..');
const CLI = resolve(ROOT, 'node_modules/.cache/markwarden/build/src/cli.js');

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

describe('the terminal', () => {
  let database: TestDatabase;
  let folder: string;
  const file = (name: string, content: string | Buffer): string => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  const environment = (more: Record<string, string> = {}) => ({
    ...process.env,
    DATABASE_URL: database.url,
    LOG_LEVEL: 'error',
    MARKWARDEN_ROOT: ROOT,
    ...more,
  });

  async function markwarden(...args: string[]): Promise<Ended> {
    return new Promise((done) => {
      execFile(process.execPath, [CLI, ...args], { env: environment(), maxBuffer: 64e6 }, (error, out, err) => {
        done({ code: typeof error?.code === 'number' ? error.code : 0, out, err });
      });
    });
  }

  beforeAll(async () => {
    database = await createTestDatabase();
    folder = mkdtempSync(join(tmpdir(), 'markwarden-terminal-'));
  });
  afterAll(async () => {
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('checks a portfolio file and names the place of every fault', async () => {
    const good = await markwarden('portfolio', 'check', file('good.yaml', NORDLICHT_PORTFOLIO));
    expect(good.code).toBe(0);
    const bad = await markwarden(
      'portfolio',
      'check',
      '--json',
      file('bad.yaml', NORDLICHT_PORTFOLIO.replace('rule: no', 'rule: never')),
    );
    expect(bad.code).toBe(1);
    expect(bad.out).toContain('partners[0].agreement.terms[0].rule');
  });

  it('goes from a portfolio and a reply to alerts and a decision', async () => {
    expect((await markwarden('portfolio', 'import', file('portfolio.yaml', NORDLICHT_PORTFOLIO))).code).toBe(0);
    const reply = file('reply.json', serpApiReply({ query: 'nordlicht', ads: [competitorAd, affiliateAd] }));
    const ingested = await markwarden('ingest', '--provider', 'serpapi', '--json', reply, join(folder, 'missing.json'));
    expect(ingested.code).toBe(1);
    expect(
      ingested.out
        .trim()
        .split('\n')
        .map((line) => (JSON.parse(line) as { outcome: string }).outcome),
    ).toEqual(['ads', 'failed']);
    const { alerts } = JSON.parse((await markwarden('alerts', '--json')).out) as {
      alerts: { id: string; party: { domain: string } }[];
    };
    expect(alerts.map((alert) => alert.party.domain).toSorted()).toEqual(['dealfinder.example', 'suedlicht.example']);
    const id = alerts.find((alert) => alert.party.domain === 'suedlicht.example')?.id ?? '';
    expect((await markwarden('alerts', 'decide', id, '--as', 'confirmed', '--by', 'Pia')).code).toBe(0);
    expect((await markwarden('alerts', 'show', id)).out).toContain('Pia: confirmed');
  });

  it('opens a case for a confirmed alert, once, and shows it by the number that people say', async () => {
    const { alerts } = JSON.parse((await markwarden('alerts', '--state', 'confirmed', '--json')).out) as {
      alerts: { id: string }[];
    };
    const id = alerts[0]?.id ?? '';
    const opened = await markwarden('cases', 'open', id, '--by', 'Pia');
    expect(opened).toMatchObject({ code: 0, out: expect.stringMatching(/^MW-\d+ opened/) });
    const number = opened.out.split(' ')[0] ?? '';
    expect((await markwarden('cases', 'open', id, '--by', 'Max')).out).toContain(
      `${number} holds these alerts already`,
    );
    const { out } = await markwarden('cases', 'show', number);
    for (const part of ['owned by Pia', 'google-ads-trademark', 'To do: ', 'Pia: opened']) expect(out).toContain(part);
    const { cases } = JSON.parse((await markwarden('cases', '--json')).out) as { cases: { number: string }[] };
    expect(cases).toMatchObject([{ number }]);
    expect(await markwarden('cases', 'show', 'MW-99')).toMatchObject({
      code: 1,
      err: expect.stringContaining('MW-CASE-NOT-FOUND'),
    });
    expect((await markwarden('cases', 'show', 'nonsense')).code).toBe(2);
    expect((await markwarden('cases', 'open', 'nonsense', '--by', 'Pia')).code).toBe(2);
    expect((await markwarden('cases', '--state', 'guilty')).code).toBe(2);
  });

  it('says why a file cannot be taken when there is no other', async () => {
    const { code, out } = await markwarden('ingest', '--provider', 'serpapi', join(folder, 'missing.json'));
    expect(code).toBe(1);
    expect(out).toMatch(/file-not-found: .*missing.json does not exist/);
  });

  it('takes a file that is named twice once, and waits for no pipe', async () => {
    const reply = file('twice.json', serpApiReply({ query: 'twice', ads: [competitorAd] }));
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const { out } = await markwarden('ingest', '--provider', 'serpapi', '--json', pipe, reply, reply);
    const lines = out.trim().split('\n');
    expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject([
      { outcome: 'failed', reason: { code: 'not-a-file' } },
      { outcome: 'ads', alreadyKnown: false },
      { outcome: 'ads', alreadyKnown: true },
    ]);
  });

  it('pipes what it parses into detection without a database', async () => {
    const reply = file('piped.json', serpApiReply({ query: 'nordlicht', ads: [competitorAd] }));
    const captures = file('captures.jsonl', (await markwarden('parse', '--provider', 'serpapi', reply)).out);
    const { code, out } = await markwarden('detect', '--portfolio', file('p.yaml', NORDLICHT_PORTFOLIO), captures);
    expect(code).toBe(0);
    const found = JSON.parse(out) as {
      party: { relation: string };
      findings: { violation: string; verdict: string }[];
    };
    expect(found.party.relation).toBe('competitor');
    expect(found.findings).toContainEqual(
      expect.objectContaining({ violation: 'competitor_copy', verdict: 'violation' }),
    );
  });

  it('ends with 2 when it is used wrongly, and says how it is used', async () => {
    for (const args of [
      ['parse'],
      ['parse', '--provider', 'askjeeves', 'x.html'],
      ['fly'],
      ['alerts', 'show', 'nonsense'],
    ]) {
      const { code, err } = await markwarden(...args);
      expect([args, code]).toEqual([args, 2]);
      expect(err).not.toBe('');
    }
  });

  it('serves until it is told to stop, and then ends in order', async () => {
    const server = spawn(process.execPath, [CLI, 'serve'], {
      env: environment({ PORT: '0' }),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const lines = createInterface({ input: server.stdout });
    const [first] = (await once(lines, 'line')) as [string];
    const url = /http:\S+/.exec(first)?.[0] ?? '';
    const health = await fetch(`${url}/api/health`);
    expect([health.status, ((await health.json()) as { status: string }).status]).toEqual([200, 'ok']);
    server.kill('SIGTERM');
    expect(await once(server, 'exit')).toEqual([0, null]);
  });

  it('says that a port is taken and how to choose another', async () => {
    const holder = createServer().listen(0, '127.0.0.1');
    await once(holder, 'listening');
    const { port } = holder.address() as { port: number };
    const server = spawn(process.execPath, [CLI, 'serve'], {
      env: environment({ PORT: String(port) }),
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    server.stderr.on('data', (part: Buffer) => (said += part.toString()));
    const [code] = (await once(server, 'exit')) as [number];
    holder.close();
    expect(code).toBe(1);
    expect(said).toContain('MW-PORT-TAKEN');
    expect(said).toContain('PORT=');
  });
});
