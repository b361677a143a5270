import { createHash, randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { RAW_PLACES, type RawPlace } from '../../../src/platform/config/raw-access.js';
import { MoveRaw } from '../../../src/platform/storage/move-raw.service.js';
import { RawBackEnds } from '../../../src/platform/storage/raw-back-ends.js';
import { CapturesService } from '../../../src/captures/captures.service.js';
import { MainJob } from '../../../src/main-job.service.js';
import { serpApiReply } from '../../support/samples.js';
import { portfolioKept } from '../../support/retention-bench.js';
import { RawBench } from '../../support/raw-bench.js';

jest.setTimeout(120_000);

const DAY_MS = 86_400_000;
const PAGE = Buffer.from('<html>the page</html>');
const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

describe.each(RAW_PLACES)('raw bytes kept in %s', (place) => {
  const isOutside = place !== 'database';
  let raw: RawBench;
  beforeEach(async () => {
    raw = await RawBench.on(place);
  });
  afterEach(() => raw[Symbol.asyncDispose]());
  const database = () => raw.bench.looks.database;
  /** Notes them all as removed under a term. */
  const clear = (hashes: readonly string[]) =>
    database().transaction((manager) =>
      raw.clearing.clear(
        manager,
        hashes.map((sha256) => ({ sha256, afterDays: 30 })),
        {},
        raw.bench.looks.clock.now(),
      ),
    );
  const name = async (sha256: string): Promise<void> => {
    await raw.bench.rows('CREATE TABLE IF NOT EXISTS named (raw text REFERENCES raw_bytes (sha256))');
    await raw.bench.rows('INSERT INTO named VALUES ($1)', [sha256]);
  };

  it('come back as they were, whatever they are', async () => {
    for (const bytes of [Buffer.alloc(0), PAGE, Buffer.alloc(100_000, 'a'), randomBytes(2_000_000)]) {
      const sha256 = await raw.store(bytes);
      expect(sha256).toBe(hashOf(bytes));
      expect((await raw.raws.load(sha256))?.equals(bytes)).toBe(true);
    }
    expect(await raw.raws.load(hashOf(Buffer.from('never stored')))).toBeNull();
  });

  it('are kept once, however often and by how many at once they are stored', async () => {
    await Promise.all([raw.store(PAGE), raw.store(PAGE), raw.store(PAGE)]);
    await raw.store(PAGE);
    expect(await raw.places()).toEqual([place]);
    expect(raw.objects()).toEqual(isOutside ? [hashOf(PAGE)] : []);
    expect(raw.s3.asked.filter((asked) => asked.startsWith('PUT'))).toHaveLength(place === 's3' ? 1 : 0);
  });

  it('are there before the row that names them, and a transaction that fails leaves at most an object', async () => {
    const packed = await raw.raws.pack(PAGE);
    const failing = database().transaction(async (manager) => {
      await raw.raws.store(manager, [packed]);
      expect(raw.objects()).toEqual(isOutside ? [packed.sha256] : []);
      throw new Error('killed');
    });
    await expect(failing).rejects.toThrow('killed');
    expect(await raw.raws.load(packed.sha256)).toBeNull();
    await raw.store(PAGE);
    expect(await raw.raws.load(packed.sha256)).toEqual(PAGE);
  });

  it('say that they are damaged when the place keeps something else', async () => {
    const sha256 = await raw.store(PAGE);
    for (const other of [Buffer.from('<html>another</html>'), Buffer.alloc(5_000_000)]) {
      await raw.replace(sha256, place, other);
      await expect(raw.raws.load(sha256)).rejects.toMatchObject({ code: 'MW-RAW-DAMAGED', status: 500 });
    }
  });

  it('are read by every stage, and a capture whose bytes are damaged holds up no other', async () => {
    await raw.bench.looks.import(portfolioKept({}));
    const pages = ['bad', 'good'].map((id) => serpApiReply({ query: 'nordlicht', id, ads: [] }));
    const stated = { provider: 'serpapi', origin: 'terminal', fileName: null } as const;
    await raw.bench.app.get(CapturesService, { strict: false }).receive(pages.map((bytes) => ({ ...stated, bytes })));
    const [bad, good] = pages.map(hashOf) as [string, string];
    await raw.replace(bad, place, PAGE);
    await raw.bench.app.get(MainJob).run();
    expect(await raw.bench.rows('SELECT sha256, outcome, stage FROM capture ORDER BY stage')).toEqual([
      { sha256: good, outcome: 'no-ads', stage: 'raised' },
      { sha256: bad, outcome: null, stage: 'stored' },
    ]);
  });

  it('are removed for good once cleared, and come back when they are stored again', async () => {
    const [named, unnamed] = [await raw.store(PAGE), await raw.store(Buffer.from('another page'))];
    await name(named);
    expect(await clear([named, unnamed])).toMatchObject({ count: 1 });
    await raw.bench.rows('DELETE FROM named');
    await raw.bench.rows('ALTER TABLE named ADD COLUMN needed boolean');
    await name(named);
    await database().transaction((manager) =>
      raw.clearing.clear(manager, [{ sha256: named, afterDays: 30 }], { named: 'n.needed' }, new Date(0)),
    );
    expect(await raw.raws.load(named)).toBeNull();
    expect(await raw.raws.removal(named)).toEqual({ at: new Date(0), afterDays: 30 });
    // The objects go in a transaction of their own, once the rows say so for certain.
    await database().transaction((manager) => raw.clearing.removeObjects(manager));
    expect(raw.objects()).toEqual([]);
    expect(await raw.bench.rows('SELECT sha256, place FROM raw_bytes')).toEqual([{ sha256: named, place: 'database' }]);
    await raw.store(PAGE);
    expect(await raw.raws.load(named)).toEqual(PAGE);
    expect(await raw.raws.removal(named)).toBeNull();
    expect(await raw.places()).toEqual([place]);
  });

  it('survive being stored again between their clearing and the removal of their object', async () => {
    const sha256 = await raw.store(PAGE);
    await clear([sha256]);
    await database().transaction(async (storing) => {
      await raw.raws.store(storing, [await raw.raws.pack(PAGE)]);
      expect(await database().transaction((removing) => raw.clearing.removeObjects(removing))).toBe(0);
    });
    expect(await database().transaction((removing) => raw.clearing.removeObjects(removing))).toBe(0);
    expect(await raw.raws.load(sha256)).toEqual(PAGE);
  });
});

describe.each(['files', 's3'] as const)('objects in %s', (place) => {
  let raw: RawBench;
  beforeEach(async () => {
    raw = await RawBench.on(place);
  });
  afterEach(() => raw[Symbol.asyncDispose]());
  const removed = async (): Promise<number> => (await raw.bench.retention.runNow()).orphans;

  it('say where they should be when they are missing', async () => {
    const sha256 = await raw.store(PAGE);
    await raw.replace(sha256, place, null);
    await expect(raw.raws.load(sha256)).rejects.toMatchObject({
      code: 'MW-RAW-MISSING',
      message: expect.stringContaining(`${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`) as unknown,
    });
  });

  it('that no row names are removed after a day and not before, and others stay', async () => {
    const kept = await raw.store(PAGE);
    raw.s3.pageSize = 1;
    const orphans = Array.from({ length: 4 }, (_, at) => hashOf(Buffer.from(`orphan ${at}`)));
    for (const sha256 of orphans) await raw.replace(sha256, place, Buffer.from('an orphan'));
    const now = raw.bench.looks.clock.now().getTime();
    raw.age(new Date(now - DAY_MS + 1000));
    expect(await removed()).toBe(0);
    raw.age(new Date(now - DAY_MS - 1000));
    expect(await removed()).toBe(4);
    expect(raw.objects()).toEqual([kept]);
    expect(await raw.raws.load(kept)).toEqual(PAGE);
    expect(await raw.bench.rows('SELECT sha256 FROM raw_bytes')).toEqual([{ sha256: kept }]);
  });

  it('are not taken for orphans while somebody stores their bytes', async () => {
    const packed = await raw.raws.pack(PAGE);
    await raw.replace(packed.sha256, place, PAGE);
    raw.age(new Date(0));
    const { database, clock } = raw.bench.looks;
    let sweep: Promise<number> = Promise.resolve(0);
    await database.transaction(async (storing) => {
      await raw.raws.store(storing, [packed]);
      raw.age(new Date(0));
      sweep = database.transaction((sweeping) =>
        raw.clearing.removeOrphans(sweeping, packed.sha256.slice(0, 2), clock.now()),
      );
      await untilSomebodyWaits();
    });
    expect(await sweep).toBe(0);
    expect(await raw.raws.load(packed.sha256)).toEqual(PAGE);
  });

  it('of another database are nobody’s orphans', async () => {
    await raw.store(PAGE);
    await removed();
    expect(raw.owners()).toEqual([expect.stringMatching(/^[0-9a-f-]{36}$/)]);
    // As if the product had been set up anew beside the old folder.
    await raw.bench.rows('DELETE FROM raw_bytes');
    await raw.bench.rows('UPDATE raw_owner SET id = gen_random_uuid()');
    raw.age(new Date(0));
    expect(await removed()).toBe(0);
    expect(raw.objects()).toEqual([hashOf(PAGE)]);
  });

  it('cost no reply when the place is away: the bytes stay in the database until they are moved', async () => {
    raw.s3.behave((_asked, answer) => {
      answer.writeHead(503).end();
      return true;
    });
    if (place === 'files') raw.blockFolder();
    const sha256 = await raw.store(PAGE);
    expect(await raw.places()).toEqual(['database']);
    expect(await raw.raws.load(sha256)).toEqual(PAGE);
  });

  async function untilSomebodyWaits(): Promise<void> {
    for (;;) {
      const [row] = await raw.bench.rows<{ waiting: number }>(
        "SELECT count(*)::int AS waiting FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
      );
      if (row?.waiting === 1) return;
    }
  }
});

describe('a store that speaks S3', () => {
  let raw: RawBench;
  beforeEach(async () => {
    raw = await RawBench.on('s3');
  });
  afterEach(() => raw[Symbol.asyncDispose]());

  it('is asked again when it says that it is too busy', async () => {
    let busy = 2;
    raw.s3.behave((_asked, answer) => {
      if (busy === 0) return false;
      busy -= 1;
      answer.writeHead(503, { 'content-type': 'application/xml' }).end('<Error><Code>SlowDown</Code></Error>');
      return true;
    });
    await raw.store(PAGE);
    expect(await raw.places()).toEqual(['s3']);
  });

  it('is asked again when its answer breaks off, and said to be away when it always does', async () => {
    const sha256 = await raw.store(PAGE);
    let broken = 1;
    raw.s3.behave((_asked, answer) => {
      if (broken === 0) return false;
      broken -= 1;
      answer.writeHead(200, { 'content-length': 1000 }).write('half');
      answer.socket?.end();
      return true;
    });
    expect(await raw.raws.load(sha256)).toEqual(PAGE);
    broken = 1000;
    await expect(raw.raws.load(sha256)).rejects.toMatchObject({ code: 'MW-RAW-AWAY', status: 503 });
  });

  it('gets a checksum that it can refuse by, and may know no conditions', async () => {
    raw.s3.knowsConditions = false;
    const sha256 = await raw.store(PAGE);
    expect(raw.objects()).toEqual([sha256]);
    raw.s3.behave((_asked, answer) => {
      answer.writeHead(400, { 'content-type': 'application/xml' }).end('<Error><Code>BadDigest</Code></Error>');
      return true;
    });
    await raw.store(Buffer.from('changed on the way'));
    expect((await raw.places()).toSorted()).toEqual(['database', 's3']);
  });

  it('that does not know us is away, and is not told to be empty', async () => {
    const sha256 = await raw.store(PAGE);
    raw.s3.behave((_asked, answer) => {
      answer.writeHead(404, { 'content-type': 'application/xml' }).end('<Error><Code>NoSuchBucket</Code></Error>');
      return true;
    });
    await expect(raw.raws.load(sha256)).rejects.toMatchObject({
      code: 'MW-RAW-AWAY',
      message: expect.stringContaining('404 NoSuchBucket') as unknown,
    });
  });

  it('that is away for now leaves captures pending, and they are read once it is back', async () => {
    await raw.bench.looks.import(portfolioKept({}));
    let reads = 0;
    raw.s3.behave((asked, answer) => {
      if (asked.method !== 'GET') return false;
      reads += 1;
      answer.writeHead(403, { 'content-type': 'application/xml' }).end('<Error><Code>AccessDenied</Code></Error>');
      return true;
    });
    await expect(raw.bench.handIn('one', [])).rejects.toMatchObject({ code: 'MW-RAW-AWAY' });
    expect(reads).toBeGreaterThan(0);
    raw.s3.behave(() => false);
    await raw.bench.handIn('two', []);
    expect(await raw.bench.rows('SELECT DISTINCT outcome, stage FROM capture')).toEqual([
      { outcome: 'no-ads', stage: 'raised' },
    ]);
  });
});

describe('moving raw bytes', () => {
  let raw: RawBench;
  beforeEach(async () => {
    raw = await RawBench.on('database');
  });
  afterEach(() => raw[Symbol.asyncDispose]());
  const pages = Array.from({ length: 50 }, (_, at) => Buffer.from(`page ${at}`));
  const move = (to: RawPlace) => raw.bench.app.get(MoveRaw, { strict: false }).moveAll(to);
  const storeAll = async (): Promise<string[]> => {
    const hashes = [];
    for (const page of pages) hashes.push(await raw.store(page));
    return hashes.toSorted();
  };
  const allAreThere = async (): Promise<void> => {
    for (const page of pages) expect(await raw.raws.load(hashOf(page))).toEqual(page);
  };

  it('takes all of them from one place to the next, and leaves nothing behind', async () => {
    const hashes = await storeAll();
    for (const to of ['files', 's3', 'files', 'database'] as const) {
      expect(await move(to)).toEqual({ moved: 50, stayed: [] });
      expect(await raw.places()).toEqual(hashes.map(() => to));
      expect(raw.objects()).toEqual(to === 'database' ? [] : hashes);
      await allAreThere();
    }
    expect(await move('database')).toEqual({ moved: 0, stayed: [] });
  });

  it('goes on where it was cut off, and what it could not remove any more goes as an orphan', async () => {
    await storeAll();
    let left = 30;
    raw.s3.behave((_asked, answer) => {
      left -= 1;
      if (left >= 0) return false;
      answer.writeHead(403).end();
      return true;
    });
    await expect(move('s3')).rejects.toMatchObject({ code: 'MW-RAW-AWAY' });
    expect(raw.objects()).toHaveLength(30);
    await allAreThereOnce('s3', 50 - 30);
    // The next one is cut off between a row and the object that it left.
    left = 1;
    raw.s3.behave((asked, answer) => {
      if (asked.method !== 'DELETE') return false;
      answer.writeHead(403).end();
      return true;
    });
    await expect(move('files')).rejects.toMatchObject({ code: 'MW-RAW-AWAY' });
    raw.s3.behave(() => false);
    expect((await move('files')).stayed).toEqual([]);
    await allAreThere();
    expect(raw.objects()).toHaveLength(51);
    raw.age(new Date(0));
    expect((await raw.bench.retention.runNow()).orphans).toBe(1);
    expect(raw.objects()).toHaveLength(50);
    await allAreThere();
  });

  it('leaves what is damaged or missing where it is, and says so', async () => {
    const [first, second] = (await storeAll()) as [string, string];
    await move('files');
    await raw.replace(first, 'files', PAGE);
    await raw.replace(second, 'files', null);
    const { moved, stayed } = await move('s3');
    expect(moved).toBe(48);
    expect(stayed.map(({ sha256, message }) => [sha256, /no longer what|not there/.exec(message)?.[0]])).toEqual([
      [first, 'no longer what'],
      [second, 'not there'],
    ]);
  });

  async function allAreThereOnce(place: RawPlace, elsewhere: number): Promise<void> {
    raw.s3.behave(() => false);
    await allAreThere();
    expect((await raw.places()).filter((each) => each !== place)).toHaveLength(elsewhere);
  }
});

describe('a place that the configuration no longer leads to', () => {
  it('is named, with what to set', async () => {
    const backEnds = await RawBackEnds.open({ place: 'database', folder: '/nowhere', s3: null });
    expect(() => backEnds.of('s3')).toThrow(expect.objectContaining({ code: 'MW-RAW-PLACE' }));
  });
});
