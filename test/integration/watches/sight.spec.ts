import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { readDigestFacts } from '../../../src/digests/digest-facts.js';
import { coverageQuery } from '../../../src/screens/coverage.schema.js';
import { CoverageScreen } from '../../../src/screens/coverage.screen.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { LookBench, oneCell, portfolioWithWatch } from '../../support/look-bench.js';
import { ProviderServer } from '../../support/provider-server.js';
import { competitorAd, serpApiReply } from '../../support/samples.js';

jest.setTimeout(60_000);

const HOUR_MS = 3_600_000;
const CONTROLS = ['lampen versicherung', 'lampen kredit'];
const WATCH = `${oneCell('serpapi')}, controls: [${CONTROLS.join(', ')}]`;

let database: TestDatabase;
let serpapi: ProviderServer;
let bench: LookBench;
/** Searches that stand without ads at present. */
let without: (query: string) => boolean;

beforeAll(async () => {
  serpapi = await ProviderServer.start();
});
afterAll(() => serpapi[Symbol.asyncDispose]());
beforeEach(async () => {
  database = await createTestDatabase();
  bench = await LookBench.on(database.url, { serpapi: serpapi.url });
  without = () => false;
  serpapi.behave((asked, answer) => {
    const query = asked.params.get('q') ?? '';
    answer.end(serpApiReply({ query, ads: without(query) ? [] : [competitorAd] }));
  });
});
afterEach(async () => {
  await bench[Symbol.asyncDispose]();
  await database.drop();
});

/** Lets hours go by, an hour at a time, taking and reading what becomes due. */
async function pass(hours: number): Promise<void> {
  for (let hour = 0; hour < hours; hour += 1) {
    bench.clock.advance(HOUR_MS);
    await bench.takeDue();
    await bench.runToTheEnd();
  }
}

const spells = (): Promise<{ since: Date; until: Date | null }[]> =>
  bench.database.query('SELECT provider, engine, country, since, until FROM blind_slice ORDER BY since');
const looks = (purpose: string): Promise<{ query: string; outcome: string; code: string | null; slot: Date }[]> =>
  bench.database.query(
    'SELECT query, outcome, reason_code AS code, slot FROM poll WHERE purpose = $1 ORDER BY slot, id',
    [purpose],
  );
const count = async (sql: string): Promise<number> => {
  const [row] = await bench.database.query<{ count: number }[]>(`SELECT count(*)::int AS count FROM ${sql}`);
  return row?.count ?? -1;
};

describe('control looks', () => {
  it('are taken three times a day beside the looks of a watch, the queries by turns', async () => {
    await bench.import(portfolioWithWatch(WATCH));
    await pass(24);
    const controls = await looks('control');
    expect(controls.map(({ query }) => query)).toEqual([CONTROLS[0], CONTROLS[1], CONTROLS[0]]);
    expect(controls.map(({ outcome }) => outcome)).toEqual(['ads', 'ads', 'ads']);
    expect(await spells()).toEqual([]);
  });

  it('ask two well-known searches of the market’s language where the watch names none', async () => {
    await bench.import(portfolioWithWatch(`${oneCell('serpapi')}, controls: null`));
    await pass(9);
    expect((await looks('control')).map(({ query }) => query)).toEqual(['kfz versicherung', 'kredit online']);
  });

  it('are counted like any look, and none is taken that the budget does not allow', async () => {
    await bench.import(portfolioWithWatch(WATCH, '{ provider: serpapi, looksAMonth: 2 }'));
    await pass(24);
    expect(await count('poll WHERE attempts > 0')).toBe(2);
    expect(await count("poll WHERE outcome = 'refused' AND purpose = 'control'")).toBe(1);
  });

  it('ask no second provider, because its answer would not tell whether the first one sees', async () => {
    serpapi.behave((_asked, answer) => answer.writeHead(401).end('{"error":"Invalid API key."}'));
    await bench.import(portfolioWithWatch(WATCH.replace('[serpapi]', '[serpapi, dataforseo]')));
    await pass(1);
    const [control] = await looks('control');
    expect(control).toMatchObject({ outcome: 'failed', code: 'key-refused' });
  });

  it('end with the watch that wanted them', async () => {
    await bench.import(portfolioWithWatch(WATCH));
    await pass(1);
    await bench.import(portfolioWithWatch(oneCell('serpapi')));
    await pass(24);
    expect(await looks('control')).toHaveLength(1);
    expect(await count('provider_sight')).toBe(0);
  });
});

