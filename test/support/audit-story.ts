import { MainJob } from '../../src/main-job.service.js';
import { LookBench, oneCell, portfolioWithWatch } from './look-bench.js';
import { ProviderServer } from './provider-server.js';
import { affiliateAd, type SampleAd, serpApiReply } from './samples.js';

const START = '2026-11-16T00:00:00Z';
const HOUR_MS = 3_600_000;
/** When the two days have gone by, in the zone of the organisation a minute past one in the morning. */
export const AUDIT_STORY_END = '2026-11-18T00:01:00Z';
/** Looks at one search, one an hour. */
export const STORY_LOOKS = 48;

/** Hours, counted from the start, at which each of them shows itself, and at which the provider sends nothing to read. */
export const STORY = {
  dealFinder: (hour: number): boolean => hour % 6 === 0,
  rabattRakete: (hour: number): boolean => hour % 4 === 1,
  lampenhaus: (hour: number): boolean => hour % 12 === 2,
  unreadable: (hour: number): boolean => [7, 19, 31].includes(hour),
};

const PORTFOLIO = `organisation: { name: Nordlicht GmbH, timeZone: Europe/Berlin }
${portfolioWithWatch(oneCell('serpapi').replace('"0 6 * * *"', '"0 * * * *"')).replace(
  '\nwatches:',
  `
  - { name: Rabatt Rakete, brand: Nordlicht, network: awin, publisherId: "777", domains: [rabattrakete.example], agreement: { signed: 2026-01-01,
      terms: [{ clause: "2.1", subject: brand_bid, rule: yes, from: 2026-01-01, text: "May bid on the brand." }] } }
  - { name: '=HYPERLINK("http://boese.example","Stumm")', brand: Nordlicht, network: awin, publisherId: "888", domains: [stumm.example] }
\nwatches:`,
)}`;

const rakete: SampleAd = { title: 'Raketenstarke Rabatte', domain: 'rabattrakete.example' };
const lampenhaus: SampleAd = {
  title: 'Nordlicht Lampen im Lampenhaus',
  description: 'Leuchten ab 49 € kaufen.',
  domain: 'lampenhaus.example',
};

/**
 * Two days of hourly looks at the search for the brand. An affiliate that may not advertise there does, one that may does, a
 * reseller uses the mark by its permit, and one affiliate is never seen.
 */
export async function tellAuditStory(databaseUrl: string): Promise<void> {
  await using serpapi = await ProviderServer.start();
  await using bench = await LookBench.on(databaseUrl, { serpapi: serpapi.url }, {}, '2026-11-15T23:30:00Z');
  serpapi.behave((asked, answer) => {
    const hour = Math.floor((bench.clock.now().getTime() - Date.parse(START)) / HOUR_MS);
    const query = asked.params.get('q') ?? '';
    if (STORY.unreadable(hour)) {
      answer.end(
        JSON.stringify({ search_metadata: { id: `x${hour}`, status: 'Success' }, search_parameters: { q: query } }),
      );
      return;
    }
    const ads = [
      ...(STORY.dealFinder(hour) ? [affiliateAd] : []),
      ...(STORY.rabattRakete(hour) ? [rakete] : []),
      ...(STORY.lampenhaus(hour) ? [lampenhaus] : []),
    ];
    const at = bench.clock.now().toISOString().replace('T', ' ').replace(/\..*/, ' UTC');
    answer.end(serpApiReply({ query, ads, id: `look-${hour}`, at }));
  });
  await bench.import(PORTFOLIO);
  await bench.takeDue();
  for (let hour = 0; hour < STORY_LOOKS; hour += 1) {
    bench.clock.advance(Date.parse(START) + hour * HOUR_MS + 30_000 - bench.clock.now().getTime());
    await bench.takeDue();
    await bench.runToTheEnd();
  }
  await bench.app.get(MainJob).run();
}
