import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type EntityManager, Repository } from 'typeorm';
import { dropMonth, type Month } from '../platform/database/month-partitions.js';
import type { Removal } from '../platform/storage/removal.js';
import { ClearedCapture } from './cleared-capture.entity.js';

/** A capture whose term is over. */
export interface OverdueCapture {
  /** As the database writes it, because a Date loses its microseconds. */
  readonly slot: string;
  readonly id: string;
  /** The term, in days. */
  readonly afterDays: number;
}

export interface ClearedCaptures {
  readonly captures: number;
  readonly sightings: number;
}

/** Sightings removed in one statement. */
const SIGHTINGS = 5000;

/** Removes captures and their sightings. Which ones is for a higher room to say: it knows what rests on them. */
@Injectable()
export class ClearCaptures {
  constructor(@InjectRepository(ClearedCapture) private readonly cleared: Repository<ClearedCapture>) {}

  /**
   * Removes captures within the caller's transaction, and notes of each that it was there. Sightings of captures from before
   * `sightingsFrom` stay for `clearSightings`, which drops a month of them at once.
   */
  async clear(
    manager: EntityManager,
    overdue: readonly OverdueCapture[],
    { at, sightingsFrom }: { readonly at: Date; readonly sightingsFrom: Date },
  ): Promise<ClearedCaptures> {
    const [counts] = await manager.query<ClearedCaptures[]>(
      `WITH due AS (
         SELECT * FROM unnest($1::timestamptz[], $2::uuid[], $3::int[]) AS due (slot, id, days)
       ), seen AS (
         SELECT due.slot, due.id, (SELECT count(*)::int FROM sighting s WHERE s.slot = due.slot AND s.capture_id = due.id) AS ads FROM due
       ), gone AS (
         DELETE FROM capture c USING due WHERE c.slot = due.slot AND c.id = due.id
         RETURNING c.id, coalesce(c.captured_at, c.received_at) AS seen_at, c.outcome, due.days
       ), keys AS (
         DELETE FROM capture_key k USING due WHERE k.id = due.id AND k.slot = due.slot
       ), sightings AS (
         DELETE FROM sighting s USING due WHERE s.slot = due.slot AND s.capture_id = due.id AND due.slot >= $5 RETURNING 1
       ), noted AS (
         INSERT INTO cleared_capture (id, seen_at, outcome, ads, cleared_at, after_days)
         SELECT gone.id, gone.seen_at, gone.outcome, seen.ads, $4, gone.days FROM gone JOIN seen USING (id)
         ON CONFLICT (id) DO UPDATE SET seen_at = excluded.seen_at, outcome = excluded.outcome, ads = excluded.ads,
           cleared_at = excluded.cleared_at, after_days = excluded.after_days
       )
       SELECT (SELECT count(*)::int FROM gone) AS captures, (SELECT count(*)::int FROM sightings) AS sightings`,
      [
        overdue.map(({ slot }) => slot),
        overdue.map(({ id }) => id),
        overdue.map(({ afterDays }) => afterDays),
        at,
        sightingsFrom,
      ],
    );
    return counts ?? { captures: 0, sightings: 0 };
  }

  /**
   * Removes sightings that `clear` left in a month, within the caller's transaction: with their partition where no capture is
   * left in it, else some at a time. Returns how many went and whether there may be more.
   */
  async clearSightings(manager: EntityManager, month: Month): Promise<{ sightings: number; more: boolean }> {
    const span = [month.start, month.end];
    if (await isOver(manager, month)) {
      const [row] = await manager.query<{ sightings: number }[]>(
        'SELECT count(*)::int AS sightings FROM sighting WHERE slot >= $1 AND slot < $2',
        span,
      );
      await dropMonth(manager, 'sighting', month);
      return { sightings: row?.sightings ?? 0, more: false };
    }
    const [, sightings] = await manager.query<[unknown, number]>(
      `DELETE FROM sighting WHERE (slot, id) IN (
         SELECT s.slot, s.id FROM sighting s WHERE s.slot >= $1 AND s.slot < $2
           AND NOT EXISTS (SELECT 1 FROM capture c WHERE c.slot = s.slot AND c.id = s.capture_id) LIMIT ${SIGHTINGS})`,
      span,
    );
    return { sightings, more: sightings === SIGHTINGS };
  }

  /** Drops the partition of a month that is without captures, within the caller's transaction. */
  async dropMonth(manager: EntityManager, month: Month): Promise<void> {
    if (await isOver(manager, month)) await dropMonth(manager, 'capture', month);
  }

  /** When a capture was removed; null where none with this id was. */
  async removal(id: string): Promise<Removal | null> {
    const found = await this.cleared.findOneBy({ id });
    return found === null ? null : { at: found.clearedAt, afterDays: found.afterDays };
  }
}

/** Whether a month holds no capture and none is to come into it: only a poll's reply enters one that is past. */
async function isOver(manager: EntityManager, { start, end }: Month): Promise<boolean> {
  const [row] = await manager.query<{ over: boolean }[]>(
    `SELECT NOT EXISTS (SELECT 1 FROM capture WHERE slot >= $1 AND slot < $2)
        AND NOT EXISTS (SELECT 1 FROM poll WHERE state = 'answered' AND answered_at >= $1 AND answered_at < $2) AS over`,
    [start, end],
  );
  return row?.over ?? false;
}
