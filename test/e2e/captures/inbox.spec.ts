import { describe, expect, it } from '@jest/globals';
import { REQUESTS_A_MINUTE } from '../../../src/accounts/api-tokens.service.js';
import { FixedClock } from '../../../src/platform/clock/clock.js';
import { withApplication } from '../../support/application.js';
import { har, mhtml } from '../../support/archives.js';
import { SAVED_BING_PAGE, SAVED_DUCK_PAGE, SAVED_GOOGLE_PAGE } from '../../support/saved-pages.js';

interface Result {
  readonly file: string;
  readonly captureId: string | null;
  readonly outcome: string;
  readonly reason: { readonly code: string } | null;
  readonly alreadyKnown: boolean;
}
interface Token {
  readonly id: string;
  readonly name: string;
  readonly lastUsedAt: string | null;
  readonly revokedAt: string | null;
  readonly revokedBy: string | null;
  readonly captures: number;
}

describe('captures that a program sends with an API token', () => {
  const clock = new FixedClock(new Date('2026-11-26T12:00:05Z'));
  const { agent, stranger, dataSource } = withApplication({ clock });

  async function token(name: string): Promise<{ id: string; token: string }> {
    const { body } = (await agent('admin').post('/api/tokens').send({ name }).expect(200)) as { body: unknown };
    return body as { id: string; token: string };
  }
  async function listed(name: string): Promise<Token | undefined> {
    const { body } = (await agent('admin').get('/api/tokens').expect(200)) as { body: unknown };
    return (body as { tokens: Token[] }).tokens.find((each) => each.name === name);
  }
  function send(bearer: string, files: Readonly<Record<string, Buffer | string>>, fields: Record<string, string> = {}) {
    const request = stranger().post('/api/captures/inbox').set('Authorization', `Bearer ${bearer}`);
    for (const [name, value] of Object.entries(fields)) void request.field(name, value);
    for (const [name, bytes] of Object.entries(files)) void request.attach('files', Buffer.from(bytes), name);
    return request;
  }
  const results = (answer: { body: unknown }): Result[] => (answer.body as { results: Result[] }).results;

  it('are taken, read, and listed with whoever sent them', async () => {
    const { token: bearer } = await token('Crawler of Lumen Partners');
    expect(await listed('Crawler of Lumen Partners')).toMatchObject({ lastUsedAt: null, captures: 0 });
    const answer = await send(bearer, {
      'page.html': SAVED_GOOGLE_PAGE.body,
      'session.har': har([SAVED_BING_PAGE, SAVED_DUCK_PAGE]),
      'shop.html': '<title>A shop</title>',
    }).expect(200);
    expect(results(answer).map(({ file, outcome, reason }) => [file, outcome, reason?.code ?? null])).toEqual([
      ['page.html', 'ads', null],
      ['session.har', 'ads', null],
      ['session.har', 'no-ads', null],
      ['shop.html', 'failed', 'not-recognised'],
    ]);
    expect(await listed('Crawler of Lumen Partners')).toMatchObject({
      lastUsedAt: '2026-11-26T12:00:05.000Z',
      captures: 3,
    });
  });

  it('are one capture however often the same bytes come, and are answered as known', async () => {
    const { token: bearer } = await token('Extension that stutters');
    const page = mhtml({ ...SAVED_BING_PAGE, at: '2026-11-20T08:00:00.000Z' });
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => send(bearer, { 'page.mhtml': page }).expect(200)),
    );
    const all = answers.flatMap(results);
    expect(new Set(all.map(({ captureId }) => captureId)).size).toBe(1);
    expect(all.filter(({ alreadyKnown }) => !alreadyKnown)).toHaveLength(1);
    expect((await listed('Extension that stutters'))?.captures).toBe(1);
  });

  it('have the time that the program states, where the page states none', async () => {
    const { token: bearer } = await token('Extension that knows the time');
    const body = SAVED_BING_PAGE.body.replace('reduziert', 'jetzt reduziert');
    const fields = { capturedAt: '2026-11-26T13:00:00+02:00', device: 'mobile' };
    const [result] = results(await send(bearer, { 'page.html': body }, fields).expect(200));
    const { body: capture } = (await agent('viewer').get(`/api/captures/${result?.captureId ?? ''}`)) as {
      body: unknown;
    };
    expect(capture).toMatchObject({ capturedAt: '2026-11-26T11:00:00.000Z', query: 'nordlicht' });
    await send(bearer, { 'page.html': body }, { capturedAt: 'yesterday' }).expect(400);
  });

  it('are taken from a browser extension, whose requests come from no page of the console', async () => {
    const { token: bearer } = await token('Extension');
    await send(bearer, { 'page.html': SAVED_GOOGLE_PAGE.body })
      .set('Origin', 'chrome-extension://abcdefghijklmnop')
      .set('Sec-Fetch-Site', 'cross-site')
      .expect(200);
    await agent('admin')
      .post('/api/tokens')
      .set('Origin', 'https://evil.example')
      .set('Authorization', 'Basic YTpi')
      .send({ name: 'forged' })
      .expect(403);
  });

  it('are refused without a token, with one that was made up, and with one that was revoked', async () => {
    const { id, token: bearer } = await token('Lost laptop');
    await agent('admin').post(`/api/tokens/${id}/revoke`).send({}).expect(204);
    for (const wrong of [bearer, `${bearer.slice(0, -1)}_`, 'mwt_x', '']) {
      const { body } = (await send(wrong, { 'page.html': SAVED_GOOGLE_PAGE.body }).expect(401)) as { body: unknown };
      expect(body).toMatchObject({ code: 'MW-TOKEN' });
    }
    await stranger().post('/api/captures/inbox').expect(401);
    expect(await listed('Lost laptop')).toMatchObject({ revokedBy: 'admin', captures: 0 });
  });

  it('are refused when nothing came, or what is too large, in codes that programs can rely on', async () => {
    const { token: bearer } = await token('Clumsy');
    const { body } = (await send(bearer, {}, { device: 'mobile' }).expect(400)) as { body: unknown };
    expect(body).toMatchObject({ code: 'MW-CAPTURE-NO-FILE' });
    const answer = await send(bearer, {
      'huge.har': Buffer.alloc(50 * 1024 * 1024, 32),
      'p.html': SAVED_DUCK_PAGE.body,
    });
    expect(results(answer).map(({ outcome, reason }) => [outcome, reason?.code ?? null])).toEqual([
      ['failed', 'too-large'],
      ['no-ads', null],
    ]);
  });

  it('are slowed down past the limit of a minute, each program on its own', async () => {
    const { id, token: bearer } = await token('Hasty');
    await dataSource().query(
      "UPDATE api_token SET minute = date_trunc('minute', $2::timestamptz), minute_requests = $3 WHERE id = $1",
      [id, clock.now(), REQUESTS_A_MINUTE - 1],
    );
    await send(bearer, { 'p.html': SAVED_DUCK_PAGE.body }).expect(200);
    const refused = await send(bearer, { 'p.html': SAVED_DUCK_PAGE.body }).expect(429);
    expect(refused.body).toMatchObject({ code: 'MW-TOO-MANY' });
    expect(refused.headers['retry-after']).toBe('55');
    await send((await token('Patient')).token, { 'p.html': SAVED_DUCK_PAGE.body }).expect(200);
    clock.advance(55_000);
    await send(bearer, { 'p.html': SAVED_DUCK_PAGE.body }).expect(200);
  });

  it('open no other door: a token reads nothing and changes nothing else', async () => {
    const { token: bearer } = await token('Curious');
    for (const path of ['/api/captures', '/api/tokens', '/api/alerts', '/api/session', '/api/portfolio'])
      await stranger().get(path).set('Authorization', `Bearer ${bearer}`).expect(401);
    await stranger().post('/api/captures').set('Authorization', `Bearer ${bearer}`).expect(401);
  });
});

