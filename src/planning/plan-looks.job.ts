import { Injectable } from '@nestjs/common';
import { planStep } from '../domain/scheduling/adaptive/plan-step.js';
import type { QueuedWork, WorkKind } from '../platform/queue/queued-work.js';
import { ChosenLooks } from '../watches/chosen-looks.service.js';
import { seenSoFar } from './seen-so-far.js';

/**
 * Chooses the next looks of watches that go where earlier ones promise most. It stands above alerts, because what was seen is
 * known there; the looks themselves are laid out by the room of the watches.
 */
@Injectable()
export class PlanLooks implements QueuedWork {
  readonly kind: WorkKind = { name: 'plan-looks', atOnce: 1, deadlineSeconds: 120 };

  constructor(private readonly looks: ChosenLooks) {}

  due(): Promise<readonly string[]> {
    return this.looks.due();
  }

  async run(watchId: string): Promise<void> {
    await this.looks.layOut(watchId, async (manager, step) => {
      // By lot, nothing that was seen matters.
      const seen = step.policy === 'uniform' ? [] : await seenSoFar(manager, step);
      return planStep({ ...step, seen });
    });
  }
}
