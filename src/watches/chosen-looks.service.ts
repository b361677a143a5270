import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import type { PlannedLook, StepWanted, ZonedCell } from '../domain/scheduling/adaptive/plan-step.js';
import { type Step, stepsOfDay } from '../domain/scheduling/adaptive/day-parts.js';
import { cellsOf } from '../domain/scheduling/cell.js';
import { CHOOSING_SCHEDULES } from '../domain/scheduling/choosing-schedules.js';
import { marketZone } from '../domain/scheduling/market-zone.js';
import { CHOSEN_PURPOSES } from '../domain/scheduling/purpose.js';
import { Clock } from '../platform/clock/clock.js';
import { sqlList } from '../platform/database/sql-list.js';
import { storable } from '../platform/database/storable.js';
import { crossChecksOf } from './cross-checks.js';
import { insertPolls } from './insert-polls.js';
import { looksADay } from './looks-a-day.js';
import { newPoll } from './new-poll.js';
import type { Poll } from './poll.entity.js';
import { type Market, Watch } from './watch.entity.js';

/** A step of a watch whose looks are to be chosen: all but what was seen so far. */
export interface StepToChoose extends Omit<StepWanted<Market>, 'seen'> {
  readonly brandId: string;
  readonly cells: readonly ZonedCell<Market>[];
}

/** Chooses the looks of one step. Reads within the transaction that lays them out. */
export type ChooseLooks = (manager: EntityManager, step: StepToChoose) => Promise<readonly PlannedLook<Market>[]>;

const OVER = 'Its part of the day was over before it could be taken.';

/** Lays out the looks of watches that choose them, a step of four hours at a time. */
@Injectable()
export class ChosenLooks {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Watches whose next step has begun and is not laid out. */
  async due(): Promise<string[]> {
    const rows = await this.database.query<{ id: string }[]>(DUE, [this.clock.now(), CHOOSING_SCHEDULES]);
    return rows.map(({ id }) => id);
  }

  /**
   * Lays out the looks of the step that it is now, as they are chosen, and returns how many. Does nothing for a watch whose
   * step is laid out, or that another process is at. All of it or nothing, so a kill changes nothing.
   */
  async layOut(watchId: string, choose: ChooseLooks): Promise<number> {
    const now = this.clock.now();
    // Before the transaction, because a new partition locks the whole table. A step may end in the next month.
    for (const ahead of [0, 6 * 3_600_000])
      await this.database.query("SELECT ensure_month_partition('poll', $1::timestamptz)", [
        new Date(now.getTime() + ahead),
      ]);
    return this.database.transaction(async (manager) => {
      await manager.query(TAKE_UP, [watchId, now, CHOOSING_SCHEDULES]);
      const [held] = await manager.query<{ held: string }[]>(HOLD, [watchId, now, CHOOSING_SCHEDULES]);
      if (held === undefined) return 0;
      const watch = await manager.findOneByOrFail(Watch, { id: watchId });
      const [market] = watch.markets;
      const { steps, at } = stepsOfDay(now.getTime(), market === undefined ? 'UTC' : marketZone(market).zone);
      const step = steps[at] as Step;
      await manager.query(END_LATE, [watchId, now, OVER]);
      const day = { from: new Date(steps[0]?.from ?? step.from), until: new Date(steps.at(-1)?.until ?? step.until) };
      const looks = await choose(manager, {
        brandId: watch.brandId,
        cells: cellsOf(watch).map((cell) => ({ cell, zone: marketZone(cell.market).zone })),
        ...{ steps, at, now: now.getTime(), policy: watch.schedule === 'uniform' ? 'uniform' : 'adaptive' },
        ...(await looksADay(manager, watch, day, now)),
        seed: seedOf(watch, step),
      });
      const polls = pollsOf(watch, looks, now);
      await insertPolls(manager, [...polls, ...crossChecksOf(watch, polls)]);
      const until = new Date(step.until);
      await manager.query('UPDATE watch_schedule SET scheduled_until = $2, next_slot = $2 WHERE watch_id = $1', [
        ...[watchId, until],
      ]);
      return looks.length;
    });
  }
}

function pollsOf(watch: Watch, looks: readonly PlannedLook<Market>[], now: Date): Poll[] {
  const polls = looks.map(({ cell, slot, purpose, why }) => {
    // Reasons name advertisers, and so carry what their ads say.
    return Object.assign(newPoll(watch, cell, slot, now, purpose), { why: storable(why), nextTryAt: slot });
  });
  for (const [nth, poll] of polls.entries()) {
    const twin = looks[nth]?.twin ?? null;
    if (twin === null) continue;
    const { id, slot } = 'planned' in twin ? (polls[twin.planned] as Poll) : { id: twin.look, slot: twin.slot };
    Object.assign(poll, { twinId: id, twinSlot: slot });
  }
  return polls;
}

/** The same step of the same watch always draws the same lots, whichever process draws them and on whichever machine. */
function seedOf({ naturalKey }: Watch, { from }: Step): number {
  return createHash('sha256').update(`${naturalKey} ${from}`).digest().readInt32BE(0);
}

const CHOOSES = (n: number): string =>
  `watch.retired_at IS NULL AND cardinality(watch.providers) > 0 AND watch.schedule = ANY ($${n})`;

const DUE = `
  SELECT watch.id FROM watch LEFT JOIN watch_schedule s ON s.watch_id = watch.id
  WHERE ${CHOOSES(2)} AND (s.watch_id IS NULL OR s.next_slot <= $1) ORDER BY s.next_slot NULLS FIRST, watch.id LIMIT 200`;

const TAKE_UP = `
  INSERT INTO watch_schedule (watch_id, scheduled_until, next_slot)
  SELECT watch.id, $2, $2 FROM watch WHERE watch.id = $1 AND ${CHOOSES(3)} ON CONFLICT DO NOTHING`;

const HOLD = `
  SELECT s.watch_id AS held FROM watch_schedule s JOIN watch ON watch.id = s.watch_id
  WHERE s.watch_id = $1 AND s.next_slot <= $2 AND ${CHOOSES(3)} FOR UPDATE OF s SKIP LOCKED`;

/** A look that waited out its part of the day would tell of another one. An hour is left to those that are tried again. */
const END_LATE = `
  UPDATE poll SET state = 'ended', outcome = 'failed', ended_at = $2, pingback_hash = NULL,
    reason_code = coalesce(reason_code, 'missed'), reason_message = coalesce(reason_message || ' ', '') || $3
  WHERE watch_id = $1 AND state = 'due' AND slot < $2::timestamptz - interval '1 hour' AND slot > $2::timestamptz - interval '31 days'
    AND (asking_until IS NULL OR asking_until <= $2) AND purpose IN ${sqlList([...CHOSEN_PURPOSES, 'cross-check'])}`;
