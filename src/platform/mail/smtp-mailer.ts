import { Clock } from '../clock/clock.js';
import { type ComposedMail, composeMail, UnsendableMail } from './compose-mail.js';
import { HeldMessage } from './held-message.js';
import { type Mailbox, shownMailbox } from './mail-address.js';
import type { MailServer } from './mail-url.js';
import { Mailer, type MailResult, type OutgoingMail } from './mailer.js';
import { replyText, type SmtpFailure, smtpOutcome } from './smtp-outcome.js';
import { SmtpSession, type SmtpTimeouts } from './smtp-session.js';

const TIMEOUTS: SmtpTimeouts = { connect: 30_000, greeting: 30_000, silence: 300_000 };

/** Sends through the server that MAIL_URL names, one connection a mail. */
export class SmtpMailer extends Mailer {
  override readonly from: string;

  constructor(
    private readonly server: MailServer,
    private readonly sender: Mailbox,
    private readonly clock: Clock,
    private readonly timeouts: SmtpTimeouts = TIMEOUTS,
  ) {
    super();
    this.from = shownMailbox(sender);
  }

  override async send(mail: OutgoingMail, beforeLastByte: () => Promise<void>): Promise<MailResult> {
    try {
      const composed = await composeMail(mail, this.sender, this.clock.now());
      return await this.#handOver(composed, beforeLastByte);
    } catch (error) {
      if (error instanceof UnsendableMail) return { state: 'failed', code: error.code, message: error.message };
      // Only composing gets here: nothing left.
      return { state: 'failed', code: 'not-composed', message: 'The mail could not be put together.' };
    }
  }

  async #handOver(mail: ComposedMail, beforeLastByte: () => Promise<void>): Promise<MailResult> {
    const message = new HeldMessage(mail.raw, beforeLastByte);
    const session = new SmtpSession(this.server, this.timeouts);
    try {
      await session.open();
      const envelope = { from: this.sender.address, to: [mail.to], size: mail.raw.length };
      const response = await session.transmit(envelope, message);
      if (message.handedOver) {
        session.leave();
        return { state: 'sent', response: replyText(response) };
      }
      return await this.#ended(session, message, { code: 'EPROTOCOL' });
    } catch (error) {
      return this.#ended(session, message, error as SmtpFailure);
    }
  }

  async #ended(session: SmtpSession, message: HeldMessage, failure: SmtpFailure): Promise<MailResult> {
    session.drop();
    await message.settled();
    if (message.refused) {
      const text = 'The mail was held back before its end, because the hand-over could not be recorded.';
      return { state: 'later', code: 'not-recorded', message: text };
    }
    return smtpOutcome(failure, message.handedOver);
  }
}