describe('API tokens', () => {
  const { agent, dataSource } = withApplication();

  it('are made, listed and revoked by admins only', async () => {
    for (const role of ['ppc-manager', 'partner-manager', 'viewer'] as const) {
      await agent(role).get('/api/tokens').expect(403);
      await agent(role).post('/api/tokens').send({ name: 'x' }).expect(403);
    }
  });

  it('are kept as a hash, and shown once', async () => {
    const { body } = (await agent('admin').post('/api/tokens').send({ name: 'Once' }).expect(200)) as { body: unknown };
    const { token } = body as { token: string };
    expect(token).toMatch(/^mwt_[\w-]{43}$/);
    const { text } = await agent('admin').get('/api/tokens').expect(200);
    expect(text).toContain('Once');
    expect(text).not.toContain(token.slice(4));
    const [{ kept } = { kept: '' }] = await dataSource().query<{ kept: string }[]>(
      "SELECT string_agg(t::text, ' ') AS kept FROM api_token t",
    );
    expect(kept).not.toContain(token.slice(4));
  });

  it('have a name that no other token in force has', async () => {
    const make = (name: string) => agent('admin').post('/api/tokens').send({ name });
    const { body } = (await make('Berlin').expect(200)) as { body: unknown };
    expect((await make('Berlin').expect(409)).body).toMatchObject({ code: 'MW-TOKEN-NAME' });
    await make('  ').expect(400);
    await agent('admin')
      .post(`/api/tokens/${(body as { id: string }).id}/revoke`)
      .send({})
      .expect(204);
    await make('Berlin').expect(200);
  });

  it('that are not there cannot be revoked, and those that were stay as they are', async () => {
    const revoke = (id: string) => agent('admin').post(`/api/tokens/${id}/revoke`).send({});
    const missing = await revoke('01a202d7-9521-760f-9785-919e0398c101').expect(404);
    expect(missing.body).toMatchObject({ code: 'MW-TOKEN-NOT-FOUND' });
    const { body } = (await agent('admin').post('/api/tokens').send({ name: 'Twice' })) as { body: unknown };
    const { id } = body as { id: string };
    await revoke(id).expect(204);
    const at = async () => dataSource().query<unknown[]>('SELECT revoked_at FROM api_token WHERE id = $1', [id]);
    const first = await at();
    await revoke(id).expect(204);
    expect(await at()).toEqual(first);
  });
});
