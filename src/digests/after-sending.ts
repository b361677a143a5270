import type { MailResult } from '../platform/mail/mailer.js';

const MINUTE_MS = 60_000;
/** Waits between tries: five minutes, ten, twenty … at most four hours. Servers that greylist let in after some minutes. */
const FIRST_WAIT_MS = 5 * MINUTE_MS;
const LONGEST_WAIT_MS = 240 * MINUTE_MS;
/** Some three days of tries; RFC 5321 asks for four to five before giving up, but what is told here is stale by then. */
const MOST_ATTEMPTS = 24;

/** What a try to send makes of the row that keeps it. */
export interface AfterSending {
  readonly state?: 'sent' | 'failed' | 'unsure';
  readonly resultCode: string | null;
  readonly resultMessage: string;
  readonly endedAt?: Date;
  readonly nextTryAt?: Date;
  /** Null where the mail may be tried again; left as it is otherwise. */
  readonly handedOverAt?: null;
}

/**
 * How a mail goes on: over, or tried again later.
 *
 * @param attempts tries so far, this one included
 */
export function afterSending(result: MailResult, attempts: number, now: Date): AfterSending {
  const said =
    result.state === 'sent'
      ? { resultCode: null, resultMessage: result.response.slice(0, 500) }
      : { resultCode: result.code, resultMessage: result.message.slice(0, 500) };
  if (result.state !== 'later') return { ...said, state: result.state, endedAt: now };
  if (attempts >= MOST_ATTEMPTS) return { ...said, state: 'failed', endedAt: now, handedOverAt: null };
  const wait = Math.min(FIRST_WAIT_MS * 2 ** (attempts - 1), LONGEST_WAIT_MS);
  return { ...said, nextTryAt: new Date(now.getTime() + wait), handedOverAt: null };
}

/** What is known of a mail whose sender was killed after it was handed over. */
export const INTERRUPTED = {
  state: 'unsure',
  code: 'interrupted',
  message:
    'The server stopped between handing the mail over and hearing that it was taken. It may or may not have arrived.',
} as const satisfies MailResult;
