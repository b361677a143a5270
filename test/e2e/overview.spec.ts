import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { DigestsService } from '../../src/digests/digests.service.js';
import { FixedClock } from '../../src/platform/clock/clock.js';
import type { Overview } from '../../src/screens/overview.schema.js';
import { workOnce } from '../../src/worker.js';
import { type TestApplication, withApplication } from '../support/application.js';
import { caseOf, confirmAlert, openCase } from '../support/cases.js';
import { LookBench, portfolioWithWatch } from '../support/look-bench.js';
import { handIn, importNordlicht } from '../support/nordlicht.js';
import { ProviderServer } from '../support/provider-server.js';
import { affiliateAd, competitorAd, serpApiReply } from '../support/samples.js';
import { withSmtp } from '../support/smtp.js';

jest.setTimeout(120_000);

const NOW = '2026-11-25T12:00:00Z';
const DAY_MS = 86_400_000;

const read = async (server: TestApplication, role: 'viewer' | 'ppc-manager' = 'viewer'): Promise<Overview> =>
  (await server.agent(role).get('/api/overview').expect(200)).body as Overview;

const urlOf = (server: TestApplication): string => (server.dataSource().options as { url: string }).url;

/** Desktop and mobile for a day and a half; a search for mobile is refused since yesterday noon. */
async function lookWithoutMobile(server: TestApplication, watch: string): Promise<void> {
  let mobileWorks = true;
  await using serpapi = await ProviderServer.start((asked, answer) => {
    const device = asked.params.get('device') ?? 'desktop';
    if (device === 'mobile' && !mobileWorks) answer.writeHead(400).end('{"error":"Unsupported device."}');
    else {
      const reply = serpApiReply({ query: asked.params.get('q') ?? '', ads: [] }).toString('utf8');
      answer.end(reply.replace('"device":"desktop"', `"device":"${device}"`));
    }
  });
  await using bench = await LookBench.on(urlOf(server), { serpapi: serpapi.url }, {}, '2026-11-24T04:00:00Z');
  await bench.import(portfolioWithWatch(watch));
  await bench.work.due();
  for (const hours of [2, 12, 12]) {
    bench.clock.advance(hours * 3_600_000);
    await bench.takeDue();
    await bench.runToTheEnd();
    mobileWorks = false;
  }
}

const watchOn = (devices: string): string =>
  `queries: [nordlicht], engines: [google], markets: [{ country: DE, language: de }], devices: [${devices}], schedule: "0 6,18 * * *", providers: [serpapi]`;

describe('GET /api/overview of what was looked at', () => {
  const clock = new FixedClock(NOW);
  const server = withApplication({ clock });

  it('is for people who signed in, viewers too', async () => {
    await server.stranger().get('/api/overview').expect(401);
    await server.agent('viewer').get('/api/overview').expect(200);
  });

  it('says that nothing was looked at, which is not that nothing was found', async () => {
    expect(await read(server)).toMatchObject({
      today: '2026-11-25',
      looked: { polls: 0, ads: 0, noAds: 0, couldNot: 0, handedIn: 0, lastAt: null },
      blind: [],
      decide: { count: 0, oldestAt: null, gravest: [] },
      digest: null,
    });
  });

  it('names a place as blind while any of its cells is, with since when and why, although another cell was seen later', async () => {
    await lookWithoutMobile(server, watchOn('mobile, desktop'));
    const { looked, blind } = await read(server);
    expect(looked).toMatchObject({ polls: 6, ads: 0, noAds: 4, couldNot: 2, handedIn: 0 });
    expect(looked.lastAt).toMatch(/^2026-11-25T06:0/);
    expect(blind).toEqual([
      {
        ...{ provider: 'serpapi', engine: 'google', country: 'DE', since: '2026-11-24T17:00:00.000Z', looks: 2 },
        reason: { code: 'request-refused', message: expect.stringContaining('Unsupported device') },
      },
    ]);
  });

  it('is silent about cells that no watch in force looks at any more', async () => {
    await using bench = await LookBench.on(urlOf(server), {}, {}, NOW);
    await bench.import(portfolioWithWatch(watchOn('desktop')));
    expect((await read(server)).blind).toEqual([]);
  });

  it('takes looks that nobody could take for blind, and not for the last look', async () => {
    const before = (await read(server)).looked.lastAt;
    await using bench = await LookBench.on(urlOf(server), {}, { SERPAPI_KEY: '' }, NOW);
    for (const each of [bench.clock, clock]) each.advance(DAY_MS);
    await bench.takeDue(); // last evening's look was missed, this morning's has no key
    const { looked, blind } = await read(server);
    expect(blind).toMatchObject([{ since: '2026-11-25T17:00:00.000Z', looks: 2, reason: { code: 'no-key' } }]);
    expect(looked.lastAt).toBe(before);
  });
});

