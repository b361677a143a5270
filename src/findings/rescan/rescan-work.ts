import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { QueuedWork, WorkKind } from '../../platform/queue/queued-work.js';
import { RunRescan } from './run-rescan.service.js';

/** One turn ends after so many milliseconds, so that a worker that is told to stop need not wait for a long rescan. */
const TURN_MS = 10_000;

/** Goes on with rescans that somebody asked for, a turn at a time; none begins by itself. */
@Injectable()
export class RescanWork implements QueuedWork {
  readonly kind: WorkKind = { name: 'rescans', atOnce: 1, deadlineSeconds: 300 };

  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly rescans: RunRescan,
  ) {}

  async due(): Promise<readonly string[]> {
    const rows = await this.database.query<{ id: string }[]>(
      "SELECT id FROM rescan WHERE state = 'running' ORDER BY asked_at LIMIT 100",
    );
    return rows.map(({ id }) => id);
  }

  async run(key: string, signal: AbortSignal): Promise<void> {
    const started = performance.now();
    while (!signal.aborted && performance.now() - started < TURN_MS) {
      const progress = await this.rescans.runBatch(key);
      if (progress?.state !== 'running') return;
    }
  }
}
