import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { refusalToSend } from '../domain/takedown/may-send.js';
import { Clock } from '../platform/clock/clock.js';
import { Mailer, type MailResult, type OutgoingMail } from '../platform/mail/mailer.js';
import type { QueuedWork, WorkKind } from '../platform/queue/queued-work.js';
import { appendEvent, lockedCase } from './case-changes.js';
import type { CaseEventKind } from './case.schema.js';
import { readCaseRecord } from './case-record.js';
import { advanceToFiled } from './filed-case.js';
import { Filing } from './filing.entity.js';
import type { TakedownCase } from './takedown-case.entity.js';

/** An attempt holds its filing so long; a worker that was killed leaves it to the next one after that. Longer than any mailer waits. */
const HOLD_MS = 20 * 60_000;
/** Waits between attempts that the server put off, in minutes; after the last the filing has failed. Greylists want some minutes. */
const WAITS_MINUTES = [5, 10, 20, 40, 80, 160, 320, 640, 1280];
/** Due at once; the rest comes with the next tick. */
const MOST_DUE = 50;

/** What an event of the product's own says of a filing's end. */
const END_EVENTS: Readonly<Record<'sent' | 'failed' | 'unsure', CaseEventKind>> = {
  sent: 'filing-sent',
  failed: 'filing-failed',
  unsure: 'filing-unsure',
};

type End = MailResult & { readonly at: Date };

/** A mail to send, and until when the attempt holds its filing. One that outlives that finds another's hold and does nothing more. */
interface Attempt {
  readonly mail: OutgoingMail;
  readonly held: Date;
}

/** Sends the mails of filings, each once: what was handed over and never answered is left to a person. */
@Injectable()
export class SendFilingsJob implements QueuedWork {
  readonly kind: WorkKind = { name: 'filings', atOnce: 2, deadlineSeconds: 1200 };

  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly mailer: Mailer,
    private readonly clock: Clock,
  ) {}

  async due(): Promise<readonly string[]> {
    const rows = await this.database.query<{ id: string }[]>(
      `SELECT id FROM filing WHERE state = 'sending' AND (next_try_at IS NULL OR next_try_at <= $1)
       ORDER BY next_try_at NULLS FIRST, id LIMIT ${MOST_DUE}`,
      [this.clock.now()],
    );
    return rows.map(({ id }) => id);
  }

  async run(key: string): Promise<void> {
    const attempt = await this.#take(key);
    if (attempt === null) return;
    const result = await this.mailer.send(attempt.mail, () => this.#markHandedOver(key, attempt));
    await this.#record(key, attempt, { ...result, at: this.clock.now() });
  }

  /** Takes the filing for one attempt; null where there is nothing to send. One that was handed over before is `unsure`. */
  #take(key: string): Promise<Attempt | null> {
    return this.#locked(key, async (manager, of, filing) => {
      const now = this.clock.now();
      if (filing.nextTryAt !== null && filing.nextTryAt > now) return null;
      if (filing.handedOverAt !== null) {
        const message = 'The product stopped after handing the mail over and before it heard whether it was taken.';
        await this.#end(manager, of, filing, { state: 'unsure', code: 'stopped', message, at: now });
        return null;
      }
      const record = await readCaseRecord(manager, of.id);
      const refusal = refusalToSend(filing, record, of.state, this.mailer.from, now);
      if (refusal !== null) {
        await this.#end(manager, of, filing, { state: 'failed', ...refusal, at: now });
        return null;
      }
      const held = new Date(now.getTime() + HOLD_MS);
      await manager.update(Filing, { id: key }, { attempts: filing.attempts + 1, nextTryAt: held });
      return { mail: mailOf(filing), held };
    });
  }

  /**
   * The end of the mail goes out only once this is committed. A slow server may take minutes until then, so whether the
   * filing may leave is asked once more; the next attempt records why it may not.
   */
  async #markHandedOver(key: string, { held }: Attempt): Promise<void> {
    const mayLeave = await this.#locked(key, async (manager, of, filing) => {
      if (filing.nextTryAt?.getTime() !== held.getTime() || filing.handedOverAt !== null) return false;
      const now = this.clock.now();
      const record = await readCaseRecord(manager, of.id);
      if (refusalToSend(filing, record, of.state, this.mailer.from, now) !== null) return false;
      await manager.update(Filing, { id: key }, { handedOverAt: now });
      return true;
    });
    if (mayLeave !== true)
      throw new Error(`Filing ${key} is not this attempt's to hand over, or may not leave any more`);
  }

  async #record(key: string, { held }: Attempt, result: End): Promise<void> {
    await this.#locked(key, async (manager, of, filing) => {
      if (filing.nextTryAt?.getTime() === held.getTime()) await this.#end(manager, of, filing, result);
    });
  }

  async #end(manager: EntityManager, of: TakedownCase, filing: Filing, result: End): Promise<void> {
    const { at } = result;
    const said = result.state === 'sent' ? { code: 'taken', message: result.response } : result;
    const told = { resultCode: said.code, resultMessage: said.message };
    const wait = WAITS_MINUTES[filing.attempts - 1];
    if (result.state === 'later' && wait !== undefined) {
      const nextTryAt = new Date(at.getTime() + wait * 60_000);
      await manager.update(Filing, { id: filing.id }, { ...told, handedOverAt: null, nextTryAt });
      return;
    }
    const state = result.state === 'later' ? 'failed' : result.state;
    const kept = state === 'failed' ? { handedOverAt: null } : {};
    const sentAt = state === 'sent' ? at : null;
    await manager.update(Filing, { id: filing.id }, { ...told, ...kept, state, sentAt, nextTryAt: null });
    const text = state === 'sent' ? filing.recipient : said.message;
    await appendEvent(manager, of, at, null, { kind: END_EVENTS[state], filingId: filing.id, text });
    if (state === 'sent') await advanceToFiled(manager, of, at);
  }

  /** With the case and the filing locked, in the order in which people's changes take them; null where it is not being sent. */
  async #locked<T>(
    key: string,
    work: (manager: EntityManager, of: TakedownCase, filing: Filing) => Promise<T>,
  ): Promise<T | null> {
    return this.database.transaction(async (manager) => {
      const found = await manager.findOneBy(Filing, { id: key });
      if (found === null) return null;
      const of = await lockedCase(manager, found.caseId);
      const filing = await manager.findOne(Filing, { where: { id: key }, lock: { mode: 'pessimistic_write' } });
      return filing?.state === 'sending' ? work(manager, of, filing) : null;
    });
  }
}

function mailOf(filing: Filing): OutgoingMail {
  const { messageId, recipient, subject, body, fields } = filing;
  if (messageId === null || recipient === null) throw new Error(`Filing ${filing.id} is queued without an address`);
  const replyTo = fields.find(({ key }) => key === 'complainant-email')?.value ?? null;
  return {
    messageId,
    to: { name: null, address: recipient },
    subject: subject ?? '',
    text: body,
    ...(replyTo === null ? {} : { replyTo }),
  };
}
