import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CaptureStages } from '../captures/capture-stages.service.js';
import { FindingsService, type SeenFinding } from '../findings/findings.service.js';
import { Clock } from '../platform/clock/clock.js';
import { deterministicId } from '../platform/storage/deterministic-id.js';
import { AlertEvent } from './alert-event.entity.js';
import { AlertLine } from './alert-line.entity.js';
import { Alert } from './alert.entity.js';
import { addSightings } from './add-sightings.js';

/** Captures raised in one transaction. */
const BATCH = 50;

/** Last stage: findings of examined captures become alerts, or count towards those that stand. */
@Injectable()
export class RaiseAlertsJob {
  constructor(
    private readonly stages: CaptureStages,
    private readonly findings: FindingsService,
    private readonly clock: Clock,
  ) {}

  /** Raises one batch and returns how many captures it held; 0 when none is pending. */
  async runBatch(): Promise<number> {
    return this.stages.advance('examined', 'raised', BATCH, async (manager, captures) => {
      const ids = captures.map((capture) => capture.id);
      await this.#raise(manager, await this.findings.seenIn(manager, ids));
    });
  }

  async #raise(manager: EntityManager, findings: readonly SeenFinding[]): Promise<void> {
    const groups = Map.groupBy(findings, (f) => deterministicId('alert', f.brandId, f.partyId, f.engine, f.country));
    // In the order of their keys, so that two workers never wait for each other in a circle.
    for (const id of [...groups.keys()].toSorted()) {
      const seen = groups.get(id) ?? [];
      await manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [id]);
      // Locked as by whoever decides it: a decision that commits between reading and saving would be overwritten.
      const alert = await manager.findOne(Alert, { where: { id }, lock: { mode: 'pessimistic_write' } });
      const lines = alert === null ? [] : await manager.findBy(AlertLine, { alertId: id });
      const change = addSightings({ id, alert, lines, seen, now: this.clock.now() });
      if (change === null) continue;
      await manager.save(Alert, change.alert);
      await manager.save(AlertLine, change.lines);
      await manager.insert(AlertEvent, change.events);
    }
  }
}
