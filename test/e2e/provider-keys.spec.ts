import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, jest } from '@jest/globals';
import { SystemClock } from '../../src/platform/clock/clock.js';
import { Config } from '../../src/platform/config/config.js';
import type { Providers } from '../../src/screens/providers.schema.js';
import type { ProviderKeyState } from '../../src/watches/provider-key.schema.js';
import { ProviderKeys } from '../../src/watches/provider-keys.service.js';
import { Transports } from '../../src/watches/transport/transports.js';
import { withApplication } from '../support/application.js';
import { ProviderServer } from '../support/provider-server.js';

jest.setTimeout(120_000);

const KEY = 'sk-zz91+quite/secret=42';
const HOME = mkdtempSync(join(tmpdir(), 'markwarden-keys-'));
const look = {
  query: 'nordlicht',
  engine: 'google',
  device: 'desktop',
  market: { country: 'DE', language: 'de', location: null },
} as const;

/** Every form in which the key could stand somewhere. */
const FORMS = [KEY, encodeURIComponent(KEY), Buffer.from(KEY).toString('base64'), Buffer.from(KEY).toString('hex')];
const shows = (text: string): string[] => FORMS.filter((form) => text.includes(form));

describe('the key of a provider', () => {
  const server = withApplication({
    environment: { MARKWARDEN_HOME: HOME, DATAFORSEO_LOGIN: 'login-env', DATAFORSEO_PASSWORD: 'password-env' },
  });
  afterAll(() => {
    rmSync(HOME, { recursive: true, force: true });
  });
  const put = (body: object, provider = 'searchapi', role: 'admin' | 'ppc-manager' = 'admin') =>
    server.agent(role).put(`/api/providers/${provider}/key`).send(body);
  const rows = async (): Promise<Providers['providers']> =>
    ((await server.agent('viewer').get('/api/providers').expect(200)).body as Providers).providers;

  it('is set by an admin only', async () => {
    for (const role of ['ppc-manager', 'partner-manager', 'viewer'] as const) {
      await server
        .agent(role)
        .put('/api/providers/searchapi/key')
        .send({ credentials: { key: KEY } })
        .expect(403);
      await server.agent(role).delete('/api/providers/searchapi/key').expect(403);
    }
    await put({ credentials: { key: KEY } }, 'nobody').expect(400);
  });

  it('is told to nobody once it is set: that it is there, since when, and no more', async () => {
    const { text } = await put({ credentials: { key: `  ${KEY} ` } }).expect(200);
    const body = JSON.parse(text) as ProviderKeyState;
    expect({ ...body, setAt: null }).toEqual({ from: 'settings', setAt: null, readable: true });
    expect(Date.parse(body.setAt ?? '')).not.toBeNaN();
    const list = await rows();
    expect(list.find(({ provider }) => provider === 'searchapi')).toMatchObject({ keySet: true, key: body });
    const state = await server.agent('viewer').get('/api/providers/searchapi/key').expect(200);
    expect(state.body).toEqual(body);
    expect(shows(text + state.text + JSON.stringify(list))).toEqual([]);
  });

  it('stands sealed in the database, under the name of its setting and nowhere else', async () => {
    const tables = await server.dataSource().query<{ text: string }[]>(
      `SELECT query_to_xml(format('SELECT * FROM %I.%I', schemaname, tablename), true, false, '')::text AS text
         FROM pg_tables WHERE schemaname IN ('public', 'auth')`,
    );
    const whole = tables.map(({ text }) => text).join('');
    expect(whole).toContain('provider:searchapi');
    expect(shows(whole)).toEqual([]);
  });

  it('reaches its provider in a header, with the next look, and is in nothing that comes of it', async () => {
    await using provider = await ProviderServer.start((asked, answer) => {
      answer.writeHead(401).end(JSON.stringify({ error: `No such key: ${JSON.stringify(asked.headers)}` }));
    });
    const config = server.app().get(Config);
    const at = { ...config.providers, searchapi: { ...config.providers.searchapi, url: provider.url } };
    const keys = server.app().get(ProviderKeys, { strict: false });
    const transports = new Transports({ providers: at }, { clock: new SystemClock(), responseMs: 5000 }, keys);
    const answer = await transports.of('searchapi').ask(look, AbortSignal.timeout(10_000));
    expect(provider.asked[0]?.authorization).toBe(`Bearer ${KEY}`);
    expect(`${provider.asked[0]?.path}?${provider.asked[0]?.params.toString()}`).not.toContain('sk-');
    expect(answer).toMatchObject({ status: 'failed', code: 'key-refused' });
    expect(shows(JSON.stringify(answer))).toEqual([]);
  });

  it('leaves in the history who set it and when', async () => {
    const events = await server
      .dataSource()
      .query<{ kind: string; by: string; provider: string }[]>(
        'SELECT provider, kind, by FROM provider_key_event ORDER BY at, id',
      );
    expect(events).toEqual([{ provider: 'searchapi', kind: 'set', by: 'admin' }]);
  });

  it.each([
    ['none of the fields', { credentials: {} }, 'MW-KEY-INCOMPLETE'],
    ['a field too many', { credentials: { key: KEY, login: 'somebody' } }, 'MW-KEY-INCOMPLETE'],
    ['what no header takes', { credentials: { key: `${KEY}\r\nx-evil: 1` } }, 'MW-INVALID'],
    ['letters of another script', { credentials: { key: `${KEY}ключ` } }, 'MW-INVALID'],
    ['something else than text', { credentials: { key: [KEY] } }, 'MW-INVALID'],
    ['far too much', { credentials: { key: KEY.repeat(40) } }, 'MW-INVALID'],
  ])('is refused with %s, and the refusal does not repeat it', async (_what, body, code) => {
    const { text } = await put(body, 'scaleserp').expect(400);
    expect(JSON.parse(text)).toMatchObject({ code });
    expect(shows(text)).toEqual([]);
  });

  it('of the environment goes first, and cannot be replaced from here', async () => {
    const { text } = await put({ credentials: { login: 'someone', password: KEY } }, 'dataforseo').expect(409);
    expect(JSON.parse(text)).toMatchObject({ code: 'MW-KEY-IN-ENVIRONMENT' });
    expect((await server.agent('viewer').get('/api/providers/dataforseo/key')).body).toEqual({
      from: 'environment',
      setAt: null,
      readable: true,
    });
  });

  it('is sealed with a secret that only the user of the service can read', () => {
    const { mode } = statSync(join(HOME, 'settings.secret'));
    expect((mode & 0o077).toString(8)).toBe('0');
    expect(shows(readFileSync(join(HOME, 'settings.secret'), 'utf8'))).toEqual([]);
  });

  it('counts as none, and says why, where the secret that sealed it is gone', async () => {
    const file = join(HOME, 'settings.secret');
    const secret = readFileSync(file, 'utf8');
    writeFileSync(file, 'another secret altogether\n');
    const keys = server.app().get(ProviderKeys, { strict: false });
    expect(await keys.of('searchapi')).toBeNull();
    expect((await rows()).find(({ provider }) => provider === 'searchapi')).toMatchObject({
      keySet: false,
      key: { from: 'settings', readable: false },
    });
    writeFileSync(file, secret);
    expect(await keys.of('searchapi')).toEqual({ key: KEY });
  });

  it('cannot be moved to another provider in the database', async () => {
    await server
      .dataSource()
      .query(
        "INSERT INTO secret_setting SELECT 'provider:serper', key_id, nonce, box, set_at FROM secret_setting WHERE name = 'provider:searchapi'",
      );
    const keys = server.app().get(ProviderKeys, { strict: false });
    expect(await keys.of('serper')).toBeNull();
    expect((await server.agent('admin').get('/api/providers/serper/key')).body).toMatchObject({ readable: false });
  });

  it('is gone once it was removed, and removing it again is no error', async () => {
    await server.agent('admin').delete('/api/providers/searchapi/key').expect(204);
    await server.agent('admin').delete('/api/providers/searchapi/key').expect(204);
    const keys = server.app().get(ProviderKeys, { strict: false });
    expect(await keys.of('searchapi')).toBeNull();
    const events = await server
      .dataSource()
      .query<{ kind: string }[]>("SELECT kind FROM provider_key_event WHERE provider = 'searchapi' ORDER BY at, id");
    expect(events.map(({ kind }) => kind)).toEqual(['set', 'removed']);
  });
});
