import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { getDataSourceToken } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { DigestMails } from './digests/digest-mails.service.js';
import { type WhichDigest, whichDigest } from './digests/digest.schema.js';
import { DigestsService } from './digests/digests.service.js';
import { SendDigestsWork } from './digests/send-digests.job.js';
import { weekDue } from './domain/digest/week.js';
import { Clock } from './platform/clock/clock.js';
import { UserError } from './platform/errors/user-error.js';
import { composeMail } from './platform/mail/compose-mail.js';
import { parsedMailbox } from './platform/mail/mail-address.js';
import { Mailer } from './platform/mail/mailer.js';
import type { TerminalIo } from './platform/terminal-io.js';
import { PortfolioService } from './portfolio/portfolio.service.js';

/** Who a mail is from that is only looked at, where nobody set up mail. */
const NOBODY = { name: 'Markwarden', address: 'markwarden@outbox.invalid' };

export interface DigestOptions {
  /** The latest that is due when left out. */
  readonly week?: string;
  readonly role: string;
  /** A folder for the mail's files; without it the text is printed. */
  readonly to?: string;
  readonly json?: boolean;
}

/** Prints a digest or writes it into a folder; sends nothing and keeps nothing. Returns the exit code. */
export async function runDigest(options: DigestOptions, app: INestApplicationContext, io: TerminalIo): Promise<number> {
  const content = await app.get(DigestsService).contentOf(await chosen(options, app));
  const mails = app.get(DigestMails);
  if (options.to !== undefined) {
    const folder = resolve(options.to);
    mkdirSync(folder, { recursive: true });
    const page = await mails.preview(content, 'file');
    const sender = parsedMailbox(app.get(Mailer).from ?? '') ?? NOBODY;
    const { raw } = await composeMail(await mails.mailToNobody(content), sender, app.get(Clock).now());
    const files: [string, string | Buffer][] = [
      ['digest.eml', raw],
      ['digest.html', page.html],
      ['digest.txt', page.text],
      ...page.charts.map(({ name, png }): [string, Buffer] => [`${name}.png`, png]),
    ];
    for (const [name, bytes] of files) writeFileSync(join(folder, name), bytes);
    if (options.json !== true) io.out(files.map(([name]) => join(folder, name)).join('\n'));
  }
  if (options.json === true) io.out(JSON.stringify(content));
  else if (options.to === undefined) io.out((await mails.preview(content, 'file')).text.trimEnd());
  if (mails.linkWarning !== null) io.err(mails.linkWarning);
  return 0;
}

/**
 * Sends a week's digest now to everybody with the role who has not had it, and prints how each copy ended. Returns 1 when
 * one of them did not go out.
 *
 * @throws UserError MW-MAIL-NOT-SET-UP
 */
export async function runDigestSend(
  options: Omit<DigestOptions, 'to'>,
  app: INestApplicationContext,
  io: TerminalIo,
): Promise<number> {
  const which = await chosen(options, app);
  if (app.get(Mailer).from === null) {
    throw new UserError(
      'MW-MAIL-NOT-SET-UP',
      'No mail can be sent: set MAIL_URL and MAIL_FROM for a mail server, or MAIL_OUTBOX for a folder.',
    );
  }
  await app.get(DigestsService).claim(which, { everybody: true });
  const sending = app.get(SendDigestsWork);
  for (const key of await sending.due()) if (key.startsWith(`${which.week} `)) await sending.run(key);
  const rows = await app
    .get<DataSource>(getDataSourceToken())
    .query<{ email: string; state: string; message: string | null }[]>(
      `SELECT email, state, result_message AS message FROM digest_delivery WHERE week = $1 AND role = $2 ORDER BY email`,
      [which.week, which.role],
    );
  if (options.json === true) io.out(JSON.stringify({ ...which, deliveries: rows }));
  else {
    for (const { email, state, message } of rows) io.out(`${state.padEnd(12)} ${email}  ${message ?? ''}`.trimEnd());
    if (rows.length === 0) io.out(`Nobody has the role ${which.role}, so nobody was sent a digest.`);
  }
  return rows.every(({ state }) => state === 'sent' || state === 'unsubscribed') ? 0 : 1;
}

async function chosen({ week, role }: DigestOptions, app: INestApplicationContext): Promise<WhichDigest> {
  const { timeZone } = await app.get(PortfolioService).organisation(app.get<DataSource>(getDataSourceToken()).manager);
  const read = whichDigest.safeParse({ week: week ?? weekDue(app.get(Clock).now(), timeZone), role });
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new UserError('MW-BAD-USE', `--${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
}
