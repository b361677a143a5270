import type { EntityManager } from 'typeorm';

/** A calendar month in UTC, half-open. */
export interface Month {
  readonly start: Date;
  readonly end: Date;
}

/** Dropping a partition locks its table for a moment; whoever has it for longer is not made to wait behind this. */
const LONGEST_WAIT = '2s';

/** The month that holds an instant. */
export function monthOf(instant: Date): Month {
  const [year, month] = [instant.getUTCFullYear(), instant.getUTCMonth()];
  return { start: new Date(Date.UTC(year, month)), end: new Date(Date.UTC(year, month + 1)) };
}

/** Months that a table has partitions of and that end at an instant or before, the oldest first. */
export async function monthsUntil(manager: EntityManager, table: string, until: Date): Promise<Month[]> {
  const rows = await manager.query<{ month: string }[]>(
    `SELECT substring(part.relname FROM '_y(\\d{4}m\\d{2})$') AS month FROM pg_inherits link
     JOIN pg_class part ON part.oid = link.inhrelid WHERE link.inhparent = to_regclass($1) ORDER BY 1`,
    [table],
  );
  return rows
    .map(({ month }) => monthOf(new Date(`${month.replace('m', '-')}-01T00:00:00Z`)))
    .filter(({ end }) => end <= until);
}

/**
 * Drops a month of a table, within the caller's transaction. Fails when the table is held for longer than is waited. Drop of one
 * table only in a transaction: whoever locks several at once locks up with those who write them in another order.
 */
export async function dropMonth(manager: EntityManager, table: string, { start }: Month): Promise<void> {
  await manager.query(`SET LOCAL lock_timeout = '${LONGEST_WAIT}'`);
  await manager.query('SELECT drop_month_partition($1, $2)', [table, start]);
}
