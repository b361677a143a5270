import { describe, expect, it } from '@jest/globals';
import { FixedClock } from '../../../src/platform/clock/clock.js';
import { MakePartitionsJob } from '../../../src/platform/database/make-partitions.job.js';
import { withDatabase } from '../../support/database.js';

describe('partitions of months to come', () => {
  const { dataSource } = withDatabase();
  const partitions = async (): Promise<string[]> => {
    const rows = await dataSource().query<{ name: string }[]>(
      `SELECT c.relname AS name FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid JOIN pg_class p ON p.oid = i.inhparent
       WHERE p.relkind = 'p' ORDER BY 1`,
    );
    return rows.map(({ name }) => name);
  };

  it('are there two months ahead, over the turn of a year, and are made once', async () => {
    const job = new MakePartitionsJob(dataSource(), new FixedClock('2029-11-30T23:59:59Z'));
    const due = await job.due();
    expect(due).toEqual(
      ['2029-11', '2029-12', '2030-01'].flatMap((month) =>
        ['capture', 'poll', 'sighting'].map((table) => `${table}|${month}`),
      ),
    );
    for (const key of due) await job.run(key);
    for (const key of due) await job.run(key);
    expect(await job.due()).toEqual([]);
    expect(await partitions()).toEqual(
      expect.arrayContaining(['capture_y2029m12', 'poll_y2030m01', 'sighting_y2029m11']),
    );
  });

  it('wait for nobody who holds the table: the work fails, to be tried again', async () => {
    const job = new MakePartitionsJob(dataSource(), new FixedClock('2031-01-15T00:00:00Z'));
    const holder = dataSource().createQueryRunner();
    await holder.startTransaction();
    await holder.query('LOCK TABLE poll IN ROW EXCLUSIVE MODE');
    await expect(job.run('poll|2031-01')).rejects.toThrow(/lock timeout/);
    await holder.rollbackTransaction();
    await holder.release();
    await job.run('poll|2031-01');
    expect(await partitions()).toContain('poll_y2031m01');
  });
});
