import { LookBench, portfolioWithWatch } from './look-bench.js';
import { ProviderServer } from './provider-server.js';
import { competitorAd, innocentAd, serpApiReply } from './samples.js';

/** When the story below has been told. */
export const CROSS_CHECK_END = '2026-11-20T12:00:00Z';
/** Times that the second provider could not look. */
export const UNREADABLE = 2;

const QUERIES = Array.from({ length: 40 }, (_, nth) => `nordlicht ${nth}`);
const WATCH = `queries: [${QUERIES.join(', ')}], engines: [google], markets: [{ country: DE, language: de, location: Hamburg }], devices: [desktop], schedule: "0 6 * * *", providers: [serpapi, scaleserp], crossCheck: 50`;

const pageWithoutAds = (query: string): string =>
  JSON.stringify({
    request_info: { success: true },
    search_metadata: { engine_url: `https://www.google.de/search?q=${query}&gl=de&hl=de` },
    search_parameters: { q: query, gl: 'de', hl: 'de', device: 'desktop' },
    organic_results: [{ position: 1, title: 'Nordlicht', link: 'https://nordlicht.example/' }],
  });

/**
 * Two days of forty looks. SerpApi shows two ads on each page. Scale SERP, asked for half of them again, refuses the first two
 * searches and shows pages without ads for the others. Returns how often it was asked.
 */
export async function tellCrossCheckStory(databaseUrl: string): Promise<number> {
  await using first = await ProviderServer.start((asked, answer) => {
    answer.end(serpApiReply({ query: asked.params.get('q') ?? '', ads: [competitorAd, innocentAd] }));
  });
  await using second = await ProviderServer.start((asked, answer, nth) => {
    if (nth <= UNREADABLE) answer.writeHead(400).end('{}');
    else answer.end(pageWithoutAds(asked.params.get('q') ?? ''));
  });
  const urls = { serpapi: first.url, scaleserp: second.url };
  await using bench = await LookBench.on(databaseUrl, urls, {}, '2026-11-18T12:00:00Z');
  await bench.import(portfolioWithWatch(WATCH));
  await bench.work.due();
  for (let day = 0; day < 2; day += 1) {
    bench.clock.advance(86_400_000);
    await bench.takeDue();
    await bench.runToTheEnd();
  }
  return second.asked.length;
}
