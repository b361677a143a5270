import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { MainJob } from '../../../src/main-job.service.js';
import { coverageQuery } from '../../../src/screens/coverage.schema.js';
import { CoverageScreen } from '../../../src/screens/coverage.screen.js';
import { OverviewScreen } from '../../../src/screens/overview.screen.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { dataForSeoReply } from '../../support/dataforseo-behaviours.js';
import { LookBench, oneCell, portfolioWithWatch } from '../../support/look-bench.js';
import { ProviderServer } from '../../support/provider-server.js';
import { competitorAd, serpApiReply } from '../../support/samples.js';

jest.setTimeout(60_000);

const HOUR_MS = 3_600_000;
/** A look every ten minutes. */
const OFTEN = '*/10 * * * *';

let database: TestDatabase;
let serpapi: ProviderServer;
let dataforseo: ProviderServer;
let bench: LookBench;

beforeAll(async () => {
  serpapi = await ProviderServer.start();
  dataforseo = await ProviderServer.start();
});
afterAll(async () => {
  await serpapi[Symbol.asyncDispose]();
  await dataforseo[Symbol.asyncDispose]();
});
beforeEach(async () => {
  database = await createTestDatabase();
  bench = await LookBench.on(database.url, { serpapi: serpapi.url, dataforseo: dataforseo.url });
  const organic = { type: 'organic', rank_absolute: 1, title: 'a', domain: 'a.example', url: 'https://a.example/' };
  dataforseo.behave((_asked, answer) =>
    answer.end(JSON.stringify(dataForSeoReply({ items_count: 1, items: [organic] }))),
  );
});
afterEach(async () => {
  await bench[Symbol.asyncDispose]();
  await database.drop();
});

const broke = (): void =>
  serpapi.behave((_asked, answer) => answer.writeHead(402).end('{"error":"Your account has run out of searches."}'));
const well = (): void =>
  serpapi.behave((asked, answer) =>
    answer.end(serpApiReply({ query: asked.params.get('q') ?? '', ads: [competitorAd] })),
  );

async function pass(hours: number, stepMs = HOUR_MS / 6): Promise<void> {
  for (let gone = 0; gone < hours * HOUR_MS; gone += stepMs) {
    bench.clock.advance(stepMs);
    // A second time, for looks that their first provider did not take.
    if ((await bench.takeDue()) > 0) await bench.takeDue();
  }
  await bench.app.get(MainJob).run();
}

const circuits = (): Promise<object[]> =>
  bench.database.query('SELECT provider, engine, failures, code FROM provider_circuit ORDER BY provider, engine');
const endedAs = (): Promise<{ outcome: string; code: string | null; attempts: number; count: number }[]> =>
  bench.database.query(
    'SELECT outcome, reason_code AS code, attempts, count(*)::int AS count FROM poll GROUP BY 1, 2, 3 ORDER BY 1, 2, 3',
  );

