import { Mailer, type MailResult } from './mailer.js';

/** Stands where nobody set up mail: it sends nothing and says so. */
export class NoMailer extends Mailer {
  override readonly from = null;

  override send(): Promise<MailResult> {
    return Promise.resolve({
      state: 'failed',
      code: 'mail-not-set-up',
      message: 'No mail can be sent: set MAIL_URL and MAIL_FROM for a mail server, or MAIL_OUTBOX for a folder.',
    });
  }
}
