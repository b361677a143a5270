import type { EntityManager } from 'typeorm';
import { NEXT_STATES } from '../domain/takedown/case-states.js';
import { appendEvent, updateCase } from './case-changes.js';
import type { TakedownCase } from './takedown-case.entity.js';

/** A filing left: a case that waited for one is filed from now on. Others stay as they are; the caller holds the case's lock. */
export async function advanceToFiled(manager: EntityManager, of: TakedownCase, now: Date): Promise<void> {
  if (!NEXT_STATES[of.state].includes('filed')) return;
  await updateCase(manager, of, { state: 'filed', changedAt: now });
  await appendEvent(manager, of, now, null, { kind: 'moved', fromState: of.state, toState: 'filed' });
}
