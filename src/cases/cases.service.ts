import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { UsersService } from '../accounts/users.service.js';
import type { Actor } from '../alerts/alerts.service.js';
import { transition } from '../domain/takedown/case-states.js';
import { Clock } from '../platform/clock/clock.js';
import { storable } from '../platform/database/storable.js';
import { UserError } from '../platform/errors/user-error.js';
import { appendEvent, lockedCase, updateCase } from './case-changes.js';
import { readCaseFacts } from './case-facts.js';
import type { CaseOwnerInput, CaseTransitionInput } from './case.schema.js';

/** Moves cases from state to state, and from owner to owner. */
@Injectable()
export class CasesService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly users: UsersService,
    private readonly clock: Clock,
  ) {}

  /**
   * Brings a case into a state by a person's word, where the facts allow it.
   *
   * Throws what `transition` refuses (409), MW-CASE-NOT-FOUND (404), and MW-CASE-CHANGED (409) when somebody was faster.
   */
  async move(caseId: string, input: CaseTransitionInput, actor: Actor): Promise<void> {
    await this.database.transaction(async (manager) => {
      const found = await lockedCase(manager, caseId, input.expectedEventId);
      const now = this.clock.now();
      const facts = await readCaseFacts(manager, caseId);
      const { closingReason, to } = input;
      const answer = transition({ ...facts, ...(closingReason === undefined ? {} : { closingReason }) }, to, now);
      if (!answer.ok) throw new UserError(answer.code, answer.message, 409);
      const closing = to === 'closed';
      await updateCase(manager, found, {
        state: to,
        changedAt: now,
        closedAt: closing ? now : null,
        closingReason: closing ? (closingReason ?? null) : null,
      });
      const text = [closing ? (closingReason ?? null) : null, input.text ?? null].filter((part) => part !== null);
      await appendEvent(manager, found, now, actor, {
        kind: 'moved',
        fromState: found.state,
        toState: to,
        text: text.length === 0 ? null : storable(text.join(': ')),
      });
    });
  }

  /**
   * Gives the case another owner, who must be able to work on it.
   *
   * Throws MW-CASE-OWNER (400), MW-CASE-NOT-FOUND (404), MW-CASE-CHANGED (409).
   */
  async handOver(caseId: string, input: CaseOwnerInput, actor: Actor): Promise<void> {
    await this.database.transaction(async (manager) => {
      const found = await lockedCase(manager, caseId, input.expectedEventId);
      const owner = await this.users.editor(manager, input.ownerId);
      if (owner === null) {
        throw new UserError(
          'MW-CASE-OWNER',
          'That person has no account, or one that only reads. Choose somebody else.',
        );
      }
      if (owner.id === found.ownerId) return;
      const now = this.clock.now();
      await updateCase(manager, found, { ownerId: owner.id, ownerName: owner.name, changedAt: now });
      await appendEvent(manager, found, now, actor, {
        kind: 'owner-changed',
        text: storable(`${found.ownerName} → ${owner.name}`),
      });
    });
  }
}
