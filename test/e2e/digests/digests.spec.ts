import { beforeAll, describe, expect, it } from '@jest/globals';
import { DigestsService } from '../../../src/digests/digests.service.js';
import type { DigestPreview, Digests } from '../../../src/screens/digest.schema.js';
import { FixedClock } from '../../../src/platform/clock/clock.js';
import { workOnce } from '../../../src/worker.js';
import { withApplication } from '../../support/application.js';
import { handIn, importNordlicht } from '../../support/nordlicht.js';
import { competitorAd, serpApiReply } from '../../support/samples.js';
import { withSmtp } from '../../support/smtp.js';

const WEEK = { week: '2026-W47', role: 'ppc-manager' } as const;

describe('the digest screen', () => {
  const smtp = withSmtp();
  const server = withApplication({
    clock: new FixedClock('2026-11-25T12:00:00Z'),
    environment: {
      get MAIL_URL() {
        return smtp().url;
      },
      MAIL_FROM: 'digest@markwarden.example',
    },
  });
  const screen = async (): Promise<Digests> =>
    (await server.agent('ppc-manager').get('/api/digests').expect(200)).body as Digests;

  beforeAll(async () => {
    await importNordlicht(server);
    await handIn(server, [
      serpApiReply({ query: 'nordlicht', id: 'one', ads: [competitorAd] }),
      serpApiReply({ query: 'nordlicht', id: 'two', ads: [] }),
    ]);
  });

  it('says which weeks there are, when the next one goes out, and from whom', async () => {
    expect(await screen()).toMatchObject({
      currentWeek: '2026-W48',
      weeks: ['2026-W48', '2026-W47', '2026-W46', '2026-W45', '2026-W44', '2026-W43', '2026-W42', '2026-W41'],
      nextSendingAt: '2026-11-30T07:00:00.000Z',
      mailFrom: 'digest@markwarden.example',
      linkWarning: expect.stringContaining('PUBLIC_URL is not set'),
      subscription: { offered: true, wanted: true },
      sent: [],
    });
    const { body } = (await server.agent('admin').get('/api/digests').expect(200)) as { body: unknown };
    expect((body as Digests).subscription.offered).toBe(false);
  });

  it('shows how it will look, pictures included, and keeps and sends nothing', async () => {
    const { body } = (await server.agent('viewer').get('/api/digests/preview').query(WEEK).expect(200)) as {
      body: unknown;
    };
    const preview = body as DigestPreview;
    expect(preview.sentAlready).toBe(false);
    expect(preview.content.subject).toBe('Week 47: 2 looks, misuse in 1 of them');
    expect(preview.content.findings.items[0]?.number).toBe(
      'suedlicht.example in 1 of 2 looks for Nordlicht on Google in Germany (none the week before).',
    );
    expect(preview.html).toContain('src="data:image/png;base64,');
    expect(preview.text).toContain('2 looks, and every one could see the results page');
    expect(await server.dataSource().query('SELECT * FROM digest')).toEqual([]);
    expect(smtp().mails).toEqual([]);
  });

  it.each([
    { week: '2026-W54', role: 'ppc-manager' },
    { week: '2026-W47', role: 'admin' },
    { week: "2026-W47'--", role: 'ppc-manager' },
    {},
  ])('refuses a week or role that does not exist: %j', async (query) => {
    const { body } = (await server.agent('viewer').get('/api/digests/preview').query(query).expect(400)) as {
      body: unknown;
    };
    expect(body).toMatchObject({ code: 'MW-INVALID' });
  });

  it('sends a test to the person who asks, marked as one, and to nobody else', async () => {
    const { body } = (await server.agent('admin').post('/api/digests/test').send(WEEK).expect(200)) as {
      body: unknown;
    };
    expect(body).toMatchObject({ state: 'sent', to: 'admin@test.example' });
    expect(smtp().mails.map(({ envelope }) => envelope.to)).toEqual([['admin@test.example']]);
    expect(smtp().mails[0]?.header('Subject')).toBe('Test: Week 47: 2 looks, misuse in 1 of them');
    expect(await server.dataSource().query('SELECT * FROM digest_delivery')).toEqual([]);
    smtp().behave({ recipient: 550 });
    const refused = await server.agent('admin').post('/api/digests/test').send(WEEK).expect(200);
    expect(refused.body).toMatchObject({ state: 'failed', message: expect.stringContaining('550') });
  });

  it('shows to whom it went and how each copy ended, and sends one again that may not have arrived', async () => {
    await server.app().get(DigestsService, { strict: false }).claim(WEEK, { everybody: true });
    smtp().behave({ afterData: 'close' });
    await workOnce(server.app());
    const [sent] = (await screen()).sent;
    const [delivery] = sent?.deliveries ?? [];
    expect(delivery).toMatchObject({ email: 'ppc-manager@test.example', state: 'unsure', code: 'connection-lost' });
    smtp().behave({});
    const path = `/api/digests/deliveries/2026-W47/${delivery?.userId ?? ''}/send-again`;
    await server.agent('viewer').post(path).expect(403);
    await server.agent('admin').post(path).expect(204);
    await workOnce(server.app());
    expect((await screen()).sent[0]?.deliveries[0]?.state).toBe('sent');
    const { body } = (await server.agent('admin').post(path).expect(409)) as { body: unknown };
    expect(body).toMatchObject({ code: 'MW-DIGEST-NOT-TO-REPEAT' });
  });

  it('shows a sent week as it was sent, whatever the record says today', async () => {
    await handIn(server, [serpApiReply({ query: 'nordlicht', id: 'late', ads: [competitorAd] })]);
    const { body } = (await server.agent('viewer').get('/api/digests/preview').query(WEEK).expect(200)) as {
      body: unknown;
    };
    expect(body).toMatchObject({ sentAlready: true, content: { coverage: { seen: 2 } } });
    await server.dataSource().query('TRUNCATE digest_delivery, digest');
    const now = await server.agent('viewer').get('/api/digests/preview').query(WEEK).expect(200);
    expect(now.body).toMatchObject({ sentAlready: false, content: { coverage: { seen: 3 } } });
  });

  it('turns a person’s own subscription off and on', async () => {
    const person = server.agent('ppc-manager');
    await person.post('/api/digests/subscription').send({ wanted: false }).expect(204);
    expect((await screen()).subscription.wanted).toBe(false);
    await person.post('/api/digests/subscription').send({ wanted: true }).expect(204);
    expect((await screen()).subscription.wanted).toBe(true);
    await person.post('/api/digests/subscription').send({ wanted: 'no' }).expect(400);
  });
});

describe('the digest screen without a mail server', () => {
  const server = withApplication();

  it('says so, and refuses tests with what to do', async () => {
    expect(((await server.agent('admin').get('/api/digests').expect(200)).body as Digests).mailFrom).toBeNull();
    const { body } = (await server.agent('admin').post('/api/digests/test').send(WEEK).expect(409)) as {
      body: unknown;
    };
    expect(body).toMatchObject({ code: 'MW-MAIL-NOT-SET-UP' });
  });
});