describe('a provider whose account is empty', () => {
  it('is asked once an hour in the end, not at every look, and nothing is spent on the others', async () => {
    broke();
    await bench.import(portfolioWithWatch(oneCell('serpapi').replace('0 6 * * *', OFTEN)));
    await pass(24);
    const asked = serpapi.asked.length;
    expect(asked).toBeGreaterThanOrEqual(22);
    expect(asked).toBeLessThanOrEqual(28);
    const [spend] = await bench.database.query<{ looks: number }[]>(
      'SELECT sum(looks)::int AS looks FROM provider_spend',
    );
    expect(spend?.looks).toBe(asked);
    const ended = await endedAs();
    expect(ended.every(({ outcome, code }) => outcome === 'failed' && code === 'out-of-credits')).toBe(true);
    expect(ended.reduce((sum, { count }) => sum + count, 0)).toBeGreaterThan(140);
  });

  it('stays a blind place for 38 days, with the reason and what to do, and never reads as “nothing there”', async () => {
    well();
    await bench.import(portfolioWithWatch(oneCell('serpapi')));
    await pass(24, 6 * HOUR_MS);
    broke();
    await pass(38 * 24, 6 * HOUR_MS);
    const [looks] = await bench.database.query<{ silent: number }[]>(
      "SELECT count(*) FILTER (WHERE outcome = 'no-ads')::int AS silent FROM poll",
    );
    expect(looks?.silent).toBe(0);
    const { blindSpells, totals } = await bench.app
      .get(CoverageScreen, { strict: false })
      .read(coverageQuery.parse({ days: 31 }));
    expect(totals).toMatchObject({ ads: 0, noAds: 0 });
    expect(blindSpells).toMatchObject([{ code: 'out-of-credits', until: null }]);
    expect(blindSpells[0]?.todo).toMatch(/^Add credit/);
    const today = await bench.app
      .get(OverviewScreen, { strict: false })
      .show({ id: null, role: 'ppc-manager' } as never);
    expect(today.blind).toMatchObject([{ provider: 'serpapi', engine: 'google', country: 'DE' }]);
  });

  it('lets its looks go to the next provider of the watch without being asked first', async () => {
    broke();
    const watch = oneCell('serpapi, dataforseo').replace('0 6 * * *', OFTEN);
    await bench.import(portfolioWithWatch(watch));
    await pass(2);
    expect((await endedAs()).map(({ outcome }) => outcome)).toEqual(expect.arrayContaining(['no-ads']));
    expect(serpapi.asked.length).toBeLessThan(6);
    expect(dataforseo.asked.length).toBeGreaterThan(10);
  });

  it('is asked again within the hour after somebody paid, and at once when a person asks', async () => {
    broke();
    await bench.import(portfolioWithWatch(oneCell('serpapi').replace('0 6 * * *', OFTEN)));
    await pass(12);
    well();
    const [poll] = await bench.lookNow();
    expect(poll).toMatchObject({ outcome: 'ads', purpose: 'asked' });
    expect(await circuits()).toEqual([]);
    broke();
    await pass(12);
    well();
    await pass(1.2);
    const [last] = await bench.database.query<{ outcome: string }[]>(
      "SELECT outcome FROM poll WHERE state = 'ended' ORDER BY slot DESC LIMIT 1",
    );
    expect(last?.outcome).toBe('ads');
    expect(await circuits()).toEqual([]);
  });
});

describe('a provider that is down', () => {
  it('is left alone from the fifth failure in a row, and its looks wait for it instead of failing one by one', async () => {
    serpapi.behave((_asked, answer) => answer.writeHead(503).end('{}'));
    const watch = oneCell('serpapi')
      .replace('0 6 * * *', '0 * * * *')
      .replace('queries: [nordlicht]', 'queries: [a, b, c, d, e, f]');
    await bench.import(portfolioWithWatch(watch));
    await pass(1);
    expect(serpapi.asked.length).toBeLessThan(12);
    expect(await circuits()).toMatchObject([{ provider: 'serpapi', engine: '', code: 'provider-down' }]);
    well();
    await pass(1, HOUR_MS / 12);
    expect(await circuits()).toEqual([]);
  });
});

describe('a provider whose pages changed', () => {
  it('is not asked for that engine any more after five replies that cannot be read, and says so', async () => {
    const page = JSON.parse(serpApiReply({ query: 'nordlicht', ads: [competitorAd] }).toString()) as object;
    const changed = JSON.stringify({ ...page, ads: [{ neu: 1 }] });
    serpapi.behave((_asked, answer) => answer.end(changed));
    await bench.import(portfolioWithWatch(oneCell('serpapi').replace('0 6 * * *', OFTEN)));
    for (let round = 0; round < 9; round += 1) await pass(1 / 6);
    expect(await circuits()).toMatchObject([{ provider: 'serpapi', engine: 'google', code: 'layout-changed' }]);
    expect(serpapi.asked.length).toBeLessThanOrEqual(8);
    const { blindSpells } = await bench.app.get(CoverageScreen, { strict: false }).read(coverageQuery.parse({}));
    expect(blindSpells.map(({ code }) => code)).toContain('unreadable-ads');
  });
});
