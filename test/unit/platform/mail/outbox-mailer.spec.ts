import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FixedClock } from '../../../../src/platform/clock/clock.js';
import { mailerFor } from '../../../../src/platform/mail/mail.module.js';
import type { OutgoingMail } from '../../../../src/platform/mail/mailer.js';
import { outboxFileName } from '../../../../src/platform/mail/outbox-mailer.js';
import { ParsedMail } from '../../../support/received-mail.js';

const clock = new FixedClock('2026-11-30T07:00:00Z');
const nothing = (): Promise<void> => Promise.resolve();
const mail: OutgoingMail = {
  messageId: 'week-2026-W48@brand.example',
  to: { name: 'Anna', address: 'anna@shop.example' },
  subject: 'The week',
  text: 'Good morning',
};

describe('the outbox', () => {
  let folder: string;
  const files = (): string[] => readdirSync(folder).sort();
  const outbox = (mailOutbox = join(folder, 'new', 'outbox')) =>
    mailerFor({ mailUrl: null, mailFrom: null, mailOutbox }, clock);

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'outbox-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('makes the folder and puts one file into it, which is the mail', async () => {
    const result = await outbox().send(mail, nothing);
    expect(result).toEqual({ state: 'sent', response: 'in the outbox: week-2026-W48@brand.example.eml' });
    const into = join(folder, 'new', 'outbox');
    expect(readdirSync(into)).toEqual(['week-2026-W48@brand.example.eml']);
    const parsed = new ParsedMail(readFileSync(join(into, 'week-2026-W48@brand.example.eml')));
    expect(parsed.header('Subject')).toBe('The week');
    expect(parsed.header('From')).toBe(outbox().from);
  });

  it('is from whom MAIL_FROM says', () => {
    const mailFrom = 'Ads <ads@brand.example>';
    expect(mailerFor({ mailUrl: null, mailFrom, mailOutbox: folder }, clock).from).toBe(mailFrom);
  });

  it('has the file only after the hand-over was recorded', async () => {
    let before: string[] = [];
    await outbox(folder).send(mail, async () => {
      before = files().filter((name) => name.endsWith('.eml'));
      await nothing();
    });
    expect(before).toEqual([]);
    expect(files()).toEqual(['week-2026-W48@brand.example.eml']);
  });

  it('leaves nothing behind when the hand-over could not be recorded', async () => {
    const result = await outbox(folder).send(mail, () => Promise.reject(new Error('the database is away')));
    expect(result).toMatchObject({ state: 'later', code: 'not-recorded' });
    expect(files()).toEqual([]);
  });

  it('takes the same Message-ID once, whatever is in it the second time', async () => {
    await outbox(folder).send(mail, nothing);
    let marked = 0;
    const again = await outbox(folder).send({ ...mail, subject: 'Another' }, () => {
      marked += 1;
      return nothing();
    });
    expect(again.state).toBe('sent');
    expect(marked).toBe(1);
    expect(files()).toHaveLength(1);
    expect(new ParsedMail(readFileSync(join(folder, files()[0] ?? ''))).header('Subject')).toBe('The week');
  });

  it('tries again later when the folder cannot be, without recording anything', async () => {
    writeFileSync(join(folder, 'file'), '');
    let marked = 0;
    const result = await outbox(join(folder, 'file')).send(mail, () => {
      marked += 1;
      return nothing();
    });
    expect(result).toMatchObject({ state: 'later', code: 'outbox-not-written' });
    expect(marked).toBe(0);
  });

  it('refuses what no server would take', async () => {
    const half = { ...mail, to: { name: null, address: 'anna@' } };
    expect(await outbox(folder).send(half, nothing)).toMatchObject({ state: 'failed', code: 'bad-address' });
    expect(files()).toEqual([]);
  });
});

describe('the name of a file in the outbox', () => {
  it.each(['../../etc/passwd@x', '.@x', '..', 'a/b@x', 'a\\b@x', 'a:b*?@x', '%2F@x', `${'a'.repeat(249)}@x`])(
    'stays in the folder and is no hidden one: %s',
    (id) => {
      expect(outboxFileName(id)).toMatch(/^[\w%@~-][\w%@.~-]{0,220}\.eml$/);
    },
  );

  it('is another for another Message-ID', () => {
    const id = fc.stringMatching(/^[!-~]{1,260}$/);
    fc.assert(fc.property(id, id, (a, b) => a === b || outboxFileName(a) !== outboxFileName(b)));
  });
});

describe('without a mail server and without a folder', () => {
  it('nothing is from anybody, and nothing is sent', async () => {
    const mailer = mailerFor({ mailUrl: null, mailFrom: null, mailOutbox: null }, clock);
    expect(mailer.from).toBeNull();
    expect(await mailer.send(mail, nothing)).toMatchObject({ state: 'failed', code: 'mail-not-set-up' });
  });
});
