import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { RawStore } from '../../../src/platform/storage/raw-store.service.js';
import { PollSchedule } from '../../../src/watches/poll-schedule.service.js';
import type { Poll } from '../../../src/watches/poll.entity.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { LookBench, oneCell, portfolioWithWatch } from '../../support/look-bench.js';
import { SERPAPI_KEY } from '../../support/behaviour-case.js';
import { dataForSeoReply } from '../../support/dataforseo-behaviours.js';
import { ProviderServer } from '../../support/provider-server.js';
import { competitorAd, serpApiReply } from '../../support/samples.js';

jest.setTimeout(60_000);

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
  serpapi.behave((asked, answer) =>
    answer.end(serpApiReply({ query: asked.params.get('q') ?? '', ads: [competitorAd] })),
  );
  dataforseo.behave((_asked, answer) =>
    answer.end(JSON.stringify(dataForSeoReply({ items_count: 1, items: [organic] }))),
  );
});
afterEach(async () => {
  await bench[Symbol.asyncDispose]();
  await database.drop();
});

const polls = (): Promise<Poll[]> => bench.database.query<Poll[]>('SELECT * FROM poll ORDER BY slot, id');
const outcomes = async (): Promise<unknown[]> =>
  bench.database.query(
    "SELECT to_char(slot AT TIME ZONE 'UTC', 'DD HH24:MI') AS slot, outcome, reason_code AS code FROM poll ORDER BY slot",
  );

describe('a watch with providers', () => {
  it('begins with its first slot after the import, in the time zone of its market', async () => {
    await bench.import(portfolioWithWatch(oneCell('serpapi')));
    expect(await bench.takeDue()).toBe(0);
    bench.clock.advance(20 * 3_600_000);
    await bench.takeDue();
    await bench.runToTheEnd();
    expect(await outcomes()).toEqual([{ slot: '19 05:00', outcome: 'ads', code: null }]);
  });

  it('asks the provider as it documents, and keeps the reply as a capture of what was asked', async () => {
    await bench.import(
      portfolioWithWatch(oneCell('serpapi').replace('language: de', 'language: de, location: Hamburg')),
    );
    const [poll] = await bench.lookNow();
    expect(Object.fromEntries(serpapi.asked[0]?.params ?? [])).toEqual({
      ...{ engine: 'google', q: 'nordlicht', gl: 'de', hl: 'de', location: 'Hamburg, Germany', device: 'desktop' },
      ...{ no_cache: 'true', output: 'json', api_key: SERPAPI_KEY },
    });
    const [capture] = await bench.database.query<object[]>(
      'SELECT id, origin, outcome, engine, query, country, language, location, device, stage FROM capture',
    );
    expect(capture).toEqual({
      ...{ id: poll?.captureId, origin: 'poll', outcome: 'ads', engine: 'google', query: 'nordlicht', country: 'DE' },
      ...{ language: 'de', location: 'Hamburg', device: 'desktop', stage: 'raised' },
    });
    expect(poll).toMatchObject({ outcome: 'ads', ads: 1, attempts: 1 });
    expect(await bench.database.query('SELECT count(*)::int AS alerts FROM alert')).toEqual([{ alerts: 1 }]);
  });

  it('asks DataForSEO for one page of one market in its live endpoint', async () => {
    await bench.import(portfolioWithWatch(oneCell('dataforseo')));
    await bench.lookNow();
    const [asked] = dataforseo.asked;
    expect([asked?.method, asked?.path]).toEqual(['POST', '/v3/serp/google/organic/live/advanced']);
    expect(JSON.parse(asked?.body ?? '')).toEqual([
      { keyword: 'nordlicht', location_code: 2276, language_code: 'de', device: 'desktop', depth: 10 },
    ]);
    expect(asked?.authorization).toMatch(/^Basic /);
  });

  it('makes two captures of two looks that brought the same bytes', async () => {
    await bench.import(portfolioWithWatch(oneCell('serpapi')));
    const [first] = await bench.lookNow();
    bench.clock.advance(3_600_000);
    const [second] = await bench.lookNow();
    expect(first?.sha256).toBe(second?.sha256);
    expect(first?.captureId).not.toBe(second?.captureId);
    expect(await bench.database.query('SELECT count(*)::int AS captures FROM capture')).toEqual([{ captures: 2 }]);
  });

  it('asks only the latest slot after a stop, and notes the others as missed', async () => {
    await bench.import(portfolioWithWatch(oneCell('serpapi').replace('0 6 * * *', '0 */6 * * *')));
    await bench.takeDue();
    bench.clock.advance(24 * 3_600_000);
    await bench.takeDue();
    await bench.runToTheEnd();
    expect(serpapi.asked).toHaveLength(1);
    expect(await outcomes()).toEqual([
      { slot: '18 11:00', outcome: 'failed', code: 'missed' },
      { slot: '18 17:00', outcome: 'failed', code: 'missed' },
      { slot: '18 23:00', outcome: 'failed', code: 'missed' },
      { slot: '19 05:00', outcome: 'ads', code: null },
    ]);
  });

  it('notes what was missed in a whole month without a worker, the shortest one too', async () => {
    await bench.import(portfolioWithWatch(oneCell('serpapi')));
    bench.clock.advance(71 * 86_400_000); // 28 January
    await bench.takeDue();
    bench.clock.advance(32 * 86_400_000); // 1 March
    await bench.takeDue();
    await bench.runToTheEnd();
    const months = await bench.database.query<unknown[]>(
      `SELECT to_char(slot AT TIME ZONE 'UTC', 'MM') AS month, count(*)::int AS missed FROM poll
       WHERE slot > '2027-01-28T12:00Z' AND reason_code = 'missed' GROUP BY 1 ORDER BY 1`,
    );
    expect(months).toEqual([
      { month: '01', missed: 2 },
      { month: '02', missed: 28 },
    ]);
  });

  it('ends a look that still waits when the next one is due, so that no hour is asked for in another', async () => {
    serpapi.behave((_asked, answer) => answer.writeHead(500).end());
    await bench.import(portfolioWithWatch(oneCell('serpapi').replace('0 6 * * *', '0 * * * *')));
    await bench.takeDue();
    bench.clock.advance(3_600_000);
    await bench.takeDue(); // fails once, is to be tried again
    bench.clock.advance(3_600_000);
    await bench.work.due();
    const [first, second] = await polls();
    expect(first).toMatchObject({ outcome: 'failed', reason_code: 'provider-down', attempts: 1 });
    expect(second).toMatchObject({ state: 'due' });
  });

  it('looks no more once it is out of the portfolio, and has missed nothing when it comes back', async () => {
    const watched = portfolioWithWatch(oneCell('serpapi'));
    await bench.import(watched);
    await bench.takeDue();
    await bench.import(watched.slice(0, watched.indexOf('watches:')));
    bench.clock.advance(5 * 86_400_000);
    await bench.takeDue();
    await bench.import(watched);
    await bench.takeDue();
    expect(await polls()).toEqual([]);
  });
});

