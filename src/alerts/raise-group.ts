import type { EntityManager } from 'typeorm';
import type { SeenFinding } from '../findings/findings.service.js';
import { deterministicId } from '../platform/storage/deterministic-id.js';
import { addSightings } from './add-sightings.js';
import { AlertEvent } from './alert-event.entity.js';
import { AlertLine } from './alert-line.entity.js';
import { Alert } from './alert.entity.js';

/** What decides which alert a finding belongs to. */
export type AlertKey = Pick<SeenFinding, 'brandId' | 'partyId' | 'engine' | 'country'>;

/** The id of the alert that a finding belongs to. */
export function alertIdOf({ brandId, partyId, engine, country }: AlertKey): string {
  return deterministicId('alert', brandId, partyId, engine, country);
}

/** The id of the line that a finding belongs to. */
export function lineIdOf(alertId: string, { violation, mark }: Pick<SeenFinding, 'violation' | 'mark'>): string {
  return deterministicId('line', alertId, violation, mark);
}

/** An alert as it stands, with its lines; null where none is raised yet. */
export interface HeldAlert {
  readonly alert: Alert | null;
  readonly lines: AlertLine[];
}

/**
 * Takes an alert until the transaction ends, also one that is yet to be raised. Take several in the order of their ids,
 * so that two workers never wait for each other in a circle.
 */
export async function holdAlert(manager: EntityManager, id: string): Promise<HeldAlert> {
  await manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [id]);
  // Locked as by whoever decides it: a decision that commits between reading and saving would be overwritten.
  const alert = await manager.findOne(Alert, { where: { id }, lock: { mode: 'pessimistic_write' } });
  return { alert, lines: alert === null ? [] : await manager.findBy(AlertLine, { alertId: id }) };
}

/** Saves what new sightings make of an alert that is held. Returns the events that were appended; null for no change. */
export async function raiseGroup(
  manager: EntityManager,
  input: Parameters<typeof addSightings>[0],
  by: Partial<Pick<AlertEvent, 'actorId' | 'actorName' | 'text'>> = {},
): Promise<readonly AlertEvent[] | null> {
  const change = addSightings(input);
  if (change === null) return null;
  for (const event of change.events) Object.assign(event, by);
  await manager.save(Alert, change.alert);
  await manager.save(AlertLine, change.lines);
  await manager.insert(AlertEvent, change.events);
  return change.events;
}
