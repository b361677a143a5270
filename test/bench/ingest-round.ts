import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { CapturesService } from '../../src/captures/captures.service.js';
import { SAMPLE_PORTFOLIO } from '../../src/demo/samples/portfolio.js';
import { MainJob } from '../../src/main-job.service.js';
import { loadConfig } from '../../src/platform/config/config.js';
import { readPortfolioText } from '../../src/portfolio/portfolio-file.js';
import { withServices } from '../../src/services.js';
import { ImportPortfolioService } from '../../src/watches/import-portfolio.service.js';
import type { SampleCapture } from './ingest-samples.js';

/** The checkout; benchmarks run from a build of it. */
export const ROOT = resolve(import.meta.dirname, process.env['MARKWARDEN_ROOT'] ?? '../..');
/** Captures handed in at once. */
const TOGETHER = 20;

type Held = Awaited<ReturnType<typeof withServices>>;

/** The services over a database of their own, with the portfolios that the samples' ads are about. */
export async function openForIngest(url: string, home: string): Promise<Held> {
  const held = await withServices(loadConfig({ DATABASE_URL: url, LOG_LEVEL: 'error', MARKWARDEN_HOME: home }));
  for (const text of [readFileSync(join(ROOT, 'test/support/real-brands.yaml'), 'utf8'), SAMPLE_PORTFOLIO]) {
    const portfolio = readPortfolioText(text);
    if (!portfolio.ok) throw new Error(portfolio.problems[0]?.message);
    await held.app.get(ImportPortfolioService).import(portfolio.portfolio, { prune: false });
  }
  return held;
}

/** Stores captures as pending. */
export async function handIn({ app }: Held, captures: readonly SampleCapture[]): Promise<void> {
  const service = app.get(CapturesService);
  for (let start = 0; start < captures.length; start += TOGETHER) {
    const some = captures.slice(start, start + TOGETHER);
    await service.receive(some.map((each) => ({ ...each, origin: 'terminal', fileName: null, country: 'FR' })));
  }
}

/** Seconds from the first raw byte to the last alert, with captures coming in while others are read, as in service. */
export async function secondsToIngest(held: Held, captures: readonly SampleCapture[]): Promise<number> {
  const started = performance.now();
  let isHandedIn = false;
  const coming = handIn(held, captures).then(() => (isHandedIn = true));
  const worked = async (): Promise<void> => {
    let wasLast: boolean;
    do {
      wasLast = isHandedIn;
      await held.app.get(MainJob).run();
    } while (!wasLast);
  };
  await Promise.all([coming, worked()]);
  return (performance.now() - started) / 1000;
}
