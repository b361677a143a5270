import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { seedOf } from '../domain/impact/draw.js';
import { estimateImpact } from '../domain/impact/estimate.js';
import { draftNote, type NoteDraft } from '../domain/impact/note.js';
import { incidentOf } from '../domain/impact/note-facts.js';
import type { ProposedAction } from '../domain/impact/proposed-actions.js';
import { Clock } from '../platform/clock/clock.js';
import { storable } from '../platform/database/storable.js';
import { UserError } from '../platform/errors/user-error.js';
import { PortfolioService } from '../portfolio/portfolio.service.js';
import { ImpactNote, type NoteEstimate } from './impact-note.entity.js';
import type { NewAction, NoteChange } from './impact.schema.js';
import { NoteAction } from './note-action.entity.js';
import { type NoteSubject, readNoteFacts } from './read-note-facts.js';

/** The sentences of a note are English; their dates are written so. Figures follow the reader when they are shown. */
const LOCALE = 'en-GB';
/** A day may still be the one before where the reader lives. */
const DAY_MS = 86_400_000;

/** Writes and keeps the notes of cases. Every method works within the caller's transaction. */
@Injectable()
export class ImpactService {
  constructor(
    private readonly portfolio: PortfolioService,
    private readonly clock: Clock,
  ) {}

  /**
   * Drafts the note of a case from the record, with its proposed actions. Called again, for instance when an alert joins
   * the case, it draws the estimate anew and leaves what people wrote, and the actions, as they are.
   */
  async write(
    manager: EntityManager,
    input: { caseId: string; brandId: string; alertIds: readonly string[] },
  ): Promise<void> {
    const { caseId, brandId, alertIds } = input;
    const stored = await this.#locked(manager, caseId);
    if (stored !== null) {
      stored.alertIds = [...alertIds];
      await this.#renew(manager, stored);
      return;
    }
    const { draft, estimate } = await this.#draft(manager, caseId, input);
    const now = this.clock.now();
    await manager.insert(ImpactNote, {
      caseId,
      brandId,
      alertIds: [...alertIds],
      ...storable({ seen: draft.seen, means: draft.means, factors: [...draft.factors], estimate }),
      brandValue: null,
      writtenAt: now,
      changedAt: now,
      editedBy: null,
    });
    await this.setActions(manager, caseId, draft.actions);
  }

  /** Draws the estimate anew from the record as it stands; the texts too, unless a person wrote their own. 404 as below. */
  async recompute(manager: EntityManager, caseId: string): Promise<void> {
    await this.#renew(manager, await this.#existing(manager, caseId));
  }

  /**
   * Puts a person's words in place of the draft, or names the value of the brand that is touched.
   *
   * Throws MW-NOTE-NOT-FOUND (404), and MW-NOTE-CHANGED (409) when somebody changed the note since the person looked.
   */
  async rewrite(manager: EntityManager, caseId: string, change: NoteChange, by: string): Promise<void> {
    const note = await this.#existing(manager, caseId);
    const { seen, means, brandValue, expectedChangedAt } = change;
    if (expectedChangedAt !== undefined && new Date(expectedChangedAt).getTime() !== note.changedAt.getTime()) {
      throw new UserError('MW-NOTE-CHANGED', 'The note was changed after you opened it. Look again, then save.', 409);
    }
    const texts = { seen: seen ?? note.seen, means: means ?? note.means };
    if (texts.seen !== note.seen || texts.means !== note.means)
      Object.assign(note, storable({ ...texts, editedBy: by }));
    if (brandValue !== undefined) note.brandValue = storable(brandValue === '' ? null : brandValue);
    note.changedAt = this.clock.now();
    await manager.save(ImpactNote, note);
  }

  /** Puts these actions in place of those that nobody has done yet. */
  async setActions(manager: EntityManager, caseId: string, actions: readonly ProposedAction[]): Promise<void> {
    const { brandId } = await this.#existing(manager, caseId);
    await manager.query('DELETE FROM note_action WHERE case_id = $1 AND done_at IS NULL', [caseId]);
    const addedAt = this.clock.now();
    const rows = actions.map(({ who, what, dueOn }) => storable({ caseId, brandId, who, what, dueOn, person: null }));
    await manager.insert(
      NoteAction,
      rows.map((row) => ({ ...row, addedAt, doneAt: null, doneBy: null })),
    );
  }

