import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { RawClearing } from '../../../src/platform/storage/raw-clearing.service.js';
import { RawStore } from '../../../src/platform/storage/raw-store.service.js';
import { RescansService } from '../../../src/findings/rescan/rescans.service.js';
import { CaptureScreen } from '../../../src/screens/capture.screen.js';
import { CapturesController } from '../../../src/captures/captures.controller.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { portfolioKept, RetentionBench } from '../../support/retention-bench.js';
import { competitorAd, innocentAd, serpApiReply } from '../../support/samples.js';

jest.setTimeout(120_000);

let database: TestDatabase;
let bench: RetentionBench;
beforeEach(async () => {
  database = await createTestDatabase();
  bench = await RetentionBench.on(database.url);
});
afterEach(async () => {
  await bench[Symbol.asyncDispose]();
  await database.drop();
});

const show = (id: string) => bench.app.get(CaptureScreen, { strict: false }).show(id);
const bytesOf = async (id: string): Promise<Buffer | null> => {
  const { sha256 } = await show(id);
  return bench.app.get(RawStore).load(sha256);
};
const captureIds = async (): Promise<string[]> =>
  (await bench.rows<{ id: string }>('SELECT id FROM capture ORDER BY slot, id')).map(({ id }) => id);

describe('retention', () => {
  it('keeps everything until a portfolio says otherwise', async () => {
    await bench.looks.import(portfolioKept({}));
    const id = await bench.handIn('one', [innocentAd]);
    bench.daysLater(4000);
    expect(await bench.retention.dueDay()).toBeNull();
    expect(await bench.retention.runNow()).toMatchObject({ captures: 0, raws: 0 });
    expect(await bytesOf(id)).not.toBeNull();
  });

  it('removes raw pages at the end of their term, and the screen says when and by which term', async () => {
    await bench.looks.import(portfolioKept({ all: 'rawDays: 30' }));
    const id = await bench.handIn('one', []);
    bench.daysLater(29);
    expect(await bench.retention.runNow()).toMatchObject({ raws: 0 });
    bench.daysLater(1);
    expect(await bench.retention.preview()).toMatchObject({ captures: 0, raws: 1 });
    expect(await bench.retention.runNow()).toMatchObject({ captures: 0, raws: 1 });
    expect(await show(id)).toMatchObject({
      outcome: 'no-ads',
      rawRemoved: { at: '2020-02-09T10:00:00.000Z', afterDays: 30 },
    });
    await expect(bench.app.get(CapturesController, { strict: false }).raw(id)).rejects.toMatchObject({
      code: 'MW-RAW-REMOVED',
      status: 410,
      message: 'Raw page removed on 2020-02-09 under the retention of 30 days.',
    });
  });

  it('brings bytes back that are handed in again after they were removed', async () => {
    await bench.looks.import(portfolioKept({ all: 'rawDays: 30' }));
    const id = await bench.handIn('one', []);
    bench.daysLater(31);
    await bench.retention.runNow();
    expect(await bytesOf(id)).toBeNull();
    await bench.handIn('one', []);
    expect(await bytesOf(id)).not.toBeNull();
    expect((await show(id)).rawRemoved).toBeNull();
  });

  it('removes captures with their sightings, keeps what was found, and says of a removed one that it was removed', async () => {
    await bench.looks.import(portfolioKept({ all: 'captureDays: 90' }));
    const id = await bench.handIn('one', [competitorAd]);
    await bench.decide('suedlicht.example', 'dismissed');
    const counts = 'SELECT a.sightings, (SELECT count(*)::int FROM finding_sighting) AS seen FROM alert a';
    const before = await bench.rows(counts);
    bench.daysLater(90);
    expect(await bench.retention.preview()).toMatchObject({ captures: 1, sightings: 1, raws: 1 });
    expect(await bench.retention.runNow()).toMatchObject({ captures: 1, sightings: 1, raws: 1 });
    expect(
      await bench.rows(
        'SELECT (SELECT count(*)::int FROM raw_bytes) AS raws, (SELECT count(*)::int FROM sighting) AS sightings',
      ),
    ).toEqual([{ raws: 0, sightings: 0 }]);
    expect(await bench.rows(counts)).toEqual(before);
    await expect(show(id)).rejects.toMatchObject({
      code: 'MW-CAPTURE-REMOVED',
      status: 410,
      message: 'Capture removed on 2020-04-09 under the retention of 90 days.',
    });
  });

  it('takes a removed capture in as a new one when its file is handed in again', async () => {
    await bench.looks.import(portfolioKept({ all: 'captureDays: 90' }));
    const id = await bench.handIn('one', []);
    bench.daysLater(91);
    await bench.retention.runNow();
    expect(await bench.handIn('one', [])).toBe(id);
    expect(await show(id)).toMatchObject({ outcome: 'no-ads', rawRemoved: null });
  });

  it('spares what a person has yet to decide, and evidence of a case for ever', async () => {
    await bench.looks.import(portfolioKept({ all: 'rawDays: 30, captureDays: 90' }));
    const evidence = await bench.handIn('one', [competitorAd]);
    const nothing = await bench.handIn('two', [innocentAd]);
    bench.daysLater(200);
    expect(await bench.retention.runNow()).toMatchObject({ captures: 1, raws: 1 });
    expect(await captureIds()).toEqual([evidence]);
    await expect(show(nothing)).rejects.toMatchObject({ code: 'MW-CAPTURE-REMOVED' });
    await bench.openCase(await bench.decide('suedlicht.example', 'confirmed'));
    await bench.rows("UPDATE alert SET state = 'dismissed'");
    await bench.rows("UPDATE takedown_case SET state = 'closed', closed_at = now(), closing_reason = 'removed'");
    bench.daysLater(4000);
    expect(await bench.retention.runNow()).toMatchObject({ captures: 0, raws: 0 });
    expect(await bytesOf(evidence)).not.toBeNull();
  });

  it('keeps a brand’s own longer term for looks that are about it, whatever holds for the others', async () => {
    await bench.looks.import(
      portfolioKept({ all: 'rawDays: 30, captureDays: 90', brand: 'rawDays: 400, captureDays: forever' }),
    );
    const about = await bench.handIn('one', [competitorAd]);
    await bench.decide('suedlicht.example', 'dismissed');
    const nobodys = await bench.handIn('two', []);
    bench.daysLater(120);
    expect(await bench.retention.runNow()).toMatchObject({ captures: 1, raws: 1 });
    expect(await bytesOf(about)).not.toBeNull();
    await expect(show(nobodys)).rejects.toMatchObject({ code: 'MW-CAPTURE-REMOVED' });
    bench.daysLater(300);
    expect(await bench.retention.runNow()).toMatchObject({ captures: 0, raws: 1 });
    expect(await show(about)).toMatchObject({ rawRemoved: { afterDays: 400 } });
  });

  it('spares bytes that a younger capture or a table it knows nothing of names too', async () => {
    await bench.looks.import(portfolioKept({ all: 'rawDays: 30, captureDays: 90' }));
    const bytes = serpApiReply({ query: 'nordlicht', ads: [] });
    const old = await bench.handInBytes(bytes);
    const { sha256 } = await show(old);
    await bench.rows(`CREATE TABLE stranger_table (raw text REFERENCES raw_bytes (sha256))`);
    await bench.rows('INSERT INTO stranger_table VALUES ($1)', [sha256]);
    bench.daysLater(100);
    expect(await bench.retention.runNow()).toMatchObject({ captures: 1, raws: 0 });
    expect(await bench.app.get(RawStore).load(sha256)).toEqual(bytes);
    await bench.rows('DELETE FROM stranger_table');
    await bench.rows("SELECT ensure_month_partition('capture', $1)", [bench.looks.clock.now()]);
    await bench.rows(
      `INSERT INTO capture SELECT $2, md5('twin')::uuid, $1, 'serpapi', 'terminal', NULL, 'raised', 'no-ads', NULL, NULL, NULL,
         NULL, NULL, NULL, NULL, NULL, NULL, $2`,
      [sha256, bench.looks.clock.now()],
    );
    bench.daysLater(1);
    expect(await bench.retention.runNow()).toMatchObject({ raws: 0 });
    bench.daysLater(30);
    expect(await bench.retention.runNow()).toMatchObject({ captures: 0, raws: 1 });
  });

  it('asks every table: whatever is called a hash of raw bytes leads to them by a foreign key', async () => {
    const unled = await bench.rows(
      `SELECT col.table_name FROM information_schema.columns col WHERE col.table_schema = 'public' AND col.column_name = 'sha256'
         AND col.table_name <> 'raw_bytes' AND NOT EXISTS (SELECT 1 FROM pg_constraint con
           WHERE con.conrelid = to_regclass(col.table_name) AND con.confrelid = 'raw_bytes'::regclass)`,
    );
    expect(unled).toEqual([]);
  });

  it('loses nothing when the same bytes are stored at the moment they are removed, whoever comes first', async () => {
    const raws = bench.app.get(RawStore);
    const clearing = bench.app.get(RawClearing);
    const packed = await raws.pack(Buffer.from('the same page'));
    const source = bench.looks.database;
    const at = bench.looks.clock.now();
    const overdue = [{ sha256: packed.sha256, afterDays: 30 }];
    await source.transaction((manager) => raws.store(manager, [packed]));
    await source.transaction(async (storing) => {
      await raws.store(storing, [packed]);
      // Whoever removes passes over what somebody stores, and does not wait for them.
      const removed = await source.transaction((removing) => clearing.clear(removing, overdue, {}, at));
      expect(removed.count).toBe(0);
    });
    for (const named of [false, true]) {
      if (named) {
        await bench.rows('CREATE TABLE other (raw text REFERENCES raw_bytes (sha256))');
        await bench.rows('INSERT INTO other VALUES ($1)', [packed.sha256]);
      }
      let stored: Promise<void> = Promise.resolve();
      await source.transaction(async (removing) => {
        expect((await clearing.clear(removing, overdue, { other: 'false' }, at)).count).toBe(1);
        stored = source.transaction((storing) => raws.store(storing, [packed]));
        await untilSomebodyWaits();
      });
      await stored;
      expect(await raws.load(packed.sha256)).toEqual(Buffer.from('the same page'));
    }
  });

  it('leaves the partition of a month to nobody once nothing in it has to stay', async () => {
    await bench.looks.import(portfolioKept({ all: 'captureDays: 90, pollDays: 90' }));
    await bench.handIn('one', [innocentAd]);
    bench.daysLater(150);
    await bench.handIn('two', [innocentAd]);
    expect(await bench.retention.runNow()).toMatchObject({ captures: 1, sightings: 1 });
    const months = await bench.rows<{ name: string }>(
      "SELECT relname AS name FROM pg_class WHERE relname LIKE '%\\_y20%' AND relkind = 'r' ORDER BY 1",
    );
    expect(months.map(({ name }) => name)).toEqual(['capture_y2020m06', 'sighting_y2020m06']);
  });

  it('lets a rescan say how much it could not look at again', async () => {
    await bench.looks.import(portfolioKept({ all: 'captureDays: 90' }));
    const rescans = bench.app.get(RescansService, { strict: false });
    await bench.handIn('one', [innocentAd]);
    bench.daysLater(100);
    await bench.retention.runNow();
    const ask = { id: null, name: 'Kim' };
    await expect(rescans.start({ since: '2020-01-01', until: '2020-02-01' }, ask)).rejects.toMatchObject({
      code: 'MW-RESCAN-NOTHING',
      message: expect.stringContaining('1 that lay within them were removed') as unknown,
    });
    await bench.handInBytes(
      serpApiReply({ query: 'nordlicht', id: 'two', ads: [innocentAd], at: '2020-04-19 09:30:00 UTC' }),
    );
    bench.daysLater(1);
    expect(await rescans.start({}, ask)).toMatchObject({ captures: 1, capturesCleared: 1 });
  });
});

async function untilSomebodyWaits(): Promise<void> {
  for (;;) {
    const [row] = await bench.rows<{ waiting: number }>(
      "SELECT count(*)::int AS waiting FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
    );
    if (row?.waiting === 1) return;
  }
}
