import { beforeEach, describe, expect, it } from '@jest/globals';
import { DeliveriesService } from '../../../src/digests/deliveries.service.js';
import { DigestWork } from '../../../src/digests/digest.job.js';
import { SendDigestsWork } from '../../../src/digests/send-digests.job.js';
import { SubscriptionsService } from '../../../src/digests/subscriptions.service.js';
import { FixedClock } from '../../../src/platform/clock/clock.js';
import { Mailer } from '../../../src/platform/mail/mailer.js';
import { workOnce } from '../../../src/worker.js';
import { withApplication } from '../../support/application.js';
import { addPeople } from '../../support/digest-people.js';
import { withSmtp } from '../../support/smtp.js';

const MONDAY_SEVEN = new Date('2026-11-23T06:00:00Z');
const MINUTE = 60_000;

interface Delivery {
  readonly email: string;
  readonly week: string;
  readonly role: string;
  readonly state: string;
  readonly attempts: number;
  readonly handed_over_at: Date | null;
  readonly result_code: string | null;
}

describe('sending the digest', () => {
  const smtp = withSmtp();
  const clock = new FixedClock(MONDAY_SEVEN);
  const server = withApplication({
    users: false,
    clock,
    environment: {
      get MAIL_URL() {
        return smtp().url;
      },
      MAIL_FROM: 'Markwarden <digest@markwarden.example>',
      PUBLIC_URL: 'https://ads.example',
    },
  });
  const service = <T>(type: abstract new (...args: never[]) => T): T => server.app().get<T>(type, { strict: false });
  const work = () => workOnce(server.app());
  const deliveries = () => server.dataSource().query<Delivery[]>('SELECT * FROM digest_delivery ORDER BY week, email');

  beforeEach(async () => {
    clock.advance(MONDAY_SEVEN.getTime() - clock.now().getTime());
    const database = server.dataSource();
    await database.query(
      'TRUNCATE digest_delivery, digest, digest_subscription, organisation; DELETE FROM auth."user"',
    );
    await database.query(
      `INSERT INTO organisation (name, time_zone, locale) VALUES ('Nordlicht GmbH', 'Europe/Berlin', 'en-GB')`,
    );
  });

  it('goes out when Monday’s seven o’clock has come where the organisation is, and not before', async () => {
    await addPeople(server.dataSource(), 'ppc-manager', 1);
    clock.advance(-1);
    await work();
    // The week before was due already, and nobody had sent it.
    expect((await deliveries()).map(({ week }) => week)).toEqual(['2026-W46']);
    clock.advance(1);
    await work();
    expect((await deliveries()).map(({ week, state }) => [week, state])).toEqual([
      ['2026-W46', 'sent'],
      ['2026-W47', 'sent'],
    ]);
  });

  it('reaches everybody of both roles once, however often the worker looks', async () => {
    const people = [
      ...(await addPeople(server.dataSource(), 'ppc-manager', 3)),
      ...(await addPeople(server.dataSource(), 'partner-manager', 2)),
    ];
    await addPeople(server.dataSource(), 'admin', 1);
    await addPeople(server.dataSource(), 'viewer', 1);
    await work();
    await work();
    await Promise.all([work(), work()]);
    expect(
      smtp()
        .mails.flatMap(({ envelope }) => envelope.to)
        .toSorted(),
    ).toEqual(people.toSorted());
  });

  it('is a mail in text and HTML with pictures in it, and a way out in one click', async () => {
    await addPeople(server.dataSource(), 'ppc-manager', 1);
    await server
      .dataSource()
      .query(
        `INSERT INTO raw_bytes (sha256, size, compressed, stored_at) VALUES ('x', 1, '', now()) ON CONFLICT DO NOTHING`,
      );
    await server.dataSource().query(`SELECT ensure_month_partition('capture', '2026-11-18T00:00:00Z')`);
    await server.dataSource().query(
      `INSERT INTO capture (slot, id, sha256, provider, origin, stage, outcome, engine, query, received_at)
       VALUES ('2026-11-18T09:00:00Z', uuidv7(), 'x', 'serpapi', 'upload', 'raised', 'no-ads', 'google', 'nordlicht', '2026-11-18T09:00:00Z')`,
    );
    await work();
    const [mail] = smtp().mails;
    expect(mail?.header('Subject')).toBe('Week 47: 1 look, no misuse seen in them');
    expect(mail?.header('From')).toBe('Markwarden <digest@markwarden.example>');
    expect(mail?.header('Message-ID')).toMatch(/^<digest-2026-w47-[0-9a-f-]+@ads\.example>$/);
    expect(mail?.parts().map(({ contentType }) => contentType)).toEqual([
      'text/plain',
      'text/html',
      'image/png',
      'image/png',
    ]);
    expect(mail?.parts()[2]?.header('Content-ID')).toBe('<coverage>');
    expect(mail?.textOf('text/html')).toContain('src="cid:coverage"');
    expect(mail?.textOf('text/plain')).not.toMatch(/<\/?[a-z]+>/);
    const url = /^<(https:\/\/ads\.example\/api\/digests\/unsubscribe\/[\w-]{43})>$/.exec(
      mail?.header('List-Unsubscribe') ?? '',
    )?.[1];
    expect(mail?.header('List-Unsubscribe-Post')).toBe('List-Unsubscribe=One-Click');
    expect(mail?.textOf('text/plain')).toContain(`Stop these mails: ${url ?? 'none'}`);
    await server.dataSource().query('DELETE FROM capture');
  });

  it('sends only the latest week after the server was down for months, and to newcomers from the next one on', async () => {
    await addPeople(server.dataSource(), 'ppc-manager', 1);
    await work();
    const [newcomer] = await addPeople(server.dataSource(), 'partner-manager', 1, '2026-11-24T09:00:00Z');
    await work();
    expect((await deliveries()).map(({ week }) => week)).toEqual(['2026-W47']);
    clock.advance(30 * 24 * 60 * MINUTE);
    await work();
    expect((await deliveries()).map(({ week }) => week)).toEqual(['2026-W47', '2026-W51', '2026-W51']);
    expect(smtp().mails.filter(({ envelope }) => envelope.to[0] === newcomer)).toHaveLength(1);
  });

  it('tries again by itself when greylisted, later each time, and then reaches the person once', async () => {
    await addPeople(server.dataSource(), 'ppc-manager', 1);
    smtp().behave({ greylist: 2 });
    await work();
    expect(await deliveries()).toMatchObject([
      { state: 'waiting', attempts: 1, handed_over_at: null, result_code: 'smtp-451' },
    ]);
    clock.advance(4 * MINUTE);
    await work();
    expect((await deliveries())[0]?.attempts).toBe(1);
    clock.advance(MINUTE);
    await work();
    clock.advance(9 * MINUTE);
    await work();
    expect(await deliveries()).toMatchObject([{ state: 'waiting', attempts: 2 }]);
    clock.advance(MINUTE);
    await work();
    expect(await deliveries()).toMatchObject([{ state: 'sent', attempts: 3 }]);
    expect(smtp().mails).toHaveLength(1);
  });

  it('gives up on an address that the server refuses, and on one that is none, without holding up the others', async () => {
    const [right] = await addPeople(server.dataSource(), 'ppc-manager', 1);
    await server.dataSource().query(
      `INSERT INTO auth."user" (name, email, role, created_at, updated_at)
       VALUES ('half', 'half@', 'ppc-manager', '2026-01-01', '2026-01-01')`,
    );
    await work();
    expect((await deliveries()).map(({ email, state, result_code }) => [email, state, result_code])).toEqual([
      ['half@', 'failed', 'bad-address'],
      [right, 'sent', null],
    ]);
    smtp().behave({ recipient: 550 });
    clock.advance(7 * 24 * 60 * MINUTE);
    await work();
    expect((await deliveries()).at(-1)).toMatchObject({ state: 'failed', result_code: 'smtp-550', attempts: 1 });
  });

  it('puts a mail off whose server is away, and keeps it until the server is back', async () => {
    await addPeople(server.dataSource(), 'ppc-manager', 1);
    await smtp().stop();
    await work();
    expect(await deliveries()).toMatchObject([{ state: 'waiting', attempts: 1, result_code: 'connection-failed' }]);
    await smtp().start();
    clock.advance(5 * MINUTE);
    await work();
    expect(smtp().mails).toHaveLength(1);
  });

  it('never sends again by itself what a server took without a word, and does so at a person’s word', async () => {
    const [person] = await addPeople(server.dataSource(), 'ppc-manager', 1);
    smtp().behave({ afterData: 'close' });
    await work();
    expect(await deliveries()).toMatchObject([{ state: 'unsure', result_code: 'connection-lost' }]);
    smtp().behave({});
    clock.advance(24 * 60 * MINUTE);
    await work();
    expect(smtp().mails).toHaveLength(1);

    const [{ id }] = await server
      .dataSource()
      .query<[{ id: string }]>('SELECT id FROM auth."user" WHERE email = $1', [person]);
    await service(DeliveriesService).sendAgain('2026-W47', id);
    await work();
    expect(await deliveries()).toMatchObject([{ state: 'sent', attempts: 1 }]);
    expect(smtp().mails.map((mail) => mail.header('Message-ID'))).toEqual(
      Array(2).fill(smtp().mails[0]?.header('Message-ID')),
    );
    await expect(service(DeliveriesService).sendAgain('2026-W47', id)).rejects.toMatchObject({
      code: 'MW-DIGEST-NOT-TO-REPEAT',
    });
  });

  it('sends nothing to who ended the subscription, even between the writing and the sending', async () => {
    await addPeople(server.dataSource(), 'ppc-manager', 1);
    const [{ id }] = await server.dataSource().query<[{ id: string }]>('SELECT id FROM auth."user"');
    await service(DigestWork).run('2026-W47 ppc-manager');
    await service(SubscriptionsService).change(id, false);
    await work();
    clock.advance(7 * 24 * 60 * MINUTE);
    await work();
    expect((await deliveries()).map(({ state }) => state)).toEqual(['unsubscribed', 'unsubscribed']);
    expect(smtp().mails).toEqual([]);
  });

  it('shows as unsure what a killed process had handed over, and leaves alone what another one is sending', async () => {
    await addPeople(server.dataSource(), 'ppc-manager', 2);
    await service(DigestWork).run('2026-W47 ppc-manager');
    const sending = service(SendDigestsWork);
    const [interrupted = '', taken = ''] = await sending.due();
    const [week, userId] = interrupted.split(' ');
    await server
      .dataSource()
      .query('UPDATE digest_delivery SET attempts = 1, handed_over_at = now() WHERE week = $1 AND user_id = $2', [
        week,
        userId,
      ]);
    const other = server.dataSource().createQueryRunner();
    await other.query('SELECT pg_advisory_lock(hashtextextended($1, 0))', [`digest ${taken}`]);
    await sending.run(interrupted);
    await sending.run(taken);
    expect((await deliveries()).map(({ state }) => state).toSorted()).toEqual(['unsure', 'waiting']);
    expect(smtp().mails).toEqual([]);
    await other.query('SELECT pg_advisory_unlock_all()');
    await other.release();
    await work();
    expect(smtp().mails).toHaveLength(1);
  });

  it('has a mailer, so that these tests speak of mail', () => {
    expect(service(Mailer).from).toContain('digest@markwarden.example');
  });
});

describe('without a mail server', () => {
  const server = withApplication({ users: false, clock: new FixedClock(MONDAY_SEVEN) });

  it('writes no digest, so that the first one that can be sent is not lost', async () => {
    await addPeople(server.dataSource(), 'ppc-manager', 1);
    await workOnce(server.app());
    expect(await server.dataSource().query('SELECT * FROM digest')).toEqual([]);
  });
});
