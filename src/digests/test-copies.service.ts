import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { SignedInUser } from '../accounts/account.schema.js';
import { UserError } from '../platform/errors/user-error.js';
import { Mailer } from '../platform/mail/mailer.js';
import { DigestMails } from './digest-mails.service.js';
import type { TestResult, WhichDigest } from './digest.schema.js';
import { DigestsService } from './digests.service.js';

/** Sends a digest to the person who asks for it, and to nobody else. It is recorded nowhere and takes no week's place. */
@Injectable()
export class TestCopies {
  constructor(
    private readonly digests: DigestsService,
    private readonly mails: DigestMails,
    private readonly mailer: Mailer,
  ) {}

  /** @throws UserError MW-MAIL-NOT-SET-UP (409) when no mail can be sent */
  async send(which: WhichDigest, { id, name, email }: SignedInUser): Promise<TestResult> {
    if (this.mailer.from === null) {
      throw new UserError(
        'MW-MAIL-NOT-SET-UP',
        'No mail can be sent: set MAIL_URL and MAIL_FROM for a mail server, or MAIL_OUTBOX for a folder.',
        409,
      );
    }
    const to = { userId: id, name, address: email };
    const messageId = `digest-test-${randomUUID()}@markwarden.invalid`;
    const mail = await this.mails.mailTo(await this.digests.contentOf(which), to, { messageId, test: true });
    const result = await this.mailer.send(mail, () => Promise.resolve());
    const message = result.state === 'sent' ? result.response : result.message;
    return { state: result.state, to: email, message };
  }
}
