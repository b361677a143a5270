import type { EntityManager } from 'typeorm';
import type { Actor } from '../alerts/alerts.service.js';
import { UserError } from '../platform/errors/user-error.js';
import { CaseEvent } from './case-event.entity.js';
import { TakedownCase } from './takedown-case.entity.js';

/**
 * Takes the case for a change: until the transaction ends nobody else changes it.
 *
 * Throws MW-CASE-NOT-FOUND (404), and MW-CASE-CHANGED (409), naming who it was, where something happened after the event
 * that the person saw last.
 */
export async function lockedCase(
  manager: EntityManager,
  caseId: string,
  expectedEventId?: string,
): Promise<TakedownCase> {
  const found = await manager.findOne(TakedownCase, { where: { id: caseId }, lock: { mode: 'pessimistic_write' } });
  if (found === null) throw new UserError('MW-CASE-NOT-FOUND', `There is no case ${caseId}.`, 404);
  if (expectedEventId !== undefined) {
    const newest = await manager.findOne(CaseEvent, { where: { caseId }, order: { at: 'DESC', id: 'DESC' } });
    if (newest?.id !== expectedEventId) throw changed(newest?.actorName ?? null);
  }
  return found;
}

/**
 * Writes what changed of a case, if it still is in the state that the caller saw.
 *
 * Throws MW-CASE-CHANGED (409) otherwise.
 */
export async function updateCase(
  manager: EntityManager,
  { id, state }: Pick<TakedownCase, 'id' | 'state'>,
  values: Partial<Omit<TakedownCase, 'id' | 'number'>>,
): Promise<void> {
  const { affected } = await manager.update(TakedownCase, { id, state }, values);
  if (affected !== 1) throw changed(null);
}

/** Appends an event; `actor` is null where the product itself acted. */
export async function appendEvent(
  manager: EntityManager,
  of: Pick<TakedownCase, 'id' | 'brandId'>,
  at: Date,
  actor: Actor | null,
  event: Pick<CaseEvent, 'kind'> & Partial<Pick<CaseEvent, 'fromState' | 'toState' | 'filingId' | 'text'>>,
): Promise<void> {
  await manager.insert(CaseEvent, {
    caseId: of.id,
    brandId: of.brandId,
    at,
    actorId: actor?.id ?? null,
    actorName: actor?.name ?? null,
    fromState: null,
    toState: null,
    filingId: null,
    text: null,
    ...event,
  });
}

function changed(who: string | null): UserError {
  return new UserError(
    'MW-CASE-CHANGED',
    `${who ?? 'The product'} changed this case after you opened it. Look again, then decide.`,
    409,
  );
}
