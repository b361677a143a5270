import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { FixedClock } from '../../../../src/platform/clock/clock.js';
import { parsedMailUrl } from '../../../../src/platform/mail/mail-url.js';
import type { MailResult, OutgoingMail } from '../../../../src/platform/mail/mailer.js';
import { SmtpMailer } from '../../../../src/platform/mail/smtp-mailer.js';
import { withSmtp } from '../../../support/smtp.js';
import type { TestSmtp } from '../../../support/test-smtp.js';

const SHORT = { connect: 5000, greeting: 300, silence: 400 };
const LONG = { connect: 30_000, greeting: 30_000, silence: 30_000 };

const mail: OutgoingMail = {
  messageId: 'week-2026-W48.anna@brand.example',
  to: { name: 'Anna Brandt', address: 'anna@shop.example' },
  subject: 'The week in ads',
  text: 'Three new alerts.\nThe last line.\nKind regards',
};
const nothing = (): Promise<void> => Promise.resolve();

function mailer(url: string, timeouts = LONG): SmtpMailer {
  const server = parsedMailUrl(url);
  if (server === null) throw new Error('not an address of a mail server');
  const sender = { name: 'Markwarden', address: 'ads@brand.example' };
  return new SmtpMailer(server, sender, new FixedClock('2026-11-30T07:00:00Z'), timeouts);
}

/** Sends, and says how often the hand-over was recorded. */
async function send(server: TestSmtp, options: { mail?: Partial<OutgoingMail>; timeouts?: typeof LONG } = {}) {
  let marked = 0;
  const result = await mailer(server.url, options.timeouts).send({ ...mail, ...options.mail }, () => {
    marked += 1;
    return nothing();
  });
  return { result, marked };
}

