import { type EntityManager, In } from 'typeorm';
import type { SeenFinding } from '../findings/findings.service.js';
import { deterministicId } from '../platform/storage/deterministic-id.js';
import { insertRows, saveRows } from '../platform/database/write-rows.js';
import type { AlertChange } from './add-sightings.js';
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
 * Takes alerts until the transaction ends, also those that are yet to be raised. They are taken in the order of their ids,
 * so that two workers never wait for each other in a circle; take all of a transaction at once.
 */
export async function holdAlerts(manager: EntityManager, ids: readonly string[]): Promise<Map<string, HeldAlert>> {
  const sorted = ids.toSorted();
  // The set is put in order before any of it is locked: MATERIALIZED, or the planner may lock as it sorts.
  await manager.query(
    `WITH held AS MATERIALIZED (SELECT id FROM unnest($1::text[]) AS held (id) ORDER BY id COLLATE "C")
     SELECT pg_advisory_xact_lock(hashtextextended(id, 0)) FROM held`,
    [sorted],
  );
  // Locked as by whoever decides it: a decision that commits between reading and saving would be overwritten.
  const alerts = await manager.find(Alert, {
    where: { id: In(sorted) },
    order: { id: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });
  const lines = await manager.findBy(AlertLine, { alertId: In(alerts.map(({ id }) => id)) });
  const linesOf = Map.groupBy(lines, ({ alertId }) => alertId);
  const alertOf = new Map(alerts.map((alert) => [alert.id, alert]));
  return new Map(sorted.map((id) => [id, { alert: alertOf.get(id) ?? null, lines: linesOf.get(id) ?? [] }]));
}

/** What new sightings make of alerts that are held, in three statements for all of them. */
export async function saveChanges(manager: EntityManager, changes: readonly AlertChange[]): Promise<void> {
  await saveRows(
    manager,
    Alert,
    changes.map(({ alert }) => alert),
  );
  await saveRows(
    manager,
    AlertLine,
    changes.flatMap(({ lines }) => lines),
  );
  await insertRows(
    manager,
    AlertEvent,
    changes.flatMap(({ events }) => events),
  );
}
