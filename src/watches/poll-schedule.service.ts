import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager, IsNull } from 'typeorm';
import { type Cell, cellsOf } from '../domain/scheduling/cell.js';
import { CHOOSING_SCHEDULES } from '../domain/scheduling/choosing-schedules.js';
import { marketZone } from '../domain/scheduling/market-zone.js';
import { nextSlot, slotsBetween } from '../domain/scheduling/slots.js';
import { Clock } from '../platform/clock/clock.js';
import { sqlList } from '../platform/database/sql-list.js';
import { UserError } from '../platform/errors/user-error.js';
import { controlLooksDue } from './control-looks.js';
import { crossChecksOf } from './cross-checks.js';
import { insertPolls } from './insert-polls.js';
import { newPoll } from './new-poll.js';
import type { Poll } from './poll.entity.js';
import { type Market, Watch } from './watch.entity.js';

/** Any number that no other advisory lock of the product uses. */
const SCHEDULE_LOCK = 7_201_003;
/** Slots further back are not noted one by one; a month is what the coverage screen can show. */
const LONGEST_LOOK_BACK_MS = 31 * 86_400_000;
/** Missed slots noted of a cell after one stop: the oldest, which says since when, and the latest. */
const MOST_MISSED = 200;

const MISSED = 'The look was due while nobody was working.';
const OVERTAKEN = 'The next look at the same was due before this one could be taken.';

/** Lays out the slots of every watch that follows a cron expression as polls. */
@Injectable()
export class PollSchedule {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * Makes the polls of the slots since the last time, and returns how many. Of several slots that passed meanwhile only the
   * latest is asked; the others are noted as missed, so that a blind spell shows. May run in many processes at once.
   */
  async fill(): Promise<number> {
    const now = this.clock.now();
    const [work] = await this.database.query<{ exists: boolean }[]>(SOMETHING_TO_DO, [now]);
    if (work?.exists !== true) return 0;
    // Before the transaction, because a new partition locks the whole table.
    // Three instants, because a February lies between the ends of the look back.
    for (const back of [LONGEST_LOOK_BACK_MS, LONGEST_LOOK_BACK_MS / 2, 0])
      await this.#partition(new Date(now.getTime() - back));
    return this.database.transaction(async (manager) => {
      const [lock] = await manager.query<{ held: boolean }[]>('SELECT pg_try_advisory_xact_lock($1) AS held', [
        SCHEDULE_LOCK,
      ]);
      if (lock?.held !== true) return 0;
      await manager.query(LET_GO);
      await manager.query(TAKE_UP, [now]);
      const due = await manager.query<{ id: string; until: Date }[]>(
        `SELECT watch_id AS id, scheduled_until AS until FROM watch_schedule s JOIN watch ON watch.id = s.watch_id
         WHERE next_slot <= $1 AND ${FIXED}`,
        [now],
      );
      let made = 0;
      for (const { id, until } of due) {
        const watch = await manager.findOneByOrFail(Watch, { id });
        made += await this.#layOut(manager, watch, until, now);
      }
      const controls = await controlLooksDue(manager, now);
      await insertPolls(manager, controls);
      return made + controls.length;
    });
  }

  /**
   * Makes a poll of every cell of a watch for this instant, whatever its schedule, and returns their keys.
   *
   * @throws UserError MW-WATCH-NOT-FOUND, MW-WATCH-NO-PROVIDERS
   */
  async layOutNow(watchId: string): Promise<string[]> {
    const now = this.clock.now();
    const watch = await this.database.manager.findOneBy(Watch, { id: watchId, retiredAt: IsNull() });
    if (watch === null)
      throw new UserError(
        'MW-WATCH-NOT-FOUND',
        `There is no watch ${watchId}. \`markwarden coverage --json\` lists them.`,
        404,
      );
    if (watch.providers.length === 0) {
      const message = `The watch ${watchId} names no providers, so nobody can be asked. Add providers in the portfolio file and import it.`;
      throw new UserError('MW-WATCH-NO-PROVIDERS', message, 409);
    }
    await this.#partition(now);
    const rows = cellsOf(watch).map((cell) => newPoll(watch, cell, now, now, 'asked'));
    await insertPolls(this.database.manager, rows);
    return rows.map(({ slot, id }) => pollKey(slot, id));
  }

