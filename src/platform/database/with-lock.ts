import type { DataSource, EntityManager } from 'typeorm';

/**
 * Does work while nobody else does work of the same name, and does nothing where somebody does already. The database lets go of
 * the lock when the process dies, so nothing has to time out.
 */
export async function withLock(
  database: DataSource,
  name: string,
  work: (manager: EntityManager) => Promise<void>,
): Promise<void> {
  const runner = database.createQueryRunner();
  try {
    const [lock] = (await runner.query('SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS held', [name])) as [
      { held: boolean },
    ];
    if (!lock.held) return;
    try {
      await work(runner.manager);
    } finally {
      await runner.query('SELECT pg_advisory_unlock(hashtextextended($1, 0))', [name]);
    }
  } finally {
    await runner.release();
  }
}