  /** Adds one action and returns its id. Throws MW-NOTE-NOT-FOUND (404) and MW-NOTE-ACTION-PAST (400). */
  async addAction(manager: EntityManager, caseId: string, action: NewAction): Promise<string> {
    const { brandId } = await this.#existing(manager, caseId);
    const now = this.clock.now();
    const earliest = new Date(now.getTime() - DAY_MS).toISOString().slice(0, 10);
    if (action.dueOn < earliest) {
      throw new UserError('MW-NOTE-ACTION-PAST', `${action.dueOn} is past. Choose the day by which it is done.`);
    }
    const person = action.person === undefined || action.person === '' ? null : action.person;
    const { identifiers } = await manager.insert(NoteAction, {
      ...storable({ caseId, brandId, what: action.what, who: action.who, person, dueOn: action.dueOn }),
      addedAt: now,
      doneAt: null,
      doneBy: null,
    });
    return (identifiers[0] as { id: string }).id;
  }

  /** Marks an action as done; one that is done stays as it was. Throws MW-NOTE-ACTION-NOT-FOUND (404). */
  async completeAction(manager: EntityManager, caseId: string, actionId: string, by: string): Promise<void> {
    const action = await manager.findOne(NoteAction, {
      where: { id: actionId, caseId },
      lock: { mode: 'pessimistic_write' },
    });
    if (action === null) {
      throw new UserError('MW-NOTE-ACTION-NOT-FOUND', `The note of this case has no action ${actionId}.`, 404);
    }
    if (action.doneAt !== null) return;
    await manager.update(NoteAction, actionId, { doneAt: this.clock.now(), doneBy: storable(by) });
  }

  /** Whether the note of a case says what to do; without that a case is not closed. */
  async hasAction(manager: EntityManager, caseId: string): Promise<boolean> {
    return manager.existsBy(NoteAction, { caseId });
  }

  #locked(manager: EntityManager, caseId: string): Promise<ImpactNote | null> {
    return manager.findOne(ImpactNote, { where: { caseId }, lock: { mode: 'pessimistic_write' } });
  }

  async #existing(manager: EntityManager, caseId: string): Promise<ImpactNote> {
    const note = await this.#locked(manager, caseId);
    if (note === null) throw new UserError('MW-NOTE-NOT-FOUND', `There is no note of a case ${caseId}.`, 404);
    return note;
  }

  async #renew(manager: EntityManager, note: ImpactNote): Promise<void> {
    const { draft, estimate } = await this.#draft(manager, note.caseId, note);
    const texts = note.editedBy === null ? { seen: draft.seen, means: draft.means } : {};
    Object.assign(note, storable({ ...texts, factors: [...draft.factors], estimate }), { changedAt: this.clock.now() });
    await manager.save(ImpactNote, note);
  }

  /** The seed comes from the case, so that the same record always gives the same numbers. */
  async #draft(
    manager: EntityManager,
    caseId: string,
    subject: NoteSubject,
  ): Promise<{ draft: NoteDraft; estimate: NoteEstimate }> {
    const now = this.clock.now();
    const facts = await readNoteFacts(manager, subject, now);
    const figures = await this.portfolio.figures(manager, subject.brandId);
    const draft = draftNote({ ...facts, today: now.toISOString().slice(0, 10), locale: LOCALE });
    const estimate = estimateImpact({
      incident: incidentOf(facts.lines),
      exposures: facts.markets,
      figures: figures.map(({ kind, market, low, high, unit, tag, source }) => {
        return { kind, market, low, high, unit: unit ?? '', tag, source: source ?? '' };
      }),
      seed: seedOf('note', caseId),
    });
    return { draft, estimate: { ...estimate, cause: draft.cause } };
  }
}
