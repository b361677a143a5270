import { Global, Module } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { Config } from '../config/config.js';
import { parsedMailbox } from './mail-address.js';
import { parsedMailUrl } from './mail-url.js';
import { Mailer } from './mailer.js';
import { NoMailer } from './no-mailer.js';
import { OutboxMailer } from './outbox-mailer.js';
import { SmtpMailer } from './smtp-mailer.js';

/** What files in an outbox are from when MAIL_FROM does not say; `.invalid` is nobody's (RFC 2606). */
const OUTBOX_SENDER = { name: 'Markwarden', address: 'markwarden@outbox.invalid' };

/** The mailer that this configuration asks for. */
export function mailerFor(config: Pick<Config, 'mailUrl' | 'mailFrom' | 'mailOutbox'>, clock: Clock): Mailer {
  const sender = config.mailFrom === null ? null : parsedMailbox(config.mailFrom);
  if (config.mailOutbox !== null) return new OutboxMailer(config.mailOutbox, sender ?? OUTBOX_SENDER, clock);
  const server = config.mailUrl === null ? null : parsedMailUrl(config.mailUrl);
  return server === null || sender === null ? new NoMailer() : new SmtpMailer(server, sender, clock);
}

/** Mail, for every room that writes to people. */
@Global()
@Module({
  providers: [{ provide: Mailer, useFactory: mailerFor, inject: [Config, Clock] }],
  exports: [Mailer],
})
export class MailModule {}
