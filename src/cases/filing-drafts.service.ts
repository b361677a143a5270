import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import type { Actor } from '../alerts/alerts.service.js';
import { draftFiling, filledIn, type GivenFacts } from '../domain/takedown/draft.js';
import { fileability } from '../domain/takedown/fileability.js';
import type { TakedownRecord } from '../domain/takedown/record.js';
import { type Route, ROUTES } from '../domain/takedown/routes.js';
import { Clock } from '../platform/clock/clock.js';
import { storable } from '../platform/database/storable.js';
import { UserError } from '../platform/errors/user-error.js';
import { appendEvent } from './case-changes.js';
import { readCaseRecord } from './case-record.js';
import { FilingFact } from './filing-fact.entity.js';
import { Filing } from './filing.entity.js';
import { pinCaptures } from './pin-captures.js';
import type { TakedownCase } from './takedown-case.entity.js';

type Case = Pick<TakedownCase, 'id' | 'brandId'>;

/** Writes drafts from the record, and keeps them up to date with it. */
@Injectable()
export class FilingDraftsService {
  constructor(private readonly clock: Clock) {}

  /** Prepares a draft for every route by which the case may be filed. */
  async prepareAll(manager: EntityManager, of: Case, actor: Actor): Promise<void> {
    const record = await this.#record(manager, of);
    const given = await givenFacts(manager, of.brandId);
    for (const route of ROUTES) {
      if (fileability(route, record, this.clock.now()).result !== 'file-here') continue;
      await this.#insert(manager, of, route, record, given, actor);
    }
  }

  /**
   * Prepares a draft for one route, within the caller's change of the case.
   *
   * Throws MW-FILING-NOT-FILEABLE and MW-FILING-EXISTS (409).
   */
  async prepare(manager: EntityManager, of: Case, route: Route, actor: Actor): Promise<string> {
    const record = await this.#record(manager, of);
    const answer = fileability(route, record, this.clock.now());
    if (answer.result !== 'file-here') throw new UserError('MW-FILING-NOT-FILEABLE', answer.sentence, 409);
    const underWay = await manager.findBy(Filing, {
      caseId: of.id,
      route,
      state: In(['draft', 'sending', 'unsure', 'failed']),
    });
    if (underWay.length > 0) {
      throw new UserError('MW-FILING-EXISTS', 'This route has a filing under way. Finish or withdraw it first.', 409);
    }
    return this.#insert(manager, of, route, record, await givenFacts(manager, of.brandId), actor);
  }

  /** Puts what the record says now in the place of a draft's text. */
  async rewrite(manager: EntityManager, filing: Filing): Promise<void> {
    const record = await this.#record(manager, { id: filing.caseId, brandId: filing.brandId });
    const given = await givenFacts(manager, filing.brandId);
    const draft = draftFiling(filing.route, record, given, this.clock.now());
    await manager.update(
      Filing,
      { id: filing.id },
      { ...storable({ ...draft, fields: [...draft.fields] }), editedAt: null },
    );
  }

  /** Fills facts that were given into every draft of the brand; texts that a person changed keep the changes. */
  async fillIn(manager: EntityManager, brandId: string): Promise<void> {
    const given = await givenFacts(manager, brandId);
    // In the order of their keys, so that two people who give facts never wait for each other in a circle.
    const drafts = await manager.find(Filing, {
      where: { brandId, state: In(['draft', 'failed']) },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
    for (const filing of drafts) {
      const record = await this.#record(manager, { id: filing.caseId, brandId });
      const fresh = draftFiling(filing.route, record, given, this.clock.now());
      const text =
        filing.editedAt === null
          ? { subject: fresh.subject, body: fresh.body }
          : { subject: filledIn(filing.subject ?? '', fresh.fields), body: filledIn(filing.body, fresh.fields) };
      const values = storable({ recipient: fresh.recipient, fields: [...fresh.fields], ...text });
      await manager.update(Filing, { id: filing.id }, values);
    }
  }

  /** The record, with every capture that it may name as evidence kept first. */
  async #record(manager: EntityManager, of: Case): Promise<TakedownRecord> {
    await pinCaptures(manager, of, this.clock.now());
    return readCaseRecord(manager, of.id);
  }

  async #insert(
    manager: EntityManager,
    of: Case,
    route: Route,
    record: TakedownRecord,
    given: GivenFacts,
    actor: Actor,
  ): Promise<string> {
    const now = this.clock.now();
    const draft = draftFiling(route, record, given, now);
    const values = storable({ ...draft, fields: [...draft.fields] });
    const { identifiers } = await manager.insert(Filing, {
      ...values,
      caseId: of.id,
      brandId: of.brandId,
      route,
      state: 'draft',
      createdAt: now,
    });
    const { id } = identifiers[0] as { id: string };
    await appendEvent(manager, of, now, actor, { kind: 'filing-prepared', filingId: id });
    return id;
  }
}

/** What people gave for a brand, by stored key. */
export async function givenFacts(manager: EntityManager, brandId: string): Promise<GivenFacts> {
  const facts = await manager.findBy(FilingFact, { brandId });
  return new Map(facts.map(({ key, value }) => [key, value]));
}
