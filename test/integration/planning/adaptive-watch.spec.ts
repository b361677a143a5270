import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { LookPurpose } from '../../../src/domain/scheduling/purpose.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { NightHider, nightWatch } from '../../support/night-hider.js';

jest.setTimeout(240_000);

const HOUR_MS = 3_600_000;
const DAYS = 14;

let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(() => database.drop());

interface Look {
  readonly slot: Date;
  readonly id: string;
  readonly purpose: LookPurpose;
  readonly outcome: string | null;
  readonly code: string | null;
  readonly device: string;
  readonly location: string;
  readonly query: string;
  readonly why: { sentence: string; figures: Record<string, number> };
  readonly twin: string | null;
}

const looksOf = ({ bench }: NightHider): Promise<Look[]> =>
  bench.database.query(
    'SELECT slot, id, purpose, outcome, reason_code AS code, device, location, query, why, twin_id AS twin FROM poll ORDER BY slot, id',
  );
const hits = (looks: readonly Look[]): number => looks.filter(({ outcome }) => outcome === 'ads').length;
const planned = (looks: readonly Look[]): unknown[] =>
  looks.map(({ slot, id, purpose, why }) => [slot, id, purpose, why]);

describe('a watch that says schedule: adaptive', () => {
  it('finds an advertiser that shows itself at night on a phone in one town, and collects more evidence than by lot', async () => {
    const found: number[] = [];
    for (const schedule of ['adaptive', 'uniform']) {
      const own = await createTestDatabase();
      {
        await using hider = await NightHider.on(own.url, nightWatch(schedule, ', looksADay: 8'));
        await hider.pass(DAYS * 6);
        const looks = await looksOf(hider);
        expect(looks.length).toBeLessThanOrEqual(DAYS * 8);
        expect(looks.length).toBeGreaterThan(DAYS * 6);
        found.push(hits(looks));
      }
      await own.drop();
    }
    const [adaptively = 0, byLot = 0] = found;
    expect(adaptively).toBeGreaterThanOrEqual(3);
    expect(adaptively).toBeGreaterThan(byLot);
  });

  it('plans a step once, however many processes try, and the same again after a kill', async () => {
    await using hider = await NightHider.on(database.url, nightWatch('adaptive', ', looksADay: 40'));
    await hider.pass(8);
    await Promise.all([hider.plan(), hider.plan(), hider.plan()]);
    const before = await looksOf(hider);
    expect(await hider.plan()).toBe(0);
    // As if whoever planned had been killed before its transaction ended.
    await hider.bench.database.query("DELETE FROM poll WHERE state = 'due'");
    await hider.bench.database.query('UPDATE watch_schedule SET next_slot = $1', [hider.bench.clock.now()]);
    await hider.plan();
    expect(planned(await looksOf(hider))).toEqual(planned(before));
  });

  it('ends a look that nobody took in its part of the day as missed, and takes none of another hour for it', async () => {
    await using hider = await NightHider.on(database.url, nightWatch('adaptive', ', looksADay: 40'));
    await hider.plan();
    const [first] = await looksOf(hider);
    hider.bench.clock.advance(12 * HOUR_MS);
    await hider.plan();
    const late = (await looksOf(hider)).find(({ id }) => id === first?.id);
    expect(late).toMatchObject({ outcome: 'failed', code: 'missed' });
    expect(hider.serpapi.asked).toHaveLength(0);
  });
});

