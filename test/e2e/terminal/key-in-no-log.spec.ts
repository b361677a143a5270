import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';

jest.setTimeout(120_000);

const ROOT = resolve(import.meta.dirname, '../../..');
const CLI = resolve(ROOT, 'node_modules/.cache/markwarden/build/src/cli.js');
const KEY = 'sk-zz91+quite/secret=42';
const PERSON = { name: 'Ada', email: 'ada@brand.example', password: 'correct horse battery' };

describe('a server that logs everything', () => {
  let database: TestDatabase;
  let home: string;
  beforeAll(async () => {
    database = await createTestDatabase();
    home = mkdtempSync(join(tmpdir(), 'markwarden-log-'));
  });
  afterAll(async () => {
    await database.drop();
    rmSync(home, { recursive: true, force: true });
  });

  it('logs that a key was set, refused and removed, and never the key', async () => {
    const env = {
      ...process.env,
      DATABASE_URL: database.url,
      LOG_LEVEL: 'trace',
      MARKWARDEN_ROOT: ROOT,
      MARKWARDEN_HOME: home,
      PORT: '0',
    };
    const { name, email, password } = PERSON;
    const person = ['--email', email, '--name', name, '--role', 'admin', '--password', password];
    await promisify(execFile)(process.execPath, [CLI, 'user', 'add', ...person], { env });
    const server = spawn(process.execPath, [CLI, 'serve'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    server.stdout.on('data', (part: Buffer) => (said += part.toString()));
    server.stderr.on('data', (part: Buffer) => (said += part.toString()));
    const lines = createInterface({ input: server.stdout });
    let url: string | undefined;
    for await (const line of lines) {
      url = /http:\/\/[\w.:]+/.exec(line)?.[0];
      if (url !== undefined) break;
    }
    const call = (method: string, path: string, body?: object, cookie = ''): Promise<Response> =>
      fetch(`${url ?? ''}${path}`, {
        method,
        headers: { 'content-type': 'application/json', cookie },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
    const signedIn = await call('POST', '/api/auth/sign-in/email', { email, password });
    const cookie = signedIn.headers
      .getSetCookie()
      .map((each) => each.split(';')[0])
      .join('; ');
    const path = '/api/providers/searchapi/key';
    const answers = [
      await call('PUT', path, { credentials: { key: KEY } }, cookie),
      await call('PUT', path, { credentials: { key: `${KEY}\n` + KEY } }, cookie),
      await call('PUT', path, { credentials: KEY }, cookie),
      await call('PUT', '/api/providers/nobody/key', { credentials: { key: KEY } }, cookie),
      await call('PUT', path, { credentials: { key: KEY } }),
      await call('DELETE', path, undefined, cookie),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 400, 400, 400, 401, 204]);
    server.kill('SIGTERM');
    await once(server, 'exit');
    const forms = [KEY, encodeURIComponent(KEY), Buffer.from(KEY).toString('base64'), JSON.stringify(KEY)];
    expect(said).toContain(path);
    expect(forms.filter((form) => said.includes(form))).toEqual([]);
  });
});
