import type { EntityManager } from 'typeorm';
import { Poll } from './poll.entity.js';

/** PostgreSQL takes 65,535 parameters a statement; a poll has 29. */
const ROWS_A_STATEMENT = 1000;

/** Writes polls; one that stands already is left as it is, because its id follows from cell and slot. */
export async function insertPolls(manager: EntityManager, rows: readonly Poll[]): Promise<void> {
  for (let start = 0; start < rows.length; start += ROWS_A_STATEMENT) {
    const part = rows.slice(start, start + ROWS_A_STATEMENT);
    await manager.createQueryBuilder().insert().into(Poll).values(part).orIgnore().execute();
  }
}