describe('a look that the first provider cannot take', () => {
  it('goes to the next one, and remembers why', async () => {
    serpapi.behave((_asked, answer) => answer.writeHead(401).end('{"error":"Invalid API key."}'));
    await bench.import(portfolioWithWatch(oneCell('serpapi, dataforseo')));
    const [poll] = await bench.lookNow();
    expect(poll).toMatchObject({
      ...{ provider: 'dataforseo', outcome: 'no-ads', reasonCode: null, attempts: 2 },
      detours: [{ provider: 'serpapi', code: 'key-refused' }],
    });
  });

  it('does not ask for what a provider does not offer, and costs nothing then', async () => {
    await bench.import(portfolioWithWatch(oneCell('dataforseo').replace('[desktop]', '[tablet]')));
    const [poll] = await bench.lookNow();
    expect(poll).toMatchObject({ outcome: 'failed', reasonCode: 'not-offered', attempts: 0 });
    expect(await bench.database.query('SELECT * FROM provider_spend')).toEqual([]);
  });

  it('is refused without a budget, whatever the key', async () => {
    await bench.import(portfolioWithWatch(oneCell('serpapi'), ''));
    const [poll] = await bench.lookNow();
    expect(poll).toMatchObject({ outcome: 'refused', reasonCode: 'no-budget', attempts: 0 });
    expect(serpapi.asked).toEqual([]);
  });

  it('fails without a key, and says which to set', async () => {
    await using keyless = await LookBench.on(database.url, { serpapi: serpapi.url }, { SERPAPI_KEY: '' });
    await keyless.import(portfolioWithWatch(oneCell('serpapi')));
    const [poll] = await keyless.lookNow();
    expect(poll).toMatchObject({ outcome: 'failed', reasonCode: 'no-key', attempts: 0 });
    expect(poll?.reasonMessage).toContain('SERPAPI_KEY');
  });
});

it('leaves a provider alone for as long as it asks, with every look that waits for it', async () => {
  serpapi.behave((_asked, answer) => answer.writeHead(429, { 'retry-after': '120' }).end('{}'));
  await bench.import(portfolioWithWatch(oneCell('serpapi').replace('[nordlicht]', '[nordlicht, nordlicht lampen]')));
  const [watch] = await bench.database.query<{ id: string }[]>('SELECT id FROM watch');
  await bench.app.get(PollSchedule, { strict: false }).layOutNow(watch?.id ?? '');
  await bench.takeDue();
  await bench.takeDue();
  expect(serpapi.asked).toHaveLength(1);
  bench.clock.advance(100_000);
  await bench.takeDue();
  expect(serpapi.asked).toHaveLength(1);
  bench.clock.advance(30_000);
  await bench.takeDue();
  expect(serpapi.asked.length).toBeGreaterThan(1);
});

it('keeps no key that a reply repeats, in any form', async () => {
  const page = serpApiReply({ query: 'nordlicht', ads: [competitorAd] }).toString('utf8');
  const echo = page.replace(
    '"search_metadata":{',
    `"search_metadata":{"echo":"https://serpapi.com/search?api_key=${SERPAPI_KEY}",`,
  );
  serpapi.behave((_asked, answer) => answer.end(echo));
  await bench.import(portfolioWithWatch(oneCell('serpapi')));
  const [poll] = await bench.lookNow();
  const kept = await bench.app.get(RawStore, { strict: false }).load(poll?.sha256 ?? '');
  expect(kept?.toString('utf8')).toBe(echo.replace(SERPAPI_KEY, '***'));
});
