import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { RECURRING_REASONS, RECURRING_STATES, recurs } from '../domain/takedown/case-states.js';
import { Clock } from '../platform/clock/clock.js';
import type { QueuedWork, WorkKind } from '../platform/queue/queued-work.js';
import { appendEvent, lockedCase, updateCase } from './case-changes.js';
import { readCaseFacts } from './case-facts.js';
import { CASE_VERIFICATION } from './case-record.js';

/** Brings cases back whose ads are seen again after the action, the verifying or the closing. */
@Injectable()
export class NoteRecurrenceJob implements QueuedWork {
  readonly kind: WorkKind = { name: 'case-recurrence', atOnce: 1, deadlineSeconds: 60 };

  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  async due(): Promise<readonly string[]> {
    const rows = await this.database.query<{ id: string }[]>(
      `SELECT tc.id FROM takedown_case tc CROSS JOIN LATERAL ${CASE_VERIFICATION} v
       WHERE tc.state = ANY ($1) AND (tc.closing_reason IS NULL OR tc.closing_reason = ANY ($2)) AND v.sightings > 0 ORDER BY tc.id LIMIT 200`,
      [RECURRING_STATES, RECURRING_REASONS],
    );
    return rows.map(({ id }) => id);
  }

  async run(key: string): Promise<void> {
    await this.database.transaction(async (manager) => {
      const found = await lockedCase(manager, key);
      const { sightingsSince } = await readCaseFacts(manager, key);
      if (!recurs(found.state, found.closingReason, sightingsSince)) return;
      const now = this.clock.now();
      await updateCase(manager, found, { state: 'recurred', changedAt: now, closedAt: null, closingReason: null });
      const text = `Seen ${sightingsSince} ${sightingsSince === 1 ? 'time' : 'times'} since.`;
      await appendEvent(manager, found, now, null, {
        kind: 'recurred',
        fromState: found.state,
        toState: 'recurred',
        text,
      });
    });
  }
}