describe('the SMTP mailer', () => {
  const smtp = withSmtp();

  it('hands a mail to the server and answers what the server said', async () => {
    const { result, marked } = await send(smtp());
    expect(result).toEqual({ state: 'sent', response: '250 OK: message queued' });
    expect(marked).toBe(1);
    expect(smtp().mails).toHaveLength(1);
    expect(smtp().mails[0]?.envelope).toEqual({ from: 'ads@brand.example', to: ['anna@shop.example'] });
    expect(smtp().mails[0]?.header('Message-ID')).toBe('<week-2026-W48.anna@brand.example>');
    expect(smtp().mails[0]?.header('Date')).toBe('Mon, 30 Nov 2026 07:00:00 +0000');
    expect(smtp().mails[0]?.textOf('text/plain').trimEnd()).toBe(mail.text);
  });

  it('says who mail is from', () => {
    expect(mailer(smtp().url).from).toBe('Markwarden <ads@brand.example>');
  });

  it('keeps the end of the mail back until the hand-over is recorded, and only then has the server the mail', async () => {
    const seen: number[] = [];
    const result = await mailer(smtp().url).send(mail, async () => {
      // All but the last letters, which smtp-server keeps until it knows what follows, is there; a whole other mail goes through meanwhile, and this one is still not complete.
      await smtp().receiving('The last line.');
      await send(smtp(), { mail: { messageId: 'other@brand.example' } });
      seen.push(...smtp().mails.map((one) => (one.header('Message-ID') === `<${mail.messageId}>` ? 1 : 0)));
    });
    expect(seen).toEqual([0]);
    expect(result.state).toBe('sent');
    expect(smtp().mails.map((one) => one.header('Message-ID'))).toEqual([
      '<other@brand.example>',
      `<${mail.messageId}>`,
    ]);
  });

  it('never completes a mail whose hand-over could not be recorded', async () => {
    const result = await mailer(smtp().url).send(mail, async () => {
      await smtp().receiving('The last line.');
      throw new Error('the database is away');
    });
    expect(result).toMatchObject({ state: 'later', code: 'not-recorded' });
    // Had the end gone out, the server would have had it before it took another mail.
    await send(smtp(), { mail: { messageId: 'other@brand.example' } });
    expect(smtp().mails.map((one) => one.header('Message-ID'))).toEqual(['<other@brand.example>']);
  });

  it('does the same when recording throws at once', async () => {
    const result = await mailer(smtp().url).send(mail, () => {
      throw new Error('at once');
    });
    expect(result).toMatchObject({ state: 'later', code: 'not-recorded' });
    expect(smtp().mails).toEqual([]);
  });

  it('waits for a recording under way when the server refuses meanwhile, so that its traces are complete', async () => {
    // smtp-server never speaks before the end; this one does.
    const early = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.write('220 hello\r\n');
      socket.on('data', (data: Buffer) => {
        const line = data.toString();
        if (line.startsWith('EHLO')) socket.write('250 hello\r\n');
        else if (line.startsWith('DATA')) socket.write('354 go on\r\n554 5.7.1 not from you\r\n');
        else socket.write('250 ok\r\n');
      });
    });
    early.listen(0, '127.0.0.1');
    await once(early, 'listening');
    let finished = false;
    const gone = new Promise((resolve) => early.on('connection', (socket) => socket.on('close', resolve)));
    try {
      const port = (early.address() as AddressInfo).port;
      const result = await mailer(`smtp://127.0.0.1:${port}`).send(mail, async () => {
        await gone;
        finished = true;
      });
      expect(result).toMatchObject({ state: 'failed', code: 'smtp-554' });
      expect(finished).toBe(true);
    } finally {
      early.close();
    }
  });

  it('sends a large mail whole', async () => {
    const content = Buffer.alloc(3_000_000, 'a\r\n.\r\n');
    const attachments = [{ fileName: 'list.csv', contentType: 'text/csv', content }];
    const { result } = await send(smtp(), { mail: { attachments } });
    expect(result.state).toBe('sent');
    expect(smtp().mails[0]?.parts()[1]?.content.equals(content)).toBe(true);
  });

  it('keeps lines of a single dot, which would end the mail', async () => {
    await send(smtp(), { mail: { text: 'before\n.\n..\nafter' } });
    expect(smtp().mails[0]?.textOf('text/plain').trimEnd()).toBe('before\n.\n..\nafter');
  });

  it('sends many mails at the same time', async () => {
    const all = await Promise.all(
      Array.from({ length: 20 }, (_, n) => send(smtp(), { mail: { messageId: `n${n}@brand.example` } })),
    );
    expect(all.every(({ result }) => result.state === 'sent')).toBe(true);
    expect(new Set(smtp().mails.map((one) => one.header('Message-ID'))).size).toBe(20);
  });

  describe('when the server does not take the mail now', () => {
    it.each([
      ['421 at the greeting', { connect: 'busy' as const }, 'smtp-421'],
      ['451 for the sender', { sender: 451 }, 'smtp-451'],
      ['450 for the recipient', { recipient: 450 }, 'smtp-450'],
      ['530, which asks for a login and says nothing of the mail', { sender: 530 }, 'smtp-530'],
    ])('tries again later: %s', async (_what, behaviour, code) => {
      smtp().behave(behaviour);
      const { result, marked } = await send(smtp());
      expect(result).toMatchObject({ state: 'later', code });
      expect(marked).toBe(0);
      expect(smtp().mails).toEqual([]);
    });

    it.each([
      [421, 'smtp-421'],
      [451, 'smtp-451'],
      [452, 'smtp-452'],
    ])('tries again later when it puts off the whole mail with %i', async (afterData, code) => {
      smtp().behave({ afterData });
      expect(await send(smtp())).toMatchObject({ result: { state: 'later', code }, marked: 1 });
    });

    it('gets through greylisting', async () => {
      smtp().behave({ greylist: 2 });
      const states = [await send(smtp()), await send(smtp()), await send(smtp())].map(({ result }) => result.state);
      expect(states).toEqual(['later', 'later', 'sent']);
      expect(smtp().mails).toHaveLength(1);
    });

    it('tries again later when nothing listens, and gets through when it does', async () => {
      await smtp().stop();
      expect(await send(smtp())).toMatchObject({ result: { state: 'later', code: 'connection-failed' }, marked: 0 });
      await smtp().start();
      expect((await send(smtp())).result.state).toBe('sent');
    });

    it('tries again later when no greeting comes', async () => {
      smtp().behave({ connect: 'silent' });
      expect(await send(smtp(), { timeouts: SHORT })).toMatchObject({ result: { state: 'later', code: 'timed-out' } });
    });

    it('tries again later when the server falls silent before the end of the mail', async () => {
      smtp().behave({ slowMs: 60_000 });
      const { result, marked } = await send(smtp(), { timeouts: SHORT });
      expect(result).toMatchObject({ state: 'later', code: 'timed-out' });
      expect(marked).toBe(0);
    });

    it('tries again later when the server hangs up in the middle of the mail', async () => {
      smtp().behave({ duringData: 'close' });
      // More than the buffers between the two hold, so that the end cannot have left already.
      const content = Buffer.alloc(24_000_000, 1);
      const attachments = [{ fileName: 'large.bin', contentType: 'application/octet-stream', content }];
      const { result, marked } = await send(smtp(), { mail: { attachments } });
      expect(result.state).toBe('later');
      expect(marked).toBe(0);
      expect(smtp().mails).toEqual([]);
    });

    it('tries again later when the name of the server cannot be looked up', async () => {
      const result = await mailer('smtp://mail.invalid:25').send(mail, nothing);
      expect(result).toMatchObject({ state: 'later', code: 'unknown-host' });
    });

    it('waits for a server that is slow', async () => {
      smtp().behave({ slowMs: 50 });
      expect((await send(smtp())).result.state).toBe('sent');
    });
  });

  describe('when the server refuses the mail for good', () => {
    it.each([
      ['its sender', { sender: 550 }, 'smtp-550', 0],
      ['its recipient', { recipient: 550 }, 'smtp-550', 0],
      ['its text', { afterData: 554 }, 'smtp-554', 1],
    ])('fails: %s', async (_what, behaviour, code, marks) => {
      smtp().behave(behaviour);
      const { result, marked } = await send(smtp());
      expect(result).toMatchObject({ state: 'failed', code, message: expect.stringContaining('says the test') });
      expect(marked).toBe(marks);
    });

    it.each([
      '',
      'anna',
      'anna@',
      '@shop.example',
      'anna@shop',
      'a@shop.example, b@shop.example',
      'anna@shop.example>\r\nRCPT TO:<x@y.example',
    ])('does not even connect for the address %j', async (address) => {
      const { result, marked } = await send(smtp(), { mail: { to: { name: null, address } } });
      expect(result).toMatchObject({ state: 'failed', code: 'bad-address' });
      expect(marked).toBe(0);
      expect(smtp().connections).toBe(0);
    });
  });

  describe('when the server has the mail and says nothing', () => {
    it('is unsure: no reply', async () => {
      smtp().behave({ afterData: 'hang' });
      const { result, marked } = await send(smtp(), { timeouts: SHORT });
      expect(result).toMatchObject({ state: 'unsure', code: 'timed-out' });
      expect(marked).toBe(1);
      expect(smtp().mails).toHaveLength(1);
    });

    it('is unsure: the connection ended', async () => {
      smtp().behave({ afterData: 'close' });
      const { result, marked } = await send(smtp());
      expect(result).toMatchObject({ state: 'unsure', code: 'connection-lost' });
      expect(marked).toBe(1);
      expect(smtp().mails).toHaveLength(1);
    });
  });
});

