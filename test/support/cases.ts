import type { CasePage } from '../../src/screens/case.schema.js';
import type { TestApplication } from './application.js';

/** A case page as the API answers it: instants are texts. */
export type ShownCase = CasePage;

/** Confirms every open line of the alert about this party and returns the alert's id. */
export async function confirmAlert(application: TestApplication, domain: string): Promise<string> {
  const id = await alertIdOf(application, domain);
  await application
    .agent('ppc-manager')
    .post(`/api/alerts/${id}/decisions`)
    .send({ decision: 'confirmed' })
    .expect(204);
  return id;
}

/** The id of the alert about this party. */
export async function alertIdOf(application: TestApplication, domain: string): Promise<string> {
  const answer = await application.agent('ppc-manager').get('/api/alerts?state=all').expect(200);
  const { alerts } = answer.body as { alerts: { id: string; party: { domain: string } }[] };
  const found = alerts.find(({ party }) => party.domain === domain);
  if (found === undefined) throw new Error(`No alert about ${domain}`);
  return found.id;
}

/** Opens a case for alerts and returns its id. */
export async function openCase(application: TestApplication, alertIds: readonly string[]): Promise<string> {
  const answer = await application.agent('ppc-manager').post('/api/cases').send({ alertIds }).expect(200);
  return (answer.body as { id: string }).id;
}

export async function caseOf(application: TestApplication, id: string): Promise<ShownCase> {
  return (await application.agent('viewer').get(`/api/cases/${id}`).expect(200)).body as ShownCase;
}

/** Gives every fact that the drafts of a case ask for. */
export async function giveEverything(application: TestApplication, id: string): Promise<void> {
  const { asked } = await caseOf(application, id);
  const facts = asked.map(({ key, kind }) => ({
    key,
    value: kind === 'email' ? `${key.split(':')[0] ?? ''}@inbox.example` : `the ${key}`,
  }));
  await application.agent('ppc-manager').post(`/api/cases/${id}/facts`).send({ facts }).expect(204);
}

/** The filing of a case on a route that was not withdrawn. */
export function filingOf(shown: ShownCase, route: string): ShownCase['filings'][number] {
  const found = shown.filings.find((filing) => filing.route === route && filing.state !== 'withdrawn');
  if (found === undefined) throw new Error(`No filing by ${route}`);
  return found;
}
