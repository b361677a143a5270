import { createHash } from 'node:crypto';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Clock } from '../clock/clock.js';
import { type ComposedMail, composeMail, UnsendableMail } from './compose-mail.js';
import { type Mailbox, shownMailbox } from './mail-address.js';
import { Mailer, type MailResult, type OutgoingMail } from './mailer.js';

/** File systems take 255 bytes; the hidden name that a file has while it is written is longer by six. */
const LONGEST_NAME = 200;

/** Sends nothing: puts each mail into a folder as a file that every mail program opens. One file a Message-ID. */
export class OutboxMailer extends Mailer {
  override readonly from: string;

  constructor(
    private readonly folder: string,
    private readonly sender: Mailbox,
    private readonly clock: Clock,
  ) {
    super();
    this.from = shownMailbox(sender);
  }

  override async send(mail: OutgoingMail, beforeLastByte: () => Promise<void>): Promise<MailResult> {
    let composed: ComposedMail;
    try {
      composed = await composeMail(mail, this.sender, this.clock.now());
    } catch (error) {
      if (error instanceof UnsendableMail) return { state: 'failed', code: error.code, message: error.message };
      return { state: 'failed', code: 'not-composed', message: 'The mail could not be put together.' };
    }
    return this.#put(composed, beforeLastByte);
  }

  async #put(mail: ComposedMail, beforeLastByte: () => Promise<void>): Promise<MailResult> {
    const name = outboxFileName(mail.messageId);
    const target = join(this.folder, name);
    const draft = join(this.folder, `.${name}.part`);
    let code = 'outbox-not-written';
    try {
      await mkdir(this.folder, { recursive: true });
      const isThere = await exists(target);
      if (!isThere) await writeThrough(draft, mail.raw);
      code = 'not-recorded';
      await beforeLastByte();
      code = 'outbox-not-written';
      if (!isThere) await rename(draft, target);
      return { state: 'sent', response: `${isThere ? 'was in the outbox already' : 'in the outbox'}: ${name}` };
    } catch {
      await rm(draft, { force: true }).catch(() => undefined);
      return { state: 'later', code, message: MESSAGES[code] ?? '' };
    }
  }
}

const MESSAGES: Record<string, string> = {
  'outbox-not-written': 'The mail could not be written into the folder of MAIL_OUTBOX.',
  'not-recorded': 'The mail was held back before its end, because the hand-over could not be recorded.',
};

/** A file name that belongs to this Message-ID alone and means the same on every system. */
export function outboxFileName(messageId: string): string {
  const safe = encodeURIComponent(messageId).replace(
    /^\.|[!'()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  const name = safe.replaceAll('%40', '@');
  return `${name.length > LONGEST_NAME ? createHash('sha256').update(messageId).digest('hex') : name}.eml`;
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

/** To the disk, not only to the cache: the name that follows must never stand on a file that is half. */
async function writeThrough(path: string, bytes: Buffer): Promise<void> {
  const file = await open(path, 'w');
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}
