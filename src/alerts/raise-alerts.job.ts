import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CaptureStages } from '../captures/capture-stages.service.js';
import { FindingsService, type SeenFinding } from '../findings/findings.service.js';
import { Clock } from '../platform/clock/clock.js';
import { alertIdOf, holdAlert, raiseGroup } from './raise-group.js';

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
    const groups = Map.groupBy(findings, alertIdOf);
    for (const id of [...groups.keys()].toSorted()) {
      const seen = groups.get(id) ?? [];
      const held = await holdAlert(manager, id);
      await raiseGroup(manager, { id, ...held, seen, now: this.clock.now() });
    }
  }
}