describe('GET /api/overview of what is to be done', () => {
  const smtp = withSmtp();
  const clock = new FixedClock('2026-11-19T12:00:00Z');
  const server = withApplication({
    clock,
    environment: {
      get MAIL_URL() {
        return smtp().url;
      },
      MAIL_FROM: 'digest@markwarden.example',
    },
  });

  beforeAll(async () => {
    await importNordlicht(server);
    await handIn(server, [
      serpApiReply({ query: 'nordlicht', ads: [competitorAd, affiliateAd], at: '2026-11-18 09:30:00 UTC' }),
    ]);
  });

  it('shows alerts to decide, each with what it does to customers', async () => {
    const { looked, decide, cases } = await read(server);
    expect(looked).toMatchObject({ polls: 0, handedIn: 1, lastAt: '2026-11-19T12:00:00.000Z' });
    expect(decide.count).toBe(2);
    expect(decide.gravest.map(({ party }) => party.domain).toSorted()).toEqual([
      'dealfinder.example',
      'suedlicht.example',
    ]);
    for (const { customerHarm, headline } of decide.gravest) {
      expect(customerHarm.length).toBeGreaterThan(40);
      expect(headline).not.toBe(customerHarm);
    }
    expect(cases).toEqual({ open: 0, waiting: [] });
  });

  it('shows the case that waits for a person here, as theirs to its owner and not to others', async () => {
    const id = await openCase(server, [await confirmAlert(server, 'suedlicht.example')]);
    const own = await read(server, 'ppc-manager');
    expect(own.decide.count).toBe(1);
    expect(own.cases).toMatchObject({ open: 1, waiting: [{ id, state: 'draft', mine: true, unsure: 0, failed: 0 }] });
    expect((await read(server)).cases.waiting).toMatchObject([{ id, mine: false }]);
  });

  it('shows an action once it is overdue, and no more when it is done', async () => {
    const { waiting } = (await read(server)).cases;
    const shown = await caseOf(server, waiting[0]?.id ?? '');
    clock.advance(30 * DAY_MS);
    const { actions } = await read(server);
    expect(actions.length).toBe(shown.note?.actions.length);
    expect(actions.every(({ overdue, caseId }) => overdue && caseId === shown.id)).toBe(true);
    const done = actions[0]?.what ?? '';
    const action = shown.note?.actions.find(({ what }) => what === done);
    await server
      .agent('ppc-manager')
      .post(`/api/cases/${shown.id}/note/actions/${action?.id ?? ''}/done`)
      .send({ done: true })
      .expect(204);
    expect((await read(server)).actions).toHaveLength(actions.length - 1);
    clock.advance(-30 * DAY_MS);
  });

  it('shows a policy that changed, and none whose change was no news', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'overview-'));
    const write = (day: string, text: string): void => writeFileSync(join(folder, `2026-11-${day}T06-00-00Z.md`), text);
    write('15', '# Wine\n\nNo wine ads.');
    write('16', '# Wine\n\nNo wine ads. No beer ads either.');
    write('17', '# Wine\n\nNo wine ads.');
    const manager = server.agent('ppc-manager');
    const policy = { name: 'Ad rules', folder, engine: 'bing', schedule: '0 6 * * *', timeZone: 'Europe/Berlin' };
    const added = (await manager.post('/api/policies').send(policy).expect(200)).body as { id: string };
    await manager.post(`/api/policies/${added.id}/checks`).send({}).expect(200);
    const { policies } = await read(server);
    expect(policies.unreadable).toEqual([]);
    expect(policies.changes).toMatchObject([{ name: 'Ad rules', at: '2026-11-16T06:00:00.000Z' }]);
    write('18', '%PDF-1.7');
    await manager.post(`/api/policies/${added.id}/checks`).send({}).expect(200);
    expect((await read(server)).policies.unreadable).toMatchObject([
      { name: 'Ad rules', since: '2026-11-18T06:00:00.000Z', message: expect.stringContaining('PDF') },
    ]);
  });

  it('shows the person’s own last digest, and nobody else’s', async () => {
    const week = { week: '2026-W46', role: 'ppc-manager' } as const;
    await server.app().get(DigestsService, { strict: false }).claim(week, { everybody: true });
    await workOnce(server.app());
    expect((await read(server, 'ppc-manager')).digest).toMatchObject({ week: '2026-W46', state: 'sent' });
    expect((await read(server)).digest).toBeNull();
  });
});
