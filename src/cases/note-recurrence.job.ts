import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { RECURRING_REASONS, RECURRING_STATES, recurs } from '../domain/takedown/case-states.js';
import { Clock } from '../platform/clock/clock.js';
import type { QueuedWork, WorkKind } from '../platform/queue/queued-work.js';
import { appendEvent, lockedCase, updateCase } from './case-changes.js';
import { readCaseFacts } from './case-facts.js';
import { CASE_SIGHTINGS } from './case-record.js';
import { pinCaptures } from './pin-captures.js';

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
      // Most closed cases stay closed: only those whose alerts were seen since are looked at closely.
      `SELECT tc.id FROM (
         SELECT * FROM takedown_case c WHERE c.state = ANY ($1) AND (c.closing_reason IS NULL OR c.closing_reason = ANY ($2))
           AND EXISTS (SELECT 1 FROM case_alert ca JOIN alert a ON a.id = ca.alert_id
             WHERE ca.case_id = c.id AND a.last_seen_at > coalesce(c.closed_at, c.opened_at))
         OFFSET 0) tc
       CROSS JOIN LATERAL ${CASE_SIGHTINGS} v WHERE v.sightings > 0 ORDER BY tc.id LIMIT 200`,
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
      await pinCaptures(manager, found, now);
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
