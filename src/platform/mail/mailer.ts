/** One mail to one person. Everything in it may be hostile text; the mailer encodes it. */
export interface OutgoingMail {
  /** Without angle brackets; stable for what the mail is about, so that the same mail sent twice can be recognised. */
  readonly messageId: string;
  readonly to: { readonly name: string | null; readonly address: string };
  readonly replyTo?: string;
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
  readonly attachments?: readonly MailAttachment[];
  /** Further headers, for example `List-Unsubscribe`. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** A file in a mail. With a `cid` it is a picture that the HTML shows as `cid:…`; without, a file to save. */
export interface MailAttachment {
  readonly fileName: string;
  readonly contentType: string;
  readonly content: Buffer;
  readonly cid?: string;
}

/**
 * sent: the server took it. later: refused for now, or never completed; try again. failed: refused for good. unsure:
 * handed over and never answered, so that it may or may not arrive; never to be sent again without a person's word.
 */
export type MailResult =
  | { readonly state: 'sent'; readonly response: string }
  | { readonly state: 'later' | 'failed' | 'unsure'; readonly code: string; readonly message: string };

/** Sends mail. Which one stands behind it is a matter of the configuration: a server, a folder, or nothing. */
export abstract class Mailer {
  /** Who mail is from; null when neither MAIL_URL nor MAIL_OUTBOX is set: then nothing can be sent and screens say so. */
  abstract readonly from: string | null;

  /** Awaits `beforeLastByte` before the end of the mail goes out; only after it can the server have the mail. Never throws. */
  abstract send(mail: OutgoingMail, beforeLastByte: () => Promise<void>): Promise<MailResult>;
}
