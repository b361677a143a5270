import { describe, expect, it } from '@jest/globals';
import { SetupService } from '../../../src/accounts/setup.service.js';
import { withApplication } from '../../support/application.js';

const ANNA = { name: 'Anna', email: 'Anna@brand.example', password: 'a long enough one' };

describe('the first user', () => {
  const server = withApplication({ users: false });
  const issue = async (): Promise<string> =>
    (await server.app().get(SetupService, { strict: false }).issueToken()) ?? '';

  it('is asked for on an empty database', async () => {
    await server.stranger().get('/api/setup').expect(200, { needsFirstUser: true });
  });

  it('cannot be created before a token was printed, nor with a guess', async () => {
    const answer = await server
      .stranger()
      .post('/api/setup')
      .send({ token: '', ...ANNA })
      .expect(403);
    expect(answer.body).toMatchObject({ code: 'MW-SETUP-TOKEN' });
    await issue();
    await server
      .stranger()
      .post('/api/setup')
      .send({ token: 'guess', ...ANNA })
      .expect(403);
  });

  it('cannot be created with the token of an earlier start', async () => {
    const earlier = await issue();
    await issue();
    await server
      .stranger()
      .post('/api/setup')
      .send({ token: earlier, ...ANNA })
      .expect(403);
  });

  it('keeps no token in readable form', async () => {
    const token = await issue();
    const rows: { hash: Buffer }[] = await server.dataSource().query('SELECT hash FROM auth.setup_token');
    expect(rows[0]?.hash.toString('utf8')).not.toContain(token);
  });

  it('is told which field is wrong', async () => {
    const token = await issue();
    const answer = await server
      .stranger()
      .post('/api/setup')
      .send({ token, name: ' ', email: 'anna', password: 'short' });
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({
      code: 'MW-INVALID',
      errors: [
        { path: 'name', message: 'must not be empty' },
        { path: 'email', message: 'must be an e-mail address' },
        { path: 'password', message: 'must have at least 8 characters' },
      ],
    });
  });

  it('is created once, however many ask at the same time, and is an admin', async () => {
    const token = await issue();
    const statuses = await Promise.all(
      ['anna', 'berta', 'carla'].map(async (name) => {
        const body = { token, name, email: `${name}@brand.example`, password: ANNA.password };
        return (await server.stranger().post('/api/setup').send(body)).status;
      }),
    );
    expect(statuses.toSorted()).toEqual([201, 409, 409]);
    expect(await server.dataSource().query('SELECT role FROM auth.user')).toEqual([{ role: 'admin' }]);
  });

  it('ends the setup: the token opens nothing any more and no other is issued', async () => {
    await server.stranger().get('/api/setup').expect(200, { needsFirstUser: false });
    const answer = await server
      .stranger()
      .post('/api/setup')
      .send({ token: 'any', ...ANNA })
      .expect(409);
    expect(answer.body).toMatchObject({ code: 'MW-SETUP-DONE' });
    expect(await issue()).toBe('');
    expect(await server.dataSource().query('SELECT 1 FROM auth.setup_token')).toEqual([]);
  });
});
