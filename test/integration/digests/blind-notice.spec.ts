import { beforeEach, describe, expect, it } from '@jest/globals';
import { BlindNoticeWork } from '../../../src/digests/blind-notice.job.js';
import { SubscriptionsService } from '../../../src/digests/subscriptions.service.js';
import { FixedClock } from '../../../src/platform/clock/clock.js';
import { withApplication } from '../../support/application.js';
import { addPeople } from '../../support/digest-people.js';
import { withSmtp } from '../../support/smtp.js';

const NOON = new Date('2026-11-18T12:00:00Z');
const MINUTE = 60_000;

describe('the notice that a provider shows no ads any more', () => {
  const smtp = withSmtp();
  const clock = new FixedClock(NOON);
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
  const work = async (): Promise<void> => {
    const notices = service(BlindNoticeWork);
    for (const id of await notices.due()) await notices.run(id);
  };
  const notices = () =>
    server
      .dataSource()
      .query<{ email: string; state: string }[]>('SELECT email, state FROM blind_notice ORDER BY email');
  const goBlind = (country: string, at: Date, until: Date | null = null): Promise<unknown> =>
    server.dataSource().query(
      `INSERT INTO blind_slice (provider, engine, country, language, since, noticed_at, until, message)
       VALUES ('serpapi', 'google', $1, 'de', $2, $3, $4, 'No ads.')`,
      [country, new Date(at.getTime() - 60 * MINUTE), at, until],
    );

  beforeEach(async () => {
    clock.advance(NOON.getTime() - clock.now().getTime());
    await server.dataSource().query('TRUNCATE blind_notice, blind_slice, digest_subscription; DELETE FROM auth."user"');
  });

  it('reaches everybody who may act once, with where, what it means and what to do', async () => {
    const people = [
      ...(await addPeople(server.dataSource(), 'admin', 1)),
      ...(await addPeople(server.dataSource(), 'ppc-manager', 2)),
    ];
    await addPeople(server.dataSource(), 'viewer', 1);
    await goBlind('DE', NOON);
    clock.advance(20 * MINUTE);
    await work();
    await Promise.all([work(), work()]);
    clock.advance(24 * 60 * MINUTE);
    await work();
    expect(smtp().mails.flatMap(({ envelope }) => envelope.to)).toEqual(expect.arrayContaining(people));
    expect(smtp().mails).toHaveLength(3);
    const [mail] = smtp().mails;
    expect(mail?.header('Subject')).toBe('Cannot see: SerpApi shows no ads on Google in Germany');
    const text = mail?.textOf('text/plain');
    expect(text).toContain('- Google in Germany (de), since 2026-11-18 11:00 UTC');
    expect(text).toContain('none is closed on it');
    expect(text).toContain('To do: Open a control capture');
    expect(text).toContain('https://ads.example/coverage');
    expect(mail?.header('List-Unsubscribe')).toMatch(
      /^<https:\/\/ads\.example\/api\/digests\/unsubscribe\/[\w-]{43}>$/,
    );
  });

  it('gathers what goes blind within twenty minutes, and tells of a later market in a mail of its own', async () => {
    await addPeople(server.dataSource(), 'ppc-manager', 1);
    await goBlind('DE', NOON);
    await goBlind('AT', new Date(NOON.getTime() + 10 * MINUTE));
    clock.advance(15 * MINUTE);
    await work();
    expect(smtp().mails).toHaveLength(0);
    clock.advance(10 * MINUTE);
    await work();
    expect(smtp().mails.map((mail) => mail.header('Subject'))).toEqual([
      'Cannot see: SerpApi shows no ads in 2 places',
    ]);
    await goBlind('CH', clock.now());
    clock.advance(20 * MINUTE);
    await work();
    expect(smtp().mails.map((mail) => mail.header('Subject'))[1]).toContain('in Switzerland');
  });

  it('says nothing of what is over, nor to people who want no mails or came later', async () => {
    const [leaver] = await addPeople(server.dataSource(), 'ppc-manager', 1);
    await goBlind('FR', NOON, new Date(NOON.getTime() + 5 * MINUTE));
    await goBlind('DE', NOON);
    const [row] = await server.dataSource().query<{ id: string }[]>('SELECT id FROM auth."user"');
    await service(SubscriptionsService).change(row?.id ?? '', false);
    await addPeople(server.dataSource(), 'admin', 1, '2026-11-18T12:10:00Z');
    clock.advance(30 * MINUTE);
    await work();
    expect(smtp().mails).toHaveLength(0);
    expect(await notices()).toEqual([{ email: leaver, state: 'unsubscribed' }]);
  });

  it('is tried again later where the server does not take it, and stays one mail', async () => {
    await addPeople(server.dataSource(), 'ppc-manager', 1);
    await goBlind('DE', NOON);
    clock.advance(20 * MINUTE);
    smtp().behave({ greylist: 1 });
    await work();
    await work();
    expect((await notices()).map(({ state }) => state)).toEqual(['waiting']);
    clock.advance(6 * MINUTE);
    await work();
    expect((await notices()).map(({ state }) => state)).toEqual(['sent']);
    expect(smtp().mails).toHaveLength(1);
  });

  it('is shown as unsure, and not sent again, where whoever sent it was killed after handing it over', async () => {
    await addPeople(server.dataSource(), 'ppc-manager', 1);
    await goBlind('DE', NOON);
    clock.advance(20 * MINUTE);
    const [id] = await service(BlindNoticeWork).due();
    await server.dataSource().query('UPDATE blind_notice SET attempts = 1, handed_over_at = $1', [clock.now()]);
    await service(BlindNoticeWork).run(id ?? '');
    expect((await notices()).map(({ state }) => state)).toEqual(['unsure']);
    expect(smtp().mails).toHaveLength(0);
  });
});