describe('two weeks of forty looks a day, at an advertiser that shows itself at night on a phone in one town', () => {
  let own: TestDatabase;
  let hider: NightHider;
  let looks: Look[];
  beforeAll(async () => {
    own = await createTestDatabase();
    hider = await NightHider.on(own.url, nightWatch('adaptive', ', looksADay: 40'));
    await hider.pass(DAYS * 6);
    looks = await looksOf(hider);
  }, 120_000);
  afterAll(async () => {
    await hider[Symbol.asyncDispose]();
    await own.drop();
  });

  it('says of each look why it was made, naming what was seen, where and how often', () => {
    const sentences = looks.map(({ why }) => why.sentence);
    const said = (pattern: RegExp): string | undefined => sentences.find((sentence) => pattern.test(sentence));
    expect(said(/^One find in \d+ looks is expected here, .* and nobody has looked here yet\.$/)).toBeDefined();
    expect(
      said(/^suedlicht\.example was seen here at 0 to 4 h on 1 of 1 look and wants 2 more sightings/),
    ).toBeDefined();
    expect(said(/^Here at 0 to 4 h 1 of \d+ looks? showed a new advertiser; one find in/)).toBeDefined();
    expect(
      said(/^At 0 to 4 h 1 of \d+ looks showed a new advertiser, [\d.]+ times the usual; one find in/),
    ).toBeDefined();
    // One advertiser is new once, however often it is seen.
    expect(said(/new advertisers/)).toBeUndefined();
    const byLot = looks.filter(({ purpose }) => purpose === 'uniform');
    expect(byLot.length).toBeGreaterThan(0.04 * looks.length);
    expect(byLot.length).toBeLessThan(0.25 * looks.length);
  });

  it('looks in pairs where the advertiser was seen on one side only, both in the same minute and tied together', () => {
    const byId = new Map(looks.map((look) => [look.id, look]));
    const pairs = looks.filter(({ purpose }) => purpose === 'pair');
    expect(pairs.length).toBeGreaterThan(0);
    for (const look of pairs) {
      const twin = byId.get(look.twin ?? '');
      if (twin === undefined) throw new Error(`${look.id} has no twin.`);
      expect(twin.query).toBe(look.query);
      const differs = [twin.device !== look.device, twin.location !== look.location, twin.slot < look.slot];
      expect(differs.filter(Boolean)).toHaveLength(1);
      if (twin.slot.getTime() !== look.slot.getTime()) expect(twin.outcome).toBe('ads');
    }
    const atOnce = pairs.filter(({ slot, twin }) => byId.get(twin ?? '')?.slot.getTime() === slot.getTime());
    expect(atOnce.length).toBeGreaterThan(0);
    expect(looks.map(({ why }) => why.sentence)).toContainEqual(
      expect.stringMatching(
        /^suedlicht\.example was seen here \d+ (hours|days) ago and is confirmed: is it still there\?$/,
      ),
    );
    expect(atOnce.map(({ why }) => why.sentence)).toContainEqual(
      expect.stringMatching(
        /^suedlicht\.example was seen on mobile \d+ hours ago and was not on \d+ looks? on desktop: both/,
      ),
    );
  });

  it('does not go where a person said that nothing is wrong', async () => {
    await hider.bench.database.query("UPDATE alert SET state = 'dismissed'");
    await hider.plan();
    const due = (await looksOf(hider)).filter(({ outcome }) => outcome === null);
    expect(due.length).toBeGreaterThan(0);
    expect(due.filter(({ why }) => /suedlicht|new advertiser/.test(why.sentence))).toEqual([]);
  });
});

describe('the budget of a watch that chooses its looks', () => {
  it('is spread evenly over the days of the month when the watch says no number', async () => {
    await using hider = await NightHider.on(
      database.url,
      nightWatch('adaptive'),
      '{ provider: serpapi, looksAMonth: 560 }',
    );
    // From the third of November, with 28 days left.
    await hider.pass(12);
    // The first day is an hour longer than those of the month in UTC.
    const perDay = Map.groupBy(await looksOf(hider), ({ slot }) => new Date(slot.getTime() + HOUR_MS).getUTCDate());
    expect([...perDay.values()].map((looks) => looks.length)).toEqual([19, 20]);
  });

  it('may be in money: what it leaves is spread in looks at their price', async () => {
    await using hider = await NightHider.on(
      database.url,
      nightWatch('adaptive'),
      '{ provider: serpapi, usdAMonth: 5.6, usdALook: 0.01 }',
    );
    await hider.pass(6);
    expect((await looksOf(hider)).length).toBe(19);
  });

  it('is never passed; looks beyond it are refused, and say so', async () => {
    await using hider = await NightHider.on(
      database.url,
      nightWatch('adaptive', ', looksADay: 24'),
      '{ provider: serpapi, looksAMonth: 10 }',
    );
    await hider.pass(6);
    const looks = await looksOf(hider);
    expect(hider.serpapi.asked).toHaveLength(10);
    expect(looks.filter(({ outcome }) => outcome === 'refused').length).toBeGreaterThan(0);
    expect(looks.every(({ outcome, code }) => outcome !== 'refused' || code === 'budget-spent')).toBe(true);
  });

  it('shows as refused looks when there is none, and not as silence', async () => {
    await using hider = await NightHider.on(database.url, nightWatch('adaptive'), '');
    await hider.pass(6);
    const looks = await looksOf(hider);
    expect(looks.length).toBeGreaterThanOrEqual(3);
    expect(looks.every(({ code }) => code === 'no-budget')).toBe(true);
  });
});
