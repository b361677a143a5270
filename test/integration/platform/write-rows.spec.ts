import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Column, DataSource, Entity, PrimaryColumn } from 'typeorm';
import { dataSourceOptions } from '../../../src/platform/database/data-source.js';
import { storable } from '../../../src/platform/database/storable.js';
import {
  insertMissingRows,
  insertNewRows,
  insertRows,
  saveRows,
  updateRows,
} from '../../../src/platform/database/write-rows.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';

/** A column of each type that the product writes in this way. */
@Entity('written_row')
class WrittenRow {
  @PrimaryColumn({ type: 'text' })
  id!: string;

  @Column({ type: 'text', nullable: true })
  someText!: string | null;

  @Column({ type: 'integer' })
  count!: number;

  @Column({ type: 'double precision' })
  share!: number;

  @Column({ type: 'timestamptz' })
  at!: Date;

  @Column({ type: 'jsonb' })
  facts!: unknown;

  @Column({ type: 'text', array: true })
  notes!: string[];
}

@Entity('raw_row')
class RawRow {
  @PrimaryColumn({ type: 'text' })
  id!: string;

  @Column({ type: 'bytea' })
  bytes!: Buffer;
}

describe('rows written as one parameter', () => {
  let database: TestDatabase;
  let source: DataSource;

  const row = (id: string, other: Partial<WrittenRow> = {}): WrittenRow => ({
    ...{ id, someText: null, count: 1, share: 0.1, at: new Date('2026-11-20T08:00:00.123Z'), facts: {}, notes: [] },
    ...other,
  });
  const stored = (): Promise<WrittenRow[]> => source.manager.find(WrittenRow, { order: { id: 'ASC' } });

  beforeAll(async () => {
    database = await createTestDatabase();
    source = await new DataSource(dataSourceOptions(database.url, [WrittenRow, RawRow])).initialize();
    await source.query(
      `CREATE TABLE written_row (id text PRIMARY KEY, some_text text, count integer NOT NULL, share double precision NOT NULL,
         at timestamptz NOT NULL, facts jsonb NOT NULL, notes text[] NOT NULL)`,
    );
  });
  beforeEach(() => source.query('TRUNCATE written_row'));
  afterAll(async () => {
    await source.destroy();
    await database.drop();
  });

  it('come back as they were, whatever their text holds', async () => {
    const text = fc.string({ unit: 'binary' }).map(storable);
    const any = fc.record({
      someText: fc.option(text),
      count: fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
      share: fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
      facts: fc.array(fc.record({ text, at: fc.option(fc.nat()) })),
      notes: fc.array(text),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(any, { minLength: 1, maxLength: 5 }), async (values) => {
        await source.query('TRUNCATE written_row');
        const rows = values.map((value, at) => row(String(at), value));
        await insertRows(source.manager, WrittenRow, rows);
        expect(await stored()).toEqual(rows);
      }),
      { numRuns: 60 },
    );
  });

  it('are more than PostgreSQL takes parameters, in one statement', async () => {
    const rows = Array.from({ length: 20_000 }, (_, at) => row(String(at)));
    await insertRows(source.manager, WrittenRow, rows);
    expect(await source.manager.count(WrittenRow)).toBe(20_000);
  });

  it('all stay away when one of them is there already', async () => {
    await insertRows(source.manager, WrittenRow, [row('b', { count: 7 })]);
    await expect(insertRows(source.manager, WrittenRow, [row('a'), row('b')])).rejects.toThrow(/duplicate key/);
    expect(await stored()).toEqual([row('b', { count: 7 })]);
  });

  it.each([
    ['insertNewRows', (rows: WrittenRow[]) => insertNewRows(source.manager, WrittenRow, rows)],
    ['insertMissingRows', (rows: WrittenRow[]) => insertMissingRows(source.manager, WrittenRow, rows)],
  ])('%s leaves what is there as it stands', async (_name, insert) => {
    await insertRows(source.manager, WrittenRow, [row('b', { count: 7 })]);
    await insert([row('a'), row('b')]);
    expect(await stored()).toEqual([row('a'), row('b', { count: 7 })]);
  });

  it('saveRows adds what is new and changes what is there', async () => {
    await insertRows(source.manager, WrittenRow, [row('b', { count: 7 }), row('c')]);
    await saveRows(source.manager, WrittenRow, [row('a'), row('b', { count: 8, notes: ['seen'] })]);
    expect(await stored()).toEqual([row('a'), row('b', { count: 8, notes: ['seen'] }), row('c')]);
  });

  it('updateRows changes the named columns of what is there, and adds nothing', async () => {
    await insertRows(source.manager, WrittenRow, [row('b', { count: 7 }), row('c')]);
    await updateRows(source.manager, WrittenRow, [row('a'), row('b', { count: 8, share: 0.9 })], ['count']);
    expect(await stored()).toEqual([row('b', { count: 8 }), row('c')]);
  });

  it('none at all ask nothing of the database', async () => {
    await insertRows(source.manager, WrittenRow, []);
    await saveRows(source.manager, WrittenRow, []);
    await updateRows(source.manager, WrittenRow, [], ['count']);
    expect(await stored()).toEqual([]);
  });

  it('refuse columns of bytes instead of storing something else', async () => {
    const raw = { id: 'a', bytes: Buffer.from('x') };
    await expect(insertRows(source.manager, RawRow, [raw])).rejects.toThrow('raw_row holds bytes');
  });
});
