import MailComposer, { type MailComposerAttachment } from 'nodemailer/lib/mail-composer';
import { storableText } from '../database/storable.js';
import { type Mailbox, normalisedMailAddress, parsedMailbox } from './mail-address.js';
import type { MailAttachment, OutgoingMail } from './mailer.js';

/** A mail that no server could ever take as it is. */
export class UnsendableMail extends Error {
  constructor(
    readonly code: 'bad-address' | 'bad-message-id' | 'bad-header' | 'bad-attachment',
    message: string,
  ) {
    super(message);
    this.name = 'UnsendableMail';
  }
}

export interface ComposedMail {
  /** The address in the form in which servers take it. */
  readonly to: string;
  /** Without angle brackets. */
  readonly messageId: string;
  /** The message as RFC 5322 has it, lines ending in CRLF. */
  readonly raw: Buffer;
}

/** RFC 5322 `id-left "@" id-right`, both dot-atoms; longer than 250 would not fit beside a header's name and folding. */
const MESSAGE_ID = /^(?=.{3,250}$)[\w!#$%&'*+/=?^`{|}~.-]+@[\w.-]+$/;
const HEADER_NAME = /^[a-z][a-z0-9-]*$/i;
/** These say who, when, what and how; they come from the mail's own fields and from nowhere else. */
const OWN_HEADERS =
  /^(?:from|sender|to|cc|bcc|reply-to|return-path|subject|date|message-id|mime-version|content-.*|resent-.*|received|dkim-.*)$/i;
/** RFC 5322 2.1.1: no line is longer, and a URL in a header is never folded. */
const LONGEST_VALUE = 900;
const CONTENT_TYPE = /^[\w.+-]+\/[\w.+-]+(?:; ?charset=[\w-]+)?$/;
const CONTENT_ID = /^[\w.+-]+(?:@[\w.-]+)?$/;

/**
 * Composes the message: plain text first, then HTML with its pictures, then files.
 *
 * @param date what its Date header says
 * @throws UnsendableMail when an address, a header, an attachment or the Message-ID is nothing that mail can carry
 */
export async function composeMail(mail: OutgoingMail, from: Mailbox, date: Date): Promise<ComposedMail> {
  const to = rightAddress(mail.to.address, 'The recipient');
  if (!MESSAGE_ID.test(mail.messageId)) {
    throw new UnsendableMail('bad-message-id', 'The Message-ID is not of the form left@right in plain ASCII.');
  }
  const node = new MailComposer({
    from: { name: headerText(from.name ?? ''), address: from.address },
    to: { name: headerText(mail.to.name ?? ''), address: to },
    replyTo: mail.replyTo === undefined ? undefined : replyTo(mail.replyTo),
    subject: headerText(mail.subject),
    messageId: `<${mail.messageId}>`,
    date,
    text: bodyText(mail.text),
    html: mail.html === undefined ? undefined : bodyText(mail.html),
    attachments: (mail.attachments ?? []).map(attachment),
    headers: furtherHeaders(mail.headers ?? {}),
    newline: 'win',
    // Everything is given; nothing in a mail makes this process read a file or an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  }).compile();
  return { to, messageId: mail.messageId, raw: await node.build() };
}

/**
 * One line without controls: what ends a header, or a line in anybody's reader, becomes a space. Text that looks like an
 * encoded word (RFC 2047) is parted, so that no reader decodes what nobody encoded.
 */
function headerText(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replaceAll('=?', '= ?')
    .trim();
}

function bodyText(text: string): string {
  return storableText(text);
}

function rightAddress(text: string, whose: string): string {
  const address = normalisedMailAddress(text);
  if (address === null) throw new UnsendableMail('bad-address', `${whose} has no e-mail address in full.`);
  return address;
}

function replyTo(text: string): { name: string; address: string } {
  const mailbox = parsedMailbox(text);
  if (mailbox === null) throw new UnsendableMail('bad-address', 'Reply-To is no e-mail address in full.');
  return { name: headerText(mailbox.name ?? ''), address: mailbox.address };
}

function furtherHeaders(headers: Readonly<Record<string, string>>): { key: string; value: string }[] {
  return Object.entries(headers).map(([key, text]) => {
    const value = headerText(text);
    if (!HEADER_NAME.test(key) || OWN_HEADERS.test(key) || value.length > LONGEST_VALUE) {
      throw new UnsendableMail('bad-header', `The header ${JSON.stringify(key.slice(0, 80))} cannot be set.`);
    }
    return { key, value };
  });
}

function attachment(file: MailAttachment): MailComposerAttachment {
  const { contentType, content, cid } = file;
  if (!CONTENT_TYPE.test(contentType) || (cid !== undefined && !CONTENT_ID.test(cid))) {
    throw new UnsendableMail('bad-attachment', 'An attachment has a content type or a content id that cannot be.');
  }
  return { filename: headerText(file.fileName).replace(/[/\\]/g, '_'), contentType, content, cid };
}