describe('the SMTP mailer and a server that asks for a login', () => {
  const login = { user: 'ads@brand.example', pass: 'hunter2:&@ ü' };
  const smtp = withSmtp({ login });

  it('signs in', async () => {
    expect((await send(smtp())).result.state).toBe('sent');
    expect(smtp().mails[0]?.user).toBe(login.user);
  });

  it('tries again later with another password, and keeps it to itself', async () => {
    const result: MailResult = await mailer(smtp().url.replace('hunter2', 'hunter3')).send(mail, nothing);
    expect(result).toMatchObject({ state: 'later', code: 'login-refused' });
    expect(JSON.stringify(result)).not.toMatch(/hunter|aHVudGVy/);
  });
});

describe('the SMTP mailer and a server whose certificate nobody vouches for', () => {
  const overStartTls = withSmtp({ tls: 'starttls' });
  const overTls = withSmtp({ tls: 'implicit' });

  it.each([
    ['STARTTLS', overStartTls],
    ['TLS from the first byte', overTls],
  ])('sends nothing and tries again later: %s', async (_what, server) => {
    const { result, marked } = await send(server());
    expect(result).toMatchObject({ state: 'later', code: 'tls-failed' });
    expect(marked).toBe(0);
    expect(server().mails).toEqual([]);
  });
});
