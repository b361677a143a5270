import { beforeAll, describe, expect, it } from '@jest/globals';
import { RescanWork } from '../../../src/findings/rescan/rescan-work.js';
import type { AlertAnswer } from '../../../src/screens/alert.schema.js';
import type { RescanAnswer, Rescans } from '../../../src/screens/rescans.schema.js';
import { withApplication } from '../../support/application.js';
import { handIn, importPortfolio } from '../../support/nordlicht.js';
import { ask, asEarlierRulesLeftIt, versionOf, withHistory } from '../../support/rescans.js';
import { NORDLICHT_PORTFOLIO, serpApiReply } from '../../support/samples.js';

const other = NORDLICHT_PORTFOLIO.replaceAll('Nordlicht', 'Sternlicht').replaceAll('NORDLICHT', 'STERNLICHT');
const NOBODY = '01a202d7-9521-760f-9785-919e0398c101';

describe('/api/rescans', () => {
  const server = withApplication();
  let url = '';
  let id = '';

  const read = async (search = ''): Promise<RescanAnswer> =>
    (await server.agent('viewer').get(`/api/rescans/${id}${search}`).expect(200)).body as RescanAnswer;
  const list = async (search = ''): Promise<Rescans> =>
    (await server.agent('viewer').get(`/api/rescans${search}`).expect(200)).body as Rescans;
  const alertOf = async (domain: string): Promise<AlertAnswer> => {
    const [row] = await ask<{ id: string }>(
      url,
      'SELECT a.id FROM alert a JOIN party p ON p.id = a.party_id JOIN brand b ON b.id = a.brand_id WHERE p.domain = $1 AND b.name = $2',
      [domain, 'Nordlicht'],
    );
    return (
      await server
        .agent('viewer')
        .get(`/api/alerts/${row?.id ?? ''}`)
        .expect(200)
    ).body as AlertAnswer;
  };
  const lineOf = async (domain: string, violation: string) =>
    (await alertOf(domain)).lines.find((line) => line.violation === violation);

  beforeAll(async () => {
    url = (server.dataSource().options as { url: string }).url;
    await withHistory(url, 12);
    await asEarlierRulesLeftIt(url);
    await importPortfolio(server, other);
    await handIn(server, [
      serpApiReply({ query: 'sternlicht', id: 'star', ads: [{ title: 'Sternlicht', domain: 'suedlicht.example' }] }),
    ]);
  });

  it('takes in a rescan from a manager, whose worker does it; a viewer may only look', async () => {
    await server.agent('viewer').post('/api/rescans').send({}).expect(403);
    const asked = await server
      .agent('ppc-manager')
      .post('/api/rescans')
      .send({ reason: 'Newer <b>rules</b>' })
      .expect(200);
    id = (asked.body as { id: string }).id;
    expect(await read()).toMatchObject({ state: 'running', capturesDone: 0, captures: 13, changed: [] });
    await server.agent('admin').post(`/api/rescans/${id}/alerts`).send({ reason: 'Too early' }).expect(409);
    await server.app().get(RescanWork, { strict: false }).run(id, AbortSignal.timeout(60_000));
    expect(await read()).toMatchObject({
      ...{ state: 'done', askedBy: 'ppc-manager', reason: 'Newer <b>rules</b>', capturesDone: 13, isOfToday: true },
      findings: { new: 1, gone: 1, verdict: 1, reasons: 1 },
      verdicts: expect.arrayContaining([
        expect.objectContaining({ rule: 'competitor_copy', before: 'review', after: 'violation', findings: 1 }),
      ]) as unknown,
    });
  });

  it('shows each changed finding with both sentences, the gravest first, and by what was asked for', async () => {
    const { changed, total, mayRaise } = await read();
    expect([total, mayRaise]).toEqual([4, 2]);
    expect(changed[0]).toMatchObject({
      ...{ change: 'verdict', rule: 'competitor_copy', mayRaise: true, query: 'nordlicht' },
      party: { domain: 'suedlicht.example', relation: 'competitor' },
      before: {
        verdict: 'review',
        ruleVersion: versionOf('competitor_copy') - 1,
        explanation: 'Earlier: a person should look.',
      },
      after: { verdict: 'violation', ruleVersion: versionOf('competitor_copy') },
    });
    expect((await read('?change=gone')).changed).toMatchObject([
      { rule: 'impersonation', after: null, mayRaise: false },
    ]);
    expect((await read('?rule=terms_breach')).changed).toMatchObject([{ change: 'reasons' }]);
    expect((await read('?page=2')).changed).toEqual([]);
    await server.agent('viewer').get(`/api/rescans/${id}?change=same`).expect(400);
    await server.agent('viewer').get(`/api/rescans/${NOBODY}`).expect(404);
  });

  it('counts for one brand only what is about that brand', async () => {
    const brands = (await read()).reportBrands;
    expect(brands.map(({ name }) => name)).toEqual(['Nordlicht', 'Sternlicht']);
    const [nordlicht, sternlicht] = brands.map((brand) => brand.id);
    const one = await read(`?brand=${sternlicht}`);
    expect(one.changed).toEqual([]);
    expect(one.findings).toMatchObject({ new: 0, gone: 0, verdict: 0, reasons: 0 });
    expect(one.findings.same).toBeGreaterThan(0);
    const whole = (await list()).rescans[0]?.findings.same ?? 0;
    const parts = await Promise.all(
      [nordlicht, sternlicht].map(async (brand) => (await list(`?brand=${brand}`)).rescans[0]),
    );
    expect(parts[0]?.findings.same).toBe(whole - one.findings.same);
    expect(parts[1]?.findings).toEqual(one.findings);
    await server.agent('admin').post('/api/rescans').send({ brand: 'Nobody' }).expect(404);
    await server.agent('admin').post('/api/rescans').send({ since: '2026-10-02', until: '2026-10-01' }).expect(400);
  });

  it('says on an alert what the rules of today would say, and leaves the alert as it is', async () => {
    expect(await lineOf('suedlicht.example', 'competitor_copy')).toMatchObject({
      ...{ verdict: 'review', explanation: 'Earlier: a person should look.', state: 'open' },
      rulesOfToday: { rescanId: id, verdict: 'violation' },
    });
    expect(await lineOf('suedlicht.example', 'brand_bid')).toBeUndefined();
    const unchanged = (await alertOf('dealfinder.example')).lines.find(({ violation }) => violation === 'brand_bid');
    expect(unchanged?.rulesOfToday).toBeNull();
  });

  it('raises alerts only as an act of a person, with name and reason on record', async () => {
    const before = await alertOf('suedlicht.example');
    await server.agent('viewer').post(`/api/rescans/${id}/alerts`).send({ reason: 'No' }).expect(403);
    await server.agent('admin').post(`/api/rescans/${id}/alerts`).send({ reason: ' ' }).expect(400);
    const done = await server
      .agent('admin')
      .post(`/api/rescans/${id}/alerts`)
      .send({ reason: 'Newer rules' })
      .expect(200);
    expect(done.body).toEqual({ findings: 2, alerts: 1, decided: 0, outdated: 0 });
    const after = await alertOf('suedlicht.example');
    expect(after.lines.find(({ violation }) => violation === 'competitor_copy')).toMatchObject({
      ...{ verdict: 'violation', rulesOfToday: null },
      sightings: before.lines.find(({ violation }) => violation === 'competitor_copy')?.sightings,
    });
    expect(after.lines.find(({ violation }) => violation === 'brand_bid')).toMatchObject({
      verdict: 'appearance',
      state: 'open',
    });
    expect(after.sightings).toBe(before.sightings);
    // Both at the same instant, so either may come first.
    const acts = after.events.slice(before.events.length).toSorted((a, b) => (a.kind < b.kind ? -1 : 1));
    expect(acts).toMatchObject([
      { kind: 'line-added', actor: { name: 'admin' }, text: 'Newer rules', violations: ['brand_bid'] },
      { kind: 'taken-up', actor: { name: 'admin' }, text: 'Newer rules', violations: ['competitor_copy'] },
    ]);
    expect((await read('?rule=competitor_copy')).changed).toMatchObject([
      { mayRaise: false, takenUp: { by: 'admin' } },
    ]);
    await server.agent('admin').post(`/api/rescans/${id}/alerts`).send({ reason: 'Again' }).expect(409);
  });

  it('knows in a later rescan what was taken up, and calls it neither new nor gone', async () => {
    const asked = await server.agent('admin').post('/api/rescans').send({ rule: 'competitor_copy' }).expect(200);
    const again = (asked.body as { id: string }).id;
    await server.app().get(RescanWork, { strict: false }).run(again, AbortSignal.timeout(60_000));
    const answer = await server.agent('viewer').get(`/api/rescans/${again}`).expect(200);
    expect((answer.body as RescanAnswer).findings).toMatchObject({ new: 0, gone: 0, verdict: 0, reasons: 0 });
  });

  it('leaves a decided line alone, also when somebody takes up everything', async () => {
    await ask(url, 'UPDATE rescan_finding SET taken_up_at = NULL, taken_up_by = NULL WHERE rescan_id = $1', [id]);
    const alert = await alertOf('suedlicht.example');
    const lines = alert.lines.map((line) => line.id);
    await server
      .agent('admin')
      .post(`/api/alerts/${alert.id}/decisions`)
      .send({ decision: 'confirmed', lines })
      .expect(204);
    const decided = await alertOf('suedlicht.example');
    const done = await server
      .agent('admin')
      .post(`/api/rescans/${id}/alerts`)
      .send({ reason: 'All of it' })
      .expect(200);
    expect(done.body).toEqual({ findings: 0, alerts: 0, decided: 2, outdated: 0 });
    const after = await alertOf('suedlicht.example');
    expect({ ...after, lines: after.lines.map((line) => ({ ...line, rulesOfToday: null })) }).toEqual({
      ...decided,
      lines: decided.lines.map((line) => ({ ...line, rulesOfToday: null })),
    });
  });

  it('raises nothing that the portfolio of now no longer bears out', async () => {
    await ask(url, 'UPDATE rescan_finding SET taken_up_at = NULL, taken_up_by = NULL WHERE rescan_id = $1', [id]);
    const before = await alertOf('suedlicht.example');
    const listed = NORDLICHT_PORTFOLIO.replace('suedlicht.example', 'rival.example');
    await importPortfolio(server, listed.replace('[nordlicht.example]', '[nordlicht.example, suedlicht.example]'));
    const done = await server
      .agent('admin')
      .post(`/api/rescans/${id}/alerts`)
      .send({ reason: 'All of it' })
      .expect(200);
    expect(done.body).toEqual({ findings: 0, alerts: 0, decided: 0, outdated: 2 });
    expect((await alertOf('suedlicht.example')).events).toEqual(before.events);
    await importPortfolio(server, NORDLICHT_PORTFOLIO);
  });

  it('ends where somebody stops it', async () => {
    const asked = await server.agent('admin').post('/api/rescans').send({}).expect(200);
    const stopped = (asked.body as { id: string }).id;
    await server.agent('admin').post(`/api/rescans/${stopped}/stop`).send({}).expect(204);
    await server.agent('admin').post(`/api/rescans/${stopped}/stop`).send({}).expect(409);
    expect((await list()).rescans[0]).toMatchObject({ id: stopped, state: 'stopped', capturesDone: 0 });
  });
});
