import { MainJob } from '../../src/main-job.service.js';
import { readPortfolioText } from '../../src/portfolio/portfolio-file.js';
import { ImportPortfolioService } from '../../src/watches/import-portfolio.service.js';
import type { TestApplication } from './application.js';
import { NORDLICHT_PORTFOLIO } from './samples.js';

/** Gives the application the sample portfolio. */
export function importNordlicht(application: TestApplication): Promise<void> {
  return importPortfolio(application, NORDLICHT_PORTFOLIO);
}

/** Gives the application a portfolio. */
export async function importPortfolio(application: TestApplication, text: string): Promise<void> {
  const file = readPortfolioText(text);
  if (!file.ok) throw new Error(file.problems[0]?.message);
  await application.app().get(ImportPortfolioService, { strict: false }).import(file.portfolio, { prune: false });
}

/** Hands in SerpApi replies by the API, as a person with the right to, and runs the main job over them. */
export async function handIn(application: TestApplication, replies: readonly Buffer[]): Promise<void> {
  const upload = application.agent('admin').post('/api/captures').field('provider', 'serpapi');
  for (const [at, reply] of replies.entries()) upload.attach('files', reply, `look-${at + 1}.json`);
  await upload.expect(200);
  await application.app().get(MainJob, { strict: false }).run();
}
