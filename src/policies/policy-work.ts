import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Clock } from '../platform/clock/clock.js';
import type { QueuedWork, WorkKind } from '../platform/queue/queued-work.js';
import { CheckPolicies } from './check-policies.service.js';
import { PolicyDocument } from './policy-document.entity.js';

/** Documents handed out at once; the rest comes with the next tick. */
const MOST_DUE = 200;

/** Looks at the documents whose next check is due. The key is the document's id. */
@Injectable()
export class PolicyWork implements QueuedWork {
  readonly kind: WorkKind = { name: 'policies', atOnce: 1, deadlineSeconds: 600 };

  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly checks: CheckPolicies,
    private readonly clock: Clock,
  ) {}

  async due(): Promise<readonly string[]> {
    const rows = await this.database.query<{ id: string }[]>(
      `SELECT id FROM policy_document WHERE retired_at IS NULL AND next_check_at <= $1 ORDER BY next_check_at, id LIMIT ${MOST_DUE}`,
      [this.clock.now()],
    );
    return rows.map(({ id }) => id);
  }

  async run(key: string, signal: AbortSignal): Promise<void> {
    const document = await this.database.manager.findOneBy(PolicyDocument, { id: key });
    if (document === null || document.retiredAt !== null || document.nextCheckAt === null) return;
    if (document.nextCheckAt > this.clock.now()) return;
    await this.checks.check(key, { due: document.nextCheckAt, signal });
  }
}
