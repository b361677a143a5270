import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CaptureStages } from '../captures/capture-stages.service.js';
import { FindingsService, type SeenFinding } from '../findings/findings.service.js';
import { Clock } from '../platform/clock/clock.js';
import { addSightings } from './add-sightings.js';
import { alertIdOf, holdAlerts, saveChanges } from './held-alerts.js';

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
    return this.stages.advance(
      { from: 'examined', to: 'raised', limit: BATCH, changes: [] },
      async (manager, captures) => {
        const ids = captures.map((capture) => capture.id);
        await this.#raise(manager, await this.findings.seenIn(manager, ids));
      },
    );
  }

  async #raise(manager: EntityManager, findings: readonly SeenFinding[]): Promise<void> {
    if (findings.length === 0) return;
    const groups = Map.groupBy(findings, alertIdOf);
    const held = await holdAlerts(manager, [...groups.keys()]);
    const now = this.clock.now();
    const changes = [...held].map(([id, alert]) => addSightings({ id, ...alert, seen: groups.get(id) ?? [], now }));
    await saveChanges(
      manager,
      changes.filter((change) => change !== null),
    );
  }
}
