import { describe, expect, it } from '@jest/globals';
import { PASSWORD, withApplication } from '../../support/application.js';

describe('signing in', () => {
  const server = withApplication();

  it('says who is signed in and in which role', async () => {
    const answer = await server.agent('ppc-manager').get('/api/session').expect(200);
    expect(answer.body).toEqual({
      user: { id: expect.any(String), name: 'ppc-manager', email: 'ppc-manager@test.example', role: 'ppc-manager' },
    });
  });

  it('refuses whoever has no session', async () => {
    const answer = await server.stranger().get('/api/session').expect(401);
    expect(answer.headers['content-type']).toMatch('application/problem+json');
    expect(answer.body).toMatchObject({
      status: 401,
      code: 'MW-SIGN-IN',
      requestId: answer.headers['x-request-id'] as string,
    });
  });

  it('refuses a cookie that somebody made up', async () => {
    const forged = 'markwarden.session_token=abc.ZGVm; markwarden.session_data=%00';
    await server.stranger().get('/api/session').set('Cookie', forged).expect(401);
  });

  it('refuses a wrong password and an unknown address in the same words', async () => {
    const wrong = await server
      .stranger()
      .post('/api/auth/sign-in/email')
      .send({ email: 'admin@test.example', password: 'x' });
    const unknown = await server
      .stranger()
      .post('/api/auth/sign-in/email')
      .send({ email: 'no@test.example', password: 'x' });
    expect([wrong.status, unknown.status]).toEqual([401, 401]);
    expect({ ...(wrong.body as object), requestId: '' }).toEqual({ ...(unknown.body as object), requestId: '' });
  });

  it('takes the address in any letter case', async () => {
    const credentials = { email: 'Viewer@Test.Example', password: PASSWORD };
    await server.stranger().post('/api/auth/sign-in/email').send(credentials).expect(200);
  });

  it('hands out a cookie that scripts cannot read and other sites cannot send', async () => {
    const credentials = { email: 'admin@test.example', password: PASSWORD };
    const answer = await server.stranger().post('/api/auth/sign-in/email').send(credentials).expect(200);
    const cookie = String(answer.headers['set-cookie']);
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Lax/i);
    expect(answer.body).not.toHaveProperty('token');
  });

  it('forgets the session at sign-out, on the server too', async () => {
    const client = server.stranger();
    const { headers } = await client
      .post('/api/auth/sign-in/email')
      .send({ email: 'partner-manager@test.example', password: PASSWORD })
      .expect(200);
    const cookie = (headers['set-cookie'] as unknown as string[]).map((one) => one.split(';')[0]).join('; ');
    await client.post('/api/auth/sign-out').expect(200, { ok: true });
    await client.get('/api/session').expect(401);
    await server.stranger().get('/api/session').set('Cookie', cookie).expect(401);
  });

  it('keeps an account of who signed in, who tried, and who left', async () => {
    const rows: { kind: string; email: string }[] = await server
      .dataSource()
      .query('SELECT DISTINCT e.kind, u.email FROM account_event e JOIN auth.user u ON u.id = e.user_id');
    expect(rows).toEqual(
      expect.arrayContaining([
        { kind: 'user-added', email: 'viewer@test.example' },
        { kind: 'signed-in', email: 'viewer@test.example' },
        { kind: 'sign-in-refused', email: 'admin@test.example' },
        { kind: 'signed-out', email: 'partner-manager@test.example' },
      ]),
    );
  });

  it('notes where a session was opened from, by the connection and not by what the client says', async () => {
    const rows: { ip: string }[] = await server
      .dataSource()
      .query(
        'SELECT ip_address AS ip FROM auth.session UNION SELECT ip_address FROM account_event WHERE ip_address IS NOT NULL',
      );
    expect(rows).toEqual([{ ip: '127.0.0.1' }]);
  });

  it('is closed to new accounts, whoever asks', async () => {
    const account = { name: 'Eve', email: 'eve@test.example', password: PASSWORD, role: 'admin' };
    const answer = await server.stranger().post('/api/auth/sign-up/email').send(account).expect(403);
    expect(answer.body).toMatchObject({ code: 'MW-SIGN-UP-CLOSED' });
    await server.agent('admin').post('/api/auth/sign-up/email').send(account).expect(403);
    expect(await server.dataSource().query("SELECT 1 FROM auth.user WHERE email = 'eve@test.example'")).toEqual([]);
  });

  it('opens no other door of the sign-in library', async () => {
    for (const path of ['update-user', 'change-email', 'request-password-reset', 'sign-in/social']) {
      await server.agent('viewer').post(`/api/auth/${path}`).send({ role: 'admin' }).expect(404);
    }
  });
});

describe('guessing passwords', () => {
  const server = withApplication({ users: false });

  it('is slowed down after ten tries from one address, whatever address the client claims', async () => {
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 12; attempt++) {
      const { status, headers } = await server
        .stranger()
        .post('/api/auth/sign-in/email')
        .set('X-Forwarded-For', `198.51.100.${attempt}`)
        .set('X-Markwarden-Client', `198.51.100.${attempt}`)
        .send({ email: 'admin@test.example', password: `guess ${attempt}` });
      statuses.push(status);
      if (status === 429) expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    }
    expect(statuses).toEqual([...Array<number>(10).fill(401), 429, 429]);
  });
});
