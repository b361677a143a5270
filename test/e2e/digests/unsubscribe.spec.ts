import { beforeEach, describe, expect, it } from '@jest/globals';
import { SubscriptionsService } from '../../../src/digests/subscriptions.service.js';
import { withApplication } from '../../support/application.js';

describe('the link that ends a subscription', () => {
  const server = withApplication();
  let path = '';
  let userId = '';
  const wanted = async (): Promise<boolean> =>
    (
      (await server.agent('ppc-manager').get('/api/digests').expect(200)).body as {
        subscription: { wanted: boolean };
      }
    ).subscription.wanted;

  beforeEach(async () => {
    const [{ id }] = await server
      .dataSource()
      .query<[{ id: string }]>(`SELECT id FROM auth."user" WHERE role = 'ppc-manager'`);
    userId = id;
    const subscriptions = server.app().get(SubscriptionsService, { strict: false });
    await subscriptions.change(userId, true);
    path = `/api/digests/unsubscribe/${await subscriptions.tokenOf(userId)}`;
  });

  it('asks and ends nothing when it is only opened, because scanners of mail follow links', async () => {
    const { text, headers } = await server.stranger().get(path).expect(200);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(text).toContain('<form method="post">');
    await server.stranger().head(path).expect(200);
    expect(await wanted()).toBe(true);
  });

  it('ends it at the one-click POST of a mail program (RFC 8058), without session, cookie or Origin', async () => {
    await server
      .stranger()
      .post(path)
      .set('Content-Type', 'application/x-www-form-urlencoded')
      .send('List-Unsubscribe=One-Click')
      .expect(200);
    expect(await wanted()).toBe(false);
  });

  it('takes that POST as multipart/form-data too, which the RFC allows', async () => {
    await server.stranger().post(path).field('List-Unsubscribe', 'One-Click').expect(200);
    expect(await wanted()).toBe(false);
  });

  it('stays ended however often it is sent, and says so when it is opened again', async () => {
    for (let times = 0; times < 3; times += 1) await server.stranger().post(path).expect(200);
    expect(await wanted()).toBe(false);
    const { text } = await server.stranger().get(path).expect(200);
    expect(text).toContain('No further digest is sent');
    expect(text).not.toContain('<form');
  });

  it('ends it at the button of its own page', async () => {
    await server.stranger().post(path).set('Origin', server.url()).set('Sec-Fetch-Site', 'same-origin').expect(200);
    expect(await wanted()).toBe(false);
  });

  it('does not take it from another site’s page', async () => {
    await server
      .stranger()
      .post(path)
      .set('Origin', 'https://evil.example')
      .set('Sec-Fetch-Site', 'cross-site')
      .expect(403);
    expect(await wanted()).toBe(true);
  });

  it.each(['nonsense', 'a'.repeat(43), encodeURIComponent("' OR true --")])(
    'refuses a token that was never given: %s',
    async (token) => {
      const { body } = (await server.stranger().post(`/api/digests/unsubscribe/${token}`).expect(404)) as {
        body: unknown;
      };
      expect(body).toMatchObject({ code: 'MW-DIGEST-UNSUBSCRIBE' });
      await server.stranger().get(`/api/digests/unsubscribe/${token}`).expect(404);
      expect(await wanted()).toBe(true);
    },
  );

  it('lets nobody in: the token opens nothing else', async () => {
    await server.stranger().get('/api/digests').expect(401);
    await server.stranger().post('/api/digests/subscription').send({ wanted: false }).expect(401);
  });
});