  async #layOut(manager: EntityManager, watch: Watch, until: Date, now: Date): Promise<number> {
    const after = new Date(Math.max(until.getTime(), now.getTime() - LONGEST_LOOK_BACK_MS));
    const rows: Poll[] = [];
    let next: Date | null = null;
    for (const market of watch.markets) {
      const { zone } = marketZone(market);
      const slots = slotsBetween(watch.schedule, zone, after, now);
      const kept = slots.length > MOST_MISSED ? [...slots.slice(0, 1), ...slots.slice(1 - MOST_MISSED)] : slots;
      const latest = kept.at(-1);
      const { id, queries, engines, devices } = watch;
      for (const cell of cellsOf({ id, queries, engines, devices, markets: [market] }))
        for (const slot of kept)
          rows.push(slot === latest ? newPoll(watch, cell, slot, now) : missed(watch, cell, slot, now));
      const following = nextSlot(watch.schedule, zone, now);
      if (following !== null && (next === null || following < next)) next = following;
    }
    await insertPolls(manager, [...rows, ...crossChecksOf(watch, rows)]);
    if (rows.length > 0) await manager.query(OVERTAKE, [watch.id, now, OVERTAKEN]);
    await manager.query('UPDATE watch_schedule SET scheduled_until = $2, next_slot = $3 WHERE watch_id = $1', [
      watch.id,
      now,
      next,
    ]);
    return rows.length;
  }

  async #partition(instant: Date): Promise<void> {
    await this.database.query("SELECT ensure_month_partition('poll', $1::timestamptz)", [instant]);
  }
}

/** What names a poll to the queue. */
export const pollKey = (slot: Date, id: string): string => `${slot.toISOString()}|${id}`;

function missed(watch: Watch, cell: Cell<Market>, slot: Date, now: Date): Poll {
  const ended = {
    state: 'ended',
    outcome: 'failed',
    reasonCode: 'missed',
    reasonMessage: MISSED,
    endedAt: now,
  } as const;
  return Object.assign(newPoll(watch, cell, slot, now), ended);
}

const LIVE = 'watch.retired_at IS NULL AND cardinality(watch.providers) > 0';
/** The others choose their looks themselves, in steps (see `ChosenLooks`). */
const FIXED = `watch.schedule NOT IN ${sqlList(CHOOSING_SCHEDULES)}`;

const SOMETHING_TO_DO = `
  SELECT EXISTS (SELECT 1 FROM watch_schedule s JOIN watch ON watch.id = s.watch_id WHERE next_slot <= $1 AND ${FIXED})
      OR EXISTS (SELECT 1 FROM watch WHERE ${LIVE} AND ${FIXED} AND NOT EXISTS (SELECT 1 FROM watch_schedule s WHERE s.watch_id = watch.id))
      OR EXISTS (SELECT 1 FROM provider_sight WHERE next_control_at <= $1)
      OR EXISTS (SELECT 1 FROM watch_schedule s JOIN watch ON watch.id = s.watch_id WHERE NOT (${LIVE})) AS exists`;

/** A watch that is no longer taken live begins anew when it is taken up again, and has missed nothing meanwhile. */
const LET_GO = `DELETE FROM watch_schedule s USING watch WHERE watch.id = s.watch_id AND NOT (${LIVE})`;

const TAKE_UP = `
  INSERT INTO watch_schedule (watch_id, scheduled_until, next_slot)
  SELECT watch.id, $1, $1 FROM watch WHERE ${LIVE} AND ${FIXED} ON CONFLICT DO NOTHING`;

/** Looks that still wait when the next one at the same cell is due are over: their hour has passed. */
const OVERTAKE = `
  UPDATE poll SET state = 'ended', outcome = 'failed', ended_at = $2, pingback_hash = NULL,
    reason_code = coalesce(reason_code, 'missed'), reason_message = coalesce(reason_message || ' ', '') || $3
  WHERE watch_id = $1 AND state = 'due' AND (asking_until IS NULL OR asking_until <= $2)
    AND EXISTS (SELECT 1 FROM poll later WHERE later.watch_id = $1 AND later.slot > poll.slot AND later.slot <= $2
      AND later.engine = poll.engine AND later.query = poll.query AND later.country = poll.country
      AND later.language = poll.language AND later.location IS NOT DISTINCT FROM poll.location AND later.device = poll.device)`;
