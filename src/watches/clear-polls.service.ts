import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { dropMonth, type Month } from '../platform/database/month-partitions.js';

/** Where a poll stands among all; the slot as the database writes it, because a Date loses its microseconds. */
export interface PollPlace {
  readonly slot: string;
  readonly id: string;
}

/** Removes polls that ended. Which ones is for a higher room to say: it knows what rests on them. */
@Injectable()
export class ClearPolls {
  /** Removes polls within the caller's transaction, but for those that have not ended. Returns how many went. */
  async clear(manager: EntityManager, places: readonly PollPlace[]): Promise<number> {
    const [, count] = await manager.query<[unknown, number]>(
      `DELETE FROM poll USING unnest($1::timestamptz[], $2::uuid[]) AS due (slot, id)
       WHERE poll.slot = due.slot AND poll.id = due.id AND poll.state = 'ended'`,
      [places.map(({ slot }) => slot), places.map(({ id }) => id)],
    );
    return count;
  }

  /** Drops a month of polls of which none has to stay, within the caller's transaction. Returns how many it held. */
  async dropMonth(manager: EntityManager, month: Month): Promise<number> {
    const [row] = await manager.query<{ count: number }[]>(
      'SELECT count(*)::int AS count FROM poll WHERE slot >= $1 AND slot < $2',
      [month.start, month.end],
    );
    await dropMonth(manager, 'poll', month);
    return row?.count ?? 0;
  }
}