describe('a provider that answers without ads where there always are some', () => {
  it('is blind from the last look that saw any, until the first that sees some again', async () => {
    await bench.import(portfolioWithWatch(WATCH));
    await pass(10);
    const [, sighted] = await looks('control');
    without = () => true;
    await pass(30);
    expect(await spells()).toEqual([
      { provider: 'serpapi', engine: 'google', country: 'DE', since: sighted?.slot, until: null },
    ]);
    without = () => false;
    await pass(10);
    const [spell] = await spells();
    const again = await bench.database.query<{ slot: Date }[]>(
      "SELECT slot FROM poll WHERE outcome = 'ads' AND slot > $1 ORDER BY slot LIMIT 1",
      [spell?.since],
    );
    expect(spell?.until).toEqual(again[0]?.slot);
  });

  it('is asked the other control search a quarter of an hour after the first silent one', async () => {
    await bench.import(portfolioWithWatch(WATCH));
    await pass(1);
    without = () => true;
    await pass(8);
    expect(await spells()).toEqual([]);
    bench.clock.advance(HOUR_MS / 4);
    await bench.takeDue();
    await bench.runToTheEnd();
    expect(await spells()).toHaveLength(1);
  });

  it('has not looked: what it did not find counts as could not look, in its polls and captures, also before anybody noticed', async () => {
    await bench.import(portfolioWithWatch(WATCH.replace('0 6 * * *', '0 * * * *')));
    await pass(2);
    without = () => true;
    await pass(12);
    expect(await count("poll WHERE outcome = 'no-ads'")).toBe(0);
    expect(await count("capture WHERE outcome = 'no-ads'")).toBe(0);
    const blind = (await looks('scheduled')).filter(({ code }) => code === 'control-silent');
    expect(blind.length).toBeGreaterThanOrEqual(11);
    expect(blind.every(({ outcome }) => outcome === 'failed')).toBe(true);
    const [capture] = await bench.database.query<[{ code: string; message: string }]>(
      "SELECT reason_code AS code, reason_message AS message FROM capture WHERE outcome = 'failed' LIMIT 1",
    );
    expect(capture.code).toBe('control-silent');
    expect(capture.message).toContain('SerpApi shows no ads on Google in Germany any more');
  });

  it('is named on the coverage screen and leads the digest, with what to do', async () => {
    await bench.import(portfolioWithWatch(WATCH.replace('0 6 * * *', '0 * * * *')));
    await pass(2);
    without = () => true;
    await pass(12);
    const query = coverageQuery.parse({});
    const { sight, blindSpells, totals } = await bench.app.get(CoverageScreen, { strict: false }).read(query);
    expect(sight).toMatchObject([{ provider: 'serpapi', engine: 'google', country: 'DE', language: 'de' }]);
    expect(sight[0]?.blindSince).not.toBeNull();
    expect(sight[0]?.last).toMatchObject({ outcome: 'failed', reason: { code: 'control-silent' } });
    expect(blindSpells).toMatchObject([{ code: 'control-silent', until: null, provider: 'serpapi' }]);
    expect(blindSpells[0]?.cells).toEqual(['google DE desktop: nordlicht']);
    // Hourly looks from noon to midnight; control looks are none of the watch's.
    expect(totals).toMatchObject({ noAds: 0, looks: 13 });
    const which = { week: '2026-W47', role: 'ppc-manager' } as const;
    const facts = await readDigestFacts(bench.database.manager, which, 'Europe/Berlin', bench.clock.now());
    expect(facts.blind[0]).toMatchObject({ code: 'control-silent', provider: 'serpapi' });
    expect(facts.looks.noAds).toBe(0);
  });

  it('is found out even where it never showed an ad', async () => {
    without = () => true;
    await bench.import(portfolioWithWatch(WATCH));
    await pass(3);
    expect(await spells()).toHaveLength(1);
    expect(await count("poll WHERE outcome = 'no-ads'")).toBe(0);
  });
});

describe('a search that simply has no ads', () => {
  it('stays a look that found nothing while the control searches carry some', async () => {
    without = (query) => !CONTROLS.includes(query);
    await bench.import(portfolioWithWatch(WATCH));
    await pass(48);
    const found = await looks('scheduled');
    expect(found.map(({ outcome }) => outcome)).toEqual(['no-ads', 'no-ads']);
    expect(await spells()).toEqual([]);
  });

  it('stays one when a single control look stood without ads', async () => {
    without = (query) => query !== CONTROLS[1];
    await bench.import(portfolioWithWatch(WATCH));
    await pass(48);
    expect(await spells()).toEqual([]);
    expect((await looks('scheduled')).map(({ outcome }) => outcome)).toEqual(['no-ads', 'no-ads']);
  });
});
