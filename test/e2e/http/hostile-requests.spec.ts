import { connect } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import type { Response } from 'supertest';
import { withApplication } from '../../support/application.js';

function expectProblem(answer: Response, status: number, code: string): void {
  expect(answer.headers['content-type']).toMatch('application/problem+json');
  expect(answer.body).toMatchObject({
    type: 'about:blank',
    status,
    code,
    requestId: answer.headers['x-request-id'] as string,
  });
  expect(answer.status).toBe(status);
  expect(answer.text).not.toMatch(/node_modules|\.ts:|\.js:|\\n/);
}

describe('a request that is not as it should be', () => {
  const server = withApplication({ users: false });

  it('meets a door that does not exist', async () => {
    expectProblem(await server.stranger().get('/api/nothing-here'), 404, 'MW-NOT-FOUND');
    expectProblem(await server.stranger().get('/api/%00'), 404, 'MW-NOT-FOUND');
  });

  it('has an address that cannot be decoded', async () => {
    expectProblem(await server.stranger().get('/api/%E0%A4%A'), 400, 'MW-INVALID');
  });

  it('has a body that is no JSON, has another type, or is nested very deeply', async () => {
    const post = (type: string, body: string) =>
      server.stranger().post('/api/setup').set('Content-Type', type).send(body);
    expectProblem(await post('application/json', '{"token":'), 400, 'MW-INVALID');
    expectProblem(await post('application/json; charset=utf-99', '{}'), 415, 'MW-MEDIA-TYPE');
    expectProblem(await post('application/json', '['.repeat(100_000)), 400, 'MW-INVALID');
    expectProblem(await post('application/xml', '<token/>'), 400, 'MW-INVALID');
    const nested = `{"token":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    expectProblem(await post('application/json', nested), 400, 'MW-INVALID');
  });

  it('has a body that is larger than any real one', async () => {
    const body = { token: 'x'.repeat(2_000_000) };
    expectProblem(await server.stranger().post('/api/setup').send(body), 413, 'MW-TOO-LARGE');
  });

  it('has fields of the wrong kind', async () => {
    const answer = await server
      .stranger()
      .post('/api/auth/sign-in/email')
      .send({ email: { $ne: null }, password: ['x'] });
    expectProblem(answer, 400, 'MW-INVALID');
    expect((answer.body as { errors: { path: string }[] }).errors.map((error) => error.path)).toEqual([
      'email',
      'password',
    ]);
  });

  it('tries to reach into the prototype', async () => {
    const body = '{"email":"a@b.example","password":"x","__proto__":{"role":"admin"}}';
    const answer = await server
      .stranger()
      .post('/api/auth/sign-in/email')
      .set('Content-Type', 'application/json')
      .send(body);
    expectProblem(answer, 401, 'MW-SIGN-IN-REFUSED');
  });

  it('holds a character that cannot be stored', async () => {
    const body = { email: 'nul\u0000@b.example', password: 'nul\u0000' };
    expectProblem(await server.stranger().post('/api/auth/sign-in/email').send(body), 400, 'MW-INVALID');
  });

  it('is no HTTP at all', async () => {
    const { port } = new URL(server.url());
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(Number(port), '127.0.0.1', () => socket.end('\u0016\u0003\u0001 hello\r\n\r\n'));
      socket.once('data', (data) => resolve(data.toString()));
    });
    expect(answer).toMatch('400 Bad Request');
    await server.stranger().get('/api/health').expect(200);
  });
});

describe('a change that another site sends', () => {
  const server = withApplication();
  const signOut = (headers: Record<string, string>) => server.agent('viewer').post('/api/auth/sign-out').set(headers);

  it.each([
    ['names another origin', { Origin: 'https://evil.example' }],
    ['hides its origin', { Origin: 'null' }],
    ['comes from another port of this machine', { Origin: 'http://127.0.0.1:1' }],
    ['is marked as cross-site by the browser', { 'Sec-Fetch-Site': 'cross-site' }],
    ['is marked as same-site only', { 'Sec-Fetch-Site': 'same-site' }],
  ])('is refused when it %s', async (_name, headers: Record<string, string>) => {
    expectProblem(await signOut(headers), 403, 'MW-ORIGIN');
    await server.agent('viewer').get('/api/session').expect(200);
  });

  it('may still read nothing: no other origin is ever allowed to', async () => {
    const answer = await server.agent('viewer').get('/api/session').set('Origin', 'https://evil.example');
    expect(answer.headers).not.toHaveProperty('access-control-allow-origin');
  });

  it('is told apart from the console, which comes from the same origin', async () => {
    await signOut({ Origin: server.url(), 'Sec-Fetch-Site': 'same-origin' }).expect(200);
  });
});

describe('every answer', () => {
  const server = withApplication({ users: false });

  it('forbids scripts from elsewhere, framing and guessing of types', async () => {
    const { headers } = (await server.stranger().get('/api/health')) as { headers: Record<string, string> };
    expect(headers['content-security-policy']).toMatch("default-src 'none'");
    expect(headers['content-security-policy']).toMatch("script-src 'self';");
    expect(headers['content-security-policy']).toMatch("frame-ancestors 'none'");
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['cache-control']).toBe('no-store');
    expect(headers).not.toHaveProperty('x-powered-by');
  });

  it('has a request id of the server, not of the client', async () => {
    const answer = await server.stranger().get('/api/health').set('X-Request-Id', 'forged');
    expect(answer.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });
});
