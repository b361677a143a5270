import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../alerts/alerts.service.js';
import { refusalToSend } from '../domain/takedown/may-send.js';
import { ROUTE_SPECS } from '../domain/takedown/routes.js';
import { Clock } from '../platform/clock/clock.js';
import { storable } from '../platform/database/storable.js';
import { UserError } from '../platform/errors/user-error.js';
import { parsedMailbox } from '../platform/mail/mail-address.js';
import { Mailer } from '../platform/mail/mailer.js';
import { appendEvent, lockedCase } from './case-changes.js';
import { readCaseRecord } from './case-record.js';
import type {
  FilingActInput,
  FilingEditInput,
  FilingReferenceInput,
  FilingSettleInput,
  FilingWithdrawInput,
  PrepareFilingInput,
} from './case.schema.js';
import { FilingDraftsService } from './filing-drafts.service.js';
import { Filing } from './filing.entity.js';
import { advanceToFiled } from './filed-case.js';
import type { TakedownCase } from './takedown-case.entity.js';

/** One filing of one case. */
export interface FilingAt {
  readonly caseId: string;
  readonly filingId: string;
}

/** A change of a filing, with its case and itself taken for it. */
interface Change {
  readonly manager: EntityManager;
  readonly of: TakedownCase;
  readonly filing: Filing;
  readonly now: Date;
}

/**
 * What people do with filings. Every method throws MW-CASE-NOT-FOUND and MW-FILING-NOT-FOUND (404), MW-CASE-CHANGED (409) when
 * somebody was faster, and MW-FILING-STATE (409) where the filing is past that.
 */
