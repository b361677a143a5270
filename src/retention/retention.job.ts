import { Injectable } from '@nestjs/common';
import type { QueuedWork, WorkKind } from '../platform/queue/queued-work.js';
import { Retention } from './retention.service.js';

/** One turn ends after so many milliseconds, so that a worker that is told to stop need not wait for a long run. */
const TURN_MS = 10_000;

/** Clears up once a day, a turn at a time. */
@Injectable()
export class RetentionWork implements QueuedWork {
  readonly kind: WorkKind = { name: 'retention', atOnce: 1, deadlineSeconds: 300 };

  constructor(private readonly retention: Retention) {}

  async due(): Promise<readonly string[]> {
    const day = await this.retention.dueDay();
    return day === null ? [] : [day];
  }

  async run(key: string, signal: AbortSignal): Promise<void> {
    const started = performance.now();
    while (!signal.aborted && performance.now() - started < TURN_MS) {
      if (!(await this.retention.runBatch(key))) return;
    }
  }
}
