import { LookBench, portfolioWithWatch } from './look-bench.js';
import { ProviderServer } from './provider-server.js';
import { competitorAd, serpApiReply } from './samples.js';

const DAY_MS = 86_400_000;

/** When the story below has been told. */
export const STORY_END = '2026-11-25T12:00:00Z';

const WATCH = `queries: [nordlicht, nordlicht gutschein, nordlicht rabatt], engines: [google, bing], markets: [{ country: DE, language: de, location: Hamburg }], devices: [desktop, mobile], schedule: "0 6,18 * * *", providers: [serpapi, dataforseo]`;

/**
 * A week of looks. Ads stand on the brand's own query, none on the second. On the third day SerpApi is down for a day; since
 * the sixth it refuses the key. DataForSEO has a budget of twenty looks, which then runs out, and knows no yahoo.
 */
export async function tellCoverageStory(databaseUrl: string): Promise<void> {
  let today = 0;
  await using serpapi = await ProviderServer.start((asked, answer) => {
    if (today === 3) answer.writeHead(503).end('{}');
    else if (today >= 6) answer.writeHead(401).end('{"error":"Invalid API key."}');
    else {
      const query = asked.params.get('q') ?? '';
      const engine = asked.params.get('engine') ?? '';
      const reply = serpApiReply({ query, ads: query === 'nordlicht' ? [competitorAd] : [] }).toString('utf8');
      const device = asked.params.get('device') ?? 'desktop';
      answer.end(
        reply
          .replace('"engine":"google"', `"engine":"${engine}"`)
          .replace('"device":"desktop"', `"device":"${device}"`),
      );
    }
  });
  await using dataforseo = await ProviderServer.start((_asked, answer) => answer.writeHead(500).end());
  const urls = { serpapi: serpapi.url, dataforseo: dataforseo.url };
  await using bench = await LookBench.on(databaseUrl, urls, {}, '2026-11-18T12:00:00Z');
  const budgets = '{ provider: serpapi, looksAMonth: 400 }, { provider: dataforseo, looksAMonth: 20 }';
  const byHand =
    '  - { brand: Nordlicht, queries: [nordlicht lampen], engines: [yahoo], markets: [{ country: AT, language: de }], devices: [desktop], schedule: "0 6 * * *" }\n';
  await bench.import(portfolioWithWatch(WATCH, budgets) + byHand);
  await bench.work.due();
  const end = new Date(STORY_END).getTime();
  while (bench.clock.now().getTime() < end) {
    bench.clock.advance(DAY_MS / 2);
    today = Math.floor((bench.clock.now().getTime() - new Date('2026-11-18T12:00:00Z').getTime()) / DAY_MS);
    await bench.takeDue();
    await bench.runToTheEnd();
  }
}
