import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Clock } from '../clock/clock.js';
import type { QueuedWork, WorkKind } from '../queue/queued-work.js';

/** A new partition locks its table for a moment; whoever has it for longer is not made to wait behind this. */
const LONGEST_WAIT = '2s';

/**
 * Makes the partitions of this month and of the two after it before anybody needs them, so that no look or capture at the turn of a
 * month waits for one. Those who write make sure of theirs all the same: an earlier month may come in by hand.
 */
@Injectable()
export class MakePartitionsJob implements QueuedWork {
  readonly kind: WorkKind = { name: 'month-partitions', atOnce: 1, deadlineSeconds: 60 };

  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  async due(): Promise<readonly string[]> {
    const rows = await this.database.query<{ parent: string; month: string }[]>(MISSING, [this.clock.now()]);
    return rows.map(({ parent, month }) => `${parent}|${month}`);
  }

  /** Fails, and is tried again, when the table is held for longer than is waited. */
  async run(key: string): Promise<void> {
    const [parent = '', month = ''] = key.split('|');
    await this.database.transaction(async (manager) => {
      await manager.query(`SET LOCAL lock_timeout = '${LONGEST_WAIT}'`);
      await manager.query('SELECT ensure_month_partition($1, $2::timestamptz)', [parent, `${month}-01T00:00:00Z`]);
    });
  }
}

/** Partitioned tables of the product, each with the months of which it lacks a partition; named as `ensure_month_partition` names them. */
const MISSING = `
  SELECT parent.relname AS parent, to_char(month, 'YYYY-MM') AS month
  FROM pg_class parent
  CROSS JOIN generate_series(0, 2) ahead
  CROSS JOIN LATERAL (SELECT date_trunc('month', $1::timestamptz AT TIME ZONE 'UTC') + make_interval(months => ahead) AS month) m
  WHERE parent.relkind = 'p' AND parent.relnamespace = 'public'::regnamespace
    AND to_regclass(format('public.%I', parent.relname || to_char(month, '"_y"YYYY"m"MM'))) IS NULL
  ORDER BY month, parent.relname`;
