import { storableText } from '../database/storable.js';
import type { MailResult } from './mailer.js';

/** What nodemailer tells about a mail that it could not deliver, as far as it counts here. */
export interface SmtpFailure {
  /** Which kind of failure: `ETIMEDOUT`, `EAUTH` … */
  readonly code?: string;
  /** The server's reply code, when there was a reply. */
  readonly responseCode?: number;
  readonly response?: string;
  /** The system's own code behind the kind, such as `ECONNREFUSED` or that of a certificate's fault. */
  readonly originalCode?: string;
  /** The command that the failure belongs to. */
  readonly command?: string;
}

type Unsent = Exclude<MailResult, { state: 'sent' }>;

/** Commands whose reply speaks of this very mail: its sender, its recipient, its text. */
const ABOUT_THE_MAIL = ['MAIL FROM', 'RCPT TO', 'DATA'];

/** Replies that speak of the session instead, whatever they answer: out of sequence (RFC 5321), not signed in (RFC 4954). */
const ABOUT_THE_SESSION = [503, 530, 534, 535, 538];

const LONGEST_REPLY = 300;

/** nodemailer's kinds of failure in this project's words. */
const KINDS: Record<string, [code: string, message: string]> = {
  ETIMEDOUT: ['timed-out', 'The mail server did not answer in time.'],
  EDNS: ['unknown-host', 'The name of the mail server could not be looked up.'],
  ESOCKET: ['connection-failed', 'The connection to the mail server was refused or broke.'],
  ECONNECTION: ['connection-lost', 'The mail server ended the connection.'],
  ETLS: ['tls-failed', 'No secure connection to the mail server came about.'],
  EAUTH: ['login-refused', 'The mail server did not accept the user and password of MAIL_URL.'],
};

/**
 * What a failure means for the mail. Decided by the reply code and by how far the mail was, never by the wording.
 *
 * @param handedOver whether the end of the mail may have gone out
 */
export function smtpOutcome(failure: SmtpFailure, handedOver: boolean): Unsent {
  const { code: kind = '', responseCode: reply = 0, command = '' } = failure;
  const isFinal = kind === 'EMESSAGE' && reply >= 400 && reply < 600;
  if (handedOver && !isFinal) {
    return {
      state: 'unsure',
      code: kind === 'ETIMEDOUT' ? 'timed-out' : 'connection-lost',
      message: 'The mail was handed over, and the mail server never said whether it took it.',
    };
  }
  if (kind === 'EMESSAGE' && reply === 0 && command === 'MAIL FROM') {
    return { state: 'failed', code: 'too-large', message: 'The mail is larger than the mail server takes.' };
  }
  if (ABOUT_THE_MAIL.includes(command) && reply >= 500 && !ABOUT_THE_SESSION.includes(reply)) {
    return { state: 'failed', code: `smtp-${reply}`, message: `The mail server refused the mail: ${said(failure)}` };
  }
  if (kind !== 'EAUTH' && reply > 0) {
    return { state: 'later', code: `smtp-${reply}`, message: `The mail server put the mail off: ${said(failure)}` };
  }
  return { state: 'later', ...trouble(kind, failure.originalCode ?? '') };
}

function trouble(kind: string, cause: string): { code: string; message: string } {
  const isTls = kind === 'ESOCKET' && /^ERR_(?:TLS|SSL)_|^EPROTO$|CERT/.test(cause);
  const [code, message] = KINDS[isTls ? 'ETLS' : kind] ?? ['out-of-step', 'The mail server did not keep to SMTP.'];
  return { code, message: /^[A-Z_\d]+$/.test(cause) ? `${message} (${cause})` : message };
}

/** The server's own words on one line, cut; they are hostile text like any other. */
function said(failure: SmtpFailure): string {
  return replyText(failure.response ?? '');
}

/** A reply of a mail server as text to keep: one line, storable, at most 300 characters. */
export function replyText(response: string): string {
  const line = storableText(response).replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');
  return line.slice(0, LONGEST_REPLY).toWellFormed().trim();
}
