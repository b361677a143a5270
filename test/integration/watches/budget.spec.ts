import { describe, expect, it, jest } from '@jest/globals';
import { coverageQuery } from '../../../src/screens/coverage.schema.js';
import { CoverageScreen } from '../../../src/screens/coverage.screen.js';
import { PollSchedule } from '../../../src/watches/poll-schedule.service.js';
import { spendOne } from '../../../src/watches/spend.js';
import { withDatabase } from '../../support/database.js';
import { LookBench, oneCell, portfolioWithWatch } from '../../support/look-bench.js';
import { dataForSeoReply } from '../../support/dataforseo-behaviours.js';
import { ProviderServer } from '../../support/provider-server.js';
import { serpApiReply } from '../../support/samples.js';

jest.setTimeout(60_000);

const database = withDatabase();
const LOOKS = 60;
const BUDGET = 25;

describe('a monthly budget', () => {
  it('is never passed, however many workers take looks at once, and the provider’s limits hold over all of them', async () => {
    let open = 0;
    let mostOpen = 0;
    await using provider = await ProviderServer.start((asked, answer, nth) => {
      open += 1;
      mostOpen = Math.max(mostOpen, open);
      const [task] = JSON.parse(asked.body) as { keyword: string }[];
      const reply =
        nth % 5 === 0
          ? { status_code: 50000, status_message: 'Internal Error.' }
          : dataForSeoReply(null, [40102, 'No Search Results.'], task?.keyword);
      setTimeout(() => {
        open -= 1;
        answer.end(JSON.stringify(reply));
      }, 20);
    });
    const workers = await Promise.all([1, 2, 3].map(() => LookBench.on(database.url(), { dataforseo: provider.url })));
    const [first] = workers;
    if (first === undefined) throw new Error('no worker');
    const queries = Array.from({ length: LOOKS }, (_, at) => `nordlicht ${at}`).join(', ');
    const watch = `queries: [${queries}], engines: [google], markets: [{ country: DE, language: de }], devices: [desktop], schedule: "0 6 * * *", providers: [dataforseo]`;
    await first.import(portfolioWithWatch(watch, `{ provider: dataforseo, looksAMonth: ${BUDGET} }`));
    const [row] = await first.database.query<{ id: string }[]>('SELECT id FROM watch');
    const keys = await first.app.get(PollSchedule, { strict: false }).layOutNow(row?.id ?? '');
    const left = async (): Promise<number> =>
      (await first.database.query<{ left: number }[]>("SELECT count(*)::int AS left FROM poll WHERE state = 'due'"))[0]
        ?.left ?? 0;
    for (let round = 0; round < 60 && (await left()) > 0; round += 1) {
      // Every worker goes for every look at the same instant.
      await Promise.all(workers.flatMap(({ work }) => keys.map((key) => work.run(key, AbortSignal.timeout(30_000)))));
      for (const { clock } of workers) clock.advance(31_000);
    }
    expect(await left()).toBe(0);
    expect(provider.asked).toHaveLength(BUDGET);
    expect(mostOpen).toBeLessThanOrEqual(20);
    // Twenty a second: no two requests start within 50 ms. Only those of one try still say when they were asked.
    const starts = await first.database.query<{ at: Date }[]>(
      'SELECT asked_at AS at FROM poll WHERE attempts = 1 ORDER BY asked_at',
    );
    const gaps = starts.slice(1).map(({ at }, i) => at.getTime() - (starts[i]?.at.getTime() ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(50);
    expect(await first.database.query('SELECT looks FROM provider_spend')).toEqual([{ looks: BUDGET }]);
    const ends = await first.database.query<{ state: string; count: number }[]>(
      "SELECT CASE WHEN outcome = 'refused' THEN 'refused' WHEN state = 'answered' THEN 'answered' ELSE reason_code END AS state, count(*)::int AS count FROM poll GROUP BY 1",
    );
    const counts = Object.fromEntries(ends.map(({ state, count }) => [state, count]));
    expect(counts['answered']).toBe(BUDGET - BUDGET / 5);
    expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(LOOKS);
    for (const { app } of workers) await app.close();
  });

  it.each([
    ['the list price', '{ provider: serpapi, usdAMonth: 0.06 }', 2, '0.05 are counted, and a look counts 0.025'],
    ['the brand’s own price', '{ provider: serpapi, usdAMonth: 0.06, usdALook: 0.015 }', 4, 'a look counts 0.015'],
    ['the limit in looks, where that is nearer', '{ provider: serpapi, usdAMonth: 9, looksAMonth: 3 }', 3, '3 looks'],
  ])('may be in money, at %s, and is never passed', async (_what, budget, looks, said) => {
    await using serpapi = await ProviderServer.start((asked, answer) => {
      answer.end(serpApiReply({ query: asked.params.get('q') ?? '', ads: [] }));
    });
    await using bench = await LookBench.on(database.url(), { serpapi: serpapi.url });
    await bench.database.query('TRUNCATE watch, poll, provider_spend, provider_budget CASCADE');
    const queries = Array.from({ length: 6 }, (_, at) => `nordlicht ${at}`).join(', ');
    const watch = `queries: [${queries}], engines: [google], markets: [{ country: DE, language: de }], devices: [desktop], schedule: "0 6 * * *", providers: [serpapi]`;
    await bench.import(portfolioWithWatch(watch, budget));
    const polls = await bench.lookNow();
    expect(serpapi.asked).toHaveLength(looks);
    const refused = polls.filter(({ outcome }) => outcome === 'refused');
    expect(refused).toHaveLength(6 - looks);
    expect(refused.every(({ reasonCode }) => reasonCode === 'budget-spent')).toBe(true);
    expect(refused[0]?.reasonMessage).toContain(said);
    const { budgets } = await bench.app.get(CoverageScreen, { strict: false }).read(coverageQuery.parse({}));
    const price = budget.includes('usdALook') ? 0.015 : 0.025;
    expect(budgets).toMatchObject([{ spent: looks, usd: { aLook: price } }]);
    expect(budgets[0]?.usd?.spent).toBeCloseTo(looks * price, 9);
    expect(budgets[0]?.usd?.forecast).toBeGreaterThan(looks * price);
  });

  it('in money is never passed by many workers at once', async () => {
    await using serpapi = await ProviderServer.start((asked, answer) => {
      answer.end(serpApiReply({ query: asked.params.get('q') ?? '', ads: [] }));
    });
    await using bench = await LookBench.on(database.url(), { serpapi: serpapi.url });
    await bench.database.query('TRUNCATE watch, poll, provider_spend, provider_budget CASCADE');
    await bench.import(portfolioWithWatch(oneCell('serpapi'), '{ provider: serpapi, usdAMonth: 0.30 }'));
    const [brand] = await bench.database.query<{ id: string }[]>('SELECT id FROM brand');
    const count = (): Promise<unknown> =>
      bench.database.transaction((manager) => spendOne(manager, brand?.id ?? '', 'serpapi', bench.clock.now()));
    const said = await Promise.all(Array.from({ length: 40 }, count));
    expect(said.filter((refusal) => refusal === null)).toHaveLength(12);
    expect(await bench.database.query('SELECT looks, micro_usd FROM provider_spend')).toEqual([
      { looks: 12, micro_usd: '300000' },
    ]);
  });
});