@Injectable()
export class FilingsService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly drafts: FilingDraftsService,
    private readonly mailer: Mailer,
    private readonly clock: Clock,
  ) {}

  /** Prepares a draft for a route. Throws MW-FILING-NOT-FILEABLE and MW-FILING-EXISTS (409). */
  async prepare(caseId: string, { route }: PrepareFilingInput, actor: Actor): Promise<string> {
    return this.database.transaction(async (manager) => {
      const found = await lockedCase(manager, caseId);
      if (found.state === 'closed') throw past('The case is closed. Open a new one to file again.');
      return this.drafts.prepare(manager, found, route, actor);
    });
  }

  /** Changes the text of a draft. */
  async edit(at: FilingAt, { subject, body, expectedEventId }: FilingEditInput, actor: Actor): Promise<void> {
    await this.#change(at, expectedEventId, ['draft', 'failed'], async ({ manager, of, filing, now }) => {
      // One header line, whatever was typed.
      const line = subject === undefined ? filing.subject : subject.replace(/\s+/gu, ' ');
      const values = storable({ subject: line, body: body ?? filing.body });
      await manager.update(Filing, { id: filing.id }, { ...values, editedAt: now });
      await appendEvent(manager, of, now, actor, { kind: 'filing-edited', filingId: filing.id });
    });
  }

  /** Writes a draft anew from the record; what a person changed in it is given up. */
  async refresh(at: FilingAt, { expectedEventId }: FilingActInput, actor: Actor): Promise<void> {
    await this.#change(at, expectedEventId, ['draft', 'failed'], async ({ manager, of, filing, now }) => {
      await this.drafts.rewrite(manager, filing);
      await appendEvent(manager, of, now, actor, { kind: 'filing-refreshed', filingId: filing.id });
    });
  }

  /**
   * Hands a mail to the queue, which sends it once.
   *
   * Throws MW-CASE-ALERT-DISMISSED, MW-FILING-NOT-FILEABLE, MW-FILING-INCOMPLETE, MW-MAIL-NOT-SET-UP (409), MW-FILING-BY-FORM (400).
   */
  async send(at: FilingAt, { expectedEventId }: FilingActInput, actor: Actor): Promise<void> {
    await this.#change(at, expectedEventId, ['draft', 'failed'], async (change) => {
      const { manager, of, filing, now } = change;
      if (ROUTE_SPECS[filing.route].kind === 'form') {
        throw new UserError(
          'MW-FILING-BY-FORM',
          'This is filed in a form: copy the fields there, then record the number that it gives.',
        );
      }
      await this.#refuse(change);
      await manager.update(
        Filing,
        { id: filing.id },
        { ...TO_SEND, messageId: filing.messageId ?? this.#messageId(filing) },
      );
      await appendEvent(manager, of, now, actor, { kind: 'filing-queued', filingId: filing.id });
    });
  }

  /** Records what an engine's form gave for the complaint; the case counts as filed. Throws MW-CASE-ALERT-DISMISSED (409), MW-FILING-BY-MAIL (400). */
  async recordReference(at: FilingAt, input: FilingReferenceInput, actor: Actor): Promise<void> {
    await this.#change(at, input.expectedEventId, ['draft', 'failed'], async (change) => {
      const { manager, of, filing, now } = change;
      if (ROUTE_SPECS[filing.route].kind === 'mail') {
        throw new UserError('MW-FILING-BY-MAIL', 'This is sent by mail and has no reference number. Send it.');
      }
      await this.#refuse(change);
      const reference = storable(input.reference);
      await manager.update(Filing, { id: filing.id }, { state: 'sent', sentAt: now, reference });
      await appendEvent(manager, of, now, actor, { kind: 'filing-sent', filingId: filing.id, text: reference });
      await advanceToFiled(manager, of, now);
    });
  }

  /** Gives a filing up that has not left. */
  async withdraw(at: FilingAt, { text, expectedEventId }: FilingWithdrawInput, actor: Actor): Promise<void> {
    await this.#change(at, expectedEventId, ['draft', 'failed'], async ({ manager, of, filing, now }) => {
      await manager.update(Filing, { id: filing.id }, { state: 'withdrawn' });
      await appendEvent(manager, of, now, actor, {
        kind: 'filing-withdrawn',
        filingId: filing.id,
        text: storable(text),
      });
    });
  }

  /** A person's word on a mail that was handed over and never answered: it arrived, or it is to be sent again. */
  async settle(at: FilingAt, { outcome, expectedEventId }: FilingSettleInput, actor: Actor): Promise<void> {
    await this.#change(at, expectedEventId, ['unsure'], async (change) => {
      const { manager, of, filing, now } = change;
      if (outcome === 'send-again') await this.#refuse(change);
      const arrived = { state: 'sent' as const, sentAt: filing.handedOverAt ?? now };
      await manager.update(Filing, { id: filing.id }, outcome === 'arrived' ? arrived : TO_SEND);
      await appendEvent(manager, of, now, actor, { kind: 'filing-settled', filingId: filing.id, text: outcome });
      if (outcome === 'arrived') await advanceToFiled(manager, of, now);
    });
  }

  async #change(
    { caseId, filingId }: FilingAt,
    expectedEventId: string | undefined,
    from: readonly Filing['state'][],
    change: (change: Change) => Promise<void>,
  ): Promise<void> {
    await this.database.transaction(async (manager) => {
      const of = await lockedCase(manager, caseId, expectedEventId);
      const filing = await manager.findOne(Filing, {
        where: { id: filingId, caseId },
        lock: { mode: 'pessimistic_write' },
      });
      if (filing === null) throw new UserError('MW-FILING-NOT-FOUND', `The case has no filing ${filingId}.`, 404);
      if (!from.includes(filing.state))
        throw past(`This filing is ${filing.state}; that is done with one that is ${from.join(' or ')}.`);
      await change({ manager, of, filing, now: this.clock.now() });
    });
  }

  async #refuse({ manager, of, filing, now }: Change): Promise<void> {
    const record = await readCaseRecord(manager, of.id);
    const refusal = refusalToSend(filing, record, of.state, this.mailer.from, now);
    if (refusal !== null) throw new UserError(refusal.code, refusal.message, 409);
  }

  /** Stable for the filing, whoever sends it and how often. */
  #messageId({ id }: Filing): string {
    const sender = this.mailer.from === null ? null : parsedMailbox(this.mailer.from);
    return `filing-${id}@${sender?.address.split('@')[1] ?? 'markwarden.invalid'}`;
  }
}

const TO_SEND = {
  state: 'sending' as const,
  attempts: 0,
  nextTryAt: null,
  handedOverAt: null,
  resultCode: null,
  resultMessage: null,
};

function past(message: string): UserError {
  return new UserError('MW-FILING-STATE', message, 409);
}
