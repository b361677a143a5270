import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { createApp, serve } from '../../../src/main.js';
import { loadConfig } from '../../../src/platform/config/config.js';
import { withApplication } from '../../support/application.js';
import { createTestDatabase } from '../../support/database.js';

const quiet = { out: () => undefined, err: () => undefined };

describe('the health check', () => {
  const server = withApplication({ users: false });

  it('says which version runs', async () => {
    const answer = await server.stranger().get('/api/health').expect(200);
    expect(answer.body).toEqual({ status: 'ok', version: expect.stringMatching(/^\d+\.\d+\.\d+/), database: 'ok' });
  });

  it('survives lost connections, and says so when the database is away', async () => {
    const name = new URL((server.dataSource().options as { url: string }).url).pathname.slice(1);
    const other = new pg.Client({ connectionString: process.env['MARKWARDEN_TEST_SERVER'] });
    await other.connect();
    await other.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
    await other.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [name]);
    const away = await server.stranger().get('/api/health');
    await other.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`);
    await other.end();
    expect(away.status).toBe(503);
    expect(away.body).toMatchObject({ code: 'MW-DB-AWAY' });
    await server.stranger().get('/api/health').expect(200);
  });
});

describe('starting the server', () => {
  it('prints where it is and, on an empty database, the token for the first user', async () => {
    const database = await createTestDatabase();
    const lines: string[] = [];
    const config = loadConfig({ PORT: '0', LOG_LEVEL: 'silent', DATABASE_URL: database.url });
    const served = await serve(config, { out: (line) => lines.push(line), err: () => undefined });
    expect(lines[0]).toMatch(new RegExp(`^Markwarden .* is at ${served.url}$`));
    const token = /: (\S+)$/.exec(lines[1] ?? '')?.[1];
    const body = { token, name: 'Anna', email: 'anna@brand.example', password: 'a long enough one' };
    const origin = served.url.replace('localhost', '127.0.0.1');
    const headers = { 'Content-Type': 'application/json' };
    const answer = await fetch(`${origin}/api/setup`, { method: 'POST', headers, body: JSON.stringify(body) });
    expect(answer.status).toBe(201);
    await served.close();
    await database.drop();
  });

  it('says what to do when the port is taken', async () => {
    const database = await createTestDatabase();
    const holder = createServer().listen(0, '127.0.0.1');
    await once(holder, 'listening');
    const { port } = holder.address() as AddressInfo;
    const config = loadConfig({ PORT: String(port), LOG_LEVEL: 'silent', DATABASE_URL: database.url });
    await expect(serve(config, quiet)).rejects.toMatchObject({
      code: 'MW-PORT-TAKEN',
      message: expect.stringMatching(new RegExp(`Port ${port} .* is taken .* set PORT=`)) as unknown,
    });
    holder.close();
    await database.drop();
  });

  it('says what to do when no database answers, without its password', async () => {
    const config = loadConfig({
      PORT: '0',
      LOG_LEVEL: 'silent',
      DATABASE_URL: 'postgres://me:hunter2@127.0.0.1:1/ads',
    });
    const error = await serve(config, quiet).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'MW-DB-UNREACHABLE' });
    expect(String(error)).toMatch('127.0.0.1:1/ads');
    expect(String(error)).not.toMatch('hunter2');
  });

  it('waits for the request under way before it stops', async () => {
    const database = await createTestDatabase();
    const config = loadConfig({ LOG_LEVEL: 'silent', DATABASE_URL: database.url });
    const app = await createApp({ config, consoleFolder: null });
    await app.listen(0, '127.0.0.1');
    const { port } = app.getHttpServer().address() as AddressInfo;
    const locker = new pg.Client({ connectionString: database.url });
    await locker.connect();
    await locker.query('BEGIN');
    await locker.query('LOCK TABLE auth."user"');
    const asked = fetch(`http://127.0.0.1:${port}/api/setup`);
    await new Promise((done) => setTimeout(done, 200));
    const closed = app.close();
    await locker.query('COMMIT');
    await locker.end();
    expect((await asked).status).toBe(200);
    await closed;
    await database.drop();
  });
});

describe('behind a proxy with a public address', () => {
  const server = withApplication({ users: false, environment: { PUBLIC_URL: 'https://ads.example' } });
  const signOut = (origin: string) => server.stranger().post('/api/auth/sign-out').set('Origin', origin);

  it('accepts changes from that address only', async () => {
    expect((await signOut('https://ads.example')).status).toBe(200);
    expect((await signOut('http://ads.example')).status).toBe(403);
    expect((await signOut(server.url())).status).toBe(403);
  });

  it('insists on encrypted connections', async () => {
    const answer = await server.stranger().get('/api/health');
    expect(answer.headers['strict-transport-security']).toMatch('max-age=');
  });
});
