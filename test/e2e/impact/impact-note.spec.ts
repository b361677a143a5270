import { beforeAll, describe, expect, it } from '@jest/globals';
import type { EntityManager } from 'typeorm';
import { CapturesService } from '../../../src/captures/captures.service.js';
import { ImpactService } from '../../../src/impact/impact.service.js';
import { MainJob } from '../../../src/main-job.service.js';
import { FixedClock } from '../../../src/platform/clock/clock.js';
import { readPortfolioText } from '../../../src/portfolio/portfolio-file.js';
import type { ImpactNoteAnswer } from '../../../src/screens/impact-note.schema.js';
import { ImportPortfolioService } from '../../../src/watches/import-portfolio.service.js';
import { withApplication } from '../../support/application.js';
import { competitorAd, NORDLICHT_PORTFOLIO, type SampleAd, serpApiReply } from '../../support/samples.js';

const CASE = '019ac000-0000-7000-8000-000000000001';
const ownAd: SampleAd = { title: 'Nordlicht Lampen', description: 'Das Original.', domain: 'nordlicht.example' };
const WATCH = `
watches:
  - { brand: Nordlicht, queries: [nordlicht], engines: [google], markets: [{ country: DE, language: de }], devices: [desktop], schedule: "0 */6 * * *" }
`;
const FIGURES = `
    figures:
      - { kind: brand_searches, market: DE, value: 12000, tag: observed, source: "Search console" }
      - { kind: conversion_rate, low: 2, high: 3, unit: percent, tag: observed, source: "Shop reports" }
      - { kind: order_value, low: 75, high: 85, unit: EUR, tag: observed, source: "Shop reports" }
`;
const withFigures = NORDLICHT_PORTFOLIO.replace(/\npartners:/, `${FIGURES}partners:`);

describe('the note of a case', () => {
  const clock = new FixedClock('2026-11-20T12:00:00Z');
  const { agent, app, dataSource } = withApplication({ clock });
  let brandId = '';
  let alertId = '';

  const inTransaction = <T>(work: (manager: EntityManager, impact: ImpactService) => Promise<T>): Promise<T> =>
    dataSource().transaction((manager) => work(manager, app().get(ImpactService, { strict: false })));
  const note = async (language = 'en-GB'): Promise<ImpactNoteAnswer> => {
    const answer = await agent('viewer').get(`/api/cases/${CASE}/note`).set('Accept-Language', language).expect(200);
    return answer.body as ImpactNoteAnswer;
  };
  const result = (from: ImpactNoteAnswer, kind: string) => from.results.find((one) => one.kind === kind);

  async function importing(text: string): Promise<void> {
    const file = readPortfolioText(text + WATCH);
    if (!file.ok) throw new Error(JSON.stringify(file.problems));
    await app().get(ImportPortfolioService, { strict: false }).import(file.portfolio, { prune: false });
  }

  /** Hands a page in and returns its capture's id. */
  async function look(id: string, at: string, ads: readonly SampleAd[], query = 'nordlicht'): Promise<string> {
    const bytes = serpApiReply({ query, id, ads, at: `${at}:00 UTC` });
    const [received] = await app()
      .get(CapturesService, { strict: false })
      .receive([{ provider: 'serpapi', origin: 'terminal', fileName: null, bytes }]);
    await app().get(MainJob).run();
    return received?.id ?? '';
  }

  /** Notes that the product took a look by schedule. */
  async function poll(
    at: string,
    outcome: string,
    captureId: string | null = null,
    query = 'nordlicht',
    purpose = 'scheduled',
  ): Promise<void> {
    await dataSource().query(`SELECT ensure_month_partition('poll', $1::timestamptz)`, [at]);
    await dataSource().query(
      `INSERT INTO poll (slot, id, brand_id, watch_id, provider, engine, query, country, language, device, state, outcome,
         reason_code, attempts, provider_attempts, next_try_at, capture_id, purpose)
       SELECT $1::timestamptz, gen_random_uuid(), $2, w.id, 'serpapi', 'google', $5, 'DE', 'de', 'desktop', 'ended', $3::text,
         CASE WHEN $3::text IN ('failed', 'blocked', 'refused') THEN 'TEST' END, 1, 1, $1::timestamptz, $4, $6
       FROM watch w LIMIT 1`,
      [at, brandId, outcome, captureId, query, purpose],
    );
  }

  beforeAll(async () => {
    await importing(NORDLICHT_PORTFOLIO);
    const above = await look('a', '2026-11-18 06:00', [competitorAd, ownAd]);
    const alone = await look('b', '2026-11-19 06:00', [competitorAd]);
    // Handed in: it shows the ad too, and does not count.
    await look('c', '2026-11-19 18:00', [competitorAd]);
    const elsewhere = await look('d', '2026-11-19 12:00', [competitorAd], 'stehlampe kaufen');
    const [brand] = await dataSource().query<{ id: string }[]>('SELECT id FROM brand');
    brandId = brand?.id ?? '';
    const [alert] = await dataSource().query<{ id: string }[]>('SELECT id FROM alert');
    alertId = alert?.id ?? '';
    await poll('2026-11-18T06:00:00Z', 'ads', above);
    await poll('2026-11-18T12:00:00Z', 'no-ads');
    await poll('2026-11-18T18:00:00Z', 'failed');
    await poll('2026-11-19T06:00:00Z', 'ads', alone);
    await poll('2026-11-20T06:00:00Z', 'no-ads');
    // A search for something else: the ad stands there too, and neither counts as a search for the brand.
    await poll('2026-11-19T12:00:00Z', 'ads', elsewhere, 'stehlampe kaufen');
    await poll('2026-11-19T13:00:00Z', 'no-ads', null, 'stehlampe kaufen');
    // Looks that were aimed at it by what was seen before would make the share too high.
    const aimed = await look('e', '2026-11-19 20:00', [competitorAd]);
    await poll('2026-11-19T20:00:00Z', 'ads', aimed, 'nordlicht', 'adaptive');
    for (const purpose of ['adaptive', 'recheck', 'control', 'cross-check', 'pair'])
      await poll('2026-11-19T21:00:00Z', 'no-ads', null, 'nordlicht', purpose);
    // In other letters it is the same brand.
    await poll('2026-11-20T09:00:00Z', 'no-ads', null, 'ＮＯＲＤＬＩＣＨＴ Lampen');
    // Before the first sighting, and after the note: neither is looked at.
    await poll('2026-11-10T06:00:00Z', 'no-ads');
    await poll('2026-11-21T06:00:00Z', 'no-ads');
    await inTransaction((manager, impact) => impact.write(manager, { caseId: CASE, brandId, alertIds: [alertId] }));
  }, 60_000);

  it('says what stood where, how often, and out of how many looks', async () => {
    const { seen } = await note();
    expect(seen).toContain(
      'On Google in Germany an ad of Südlicht (suedlicht.example) stood on 2 of 5 looks at searches for Nordlicht, taken by schedule from 18 November 2026 to 20 November 2026.',
    );
    expect(seen).toContain('1 further look could not be read');
    expect(seen).toContain('1 capture handed in shows it too and is not counted');
    expect(seen).toContain('It stood on 1 look at other searches too, which the estimate leaves out.');
    expect(seen).toContain('Of the 2 pages with it, the brand’s own ad was missing on 1 and stood below it on 1.');
  });

  it('estimates nothing that lacks a figure, and says where to give it', async () => {
    const before = await note();
    expect(result(before, 'exposed_searches')).toMatchObject({
      range: null,
      missing: [{ kind: 'brand_searches', giveAt: 'Portfolio file, the brand’s figures: kind brand_searches' }],
    });
    expect(before.headline).toMatch(/^The loss is not estimated yet\. Likely cause: an ad of Südlicht/);
    expect(before.inputs).toEqual([]);
  });

  it('is drawn anew once the brand gave its figures, the same each time', async () => {
    await importing(withFigures);
    await agent('ppc-manager').post(`/api/cases/${CASE}/note/estimate`).expect(204);
    const first = await note();
    const revenue = result(first, 'revenue_at_risk');
    expect(revenue?.range?.unit).toBe('EUR');
    expect(revenue?.range?.words).toMatch(/^between €\d.* and €\d.*, most likely around €\d/);
    expect(revenue?.widest?.label).not.toBe('');
    expect(first.inputs.find(({ kind }) => kind === 'exposed_share')?.source).toContain('Seen on 2 of 5 looks');
    expect(first.inputs.map(({ tag }) => tag)).toEqual(expect.arrayContaining(['observed', 'borrowed', 'assumed']));
    await agent('ppc-manager').post(`/api/cases/${CASE}/note/estimate`).expect(204);
    expect((await note()).results).toEqual(first.results);
  });

  it('shows money as the reader writes it', async () => {
    const german = result(await note('de-DE,de;q=0.9'), 'revenue_at_risk')?.range?.words ?? '';
    expect(german).toMatch(/\d\u00a0€/);
    expect(result(await note('*, not_a_tag'), 'revenue_at_risk')?.range?.words).toContain('€');
  });

  it('proposes actions with who and when, and takes more', async () => {
    const proposed = (await note()).actions;
    expect(proposed.map(({ who, doneAt }) => [who, doneAt])).toEqual([
      ['ppc-manager', null],
      ['legal', null],
    ]);
    const body = { what: 'Tell the team\u0000', who: 'service-lead', person: 'Åsa 山田', dueOn: '2026-11-27' };
    await agent('ppc-manager').post(`/api/cases/${CASE}/note/actions`).send(body).expect(201);
    expect((await note()).actions.find(({ who }) => who === 'service-lead')).toMatchObject({
      what: 'Tell the team\uFFFD',
      person: 'Åsa 山田',
      dueOn: '2026-11-27',
    });
  });

  it('marks an action as done once, by whoever was first', async () => {
    const [next] = (await note()).actions;
    const done = `/api/cases/${CASE}/note/actions/${next?.id ?? ''}/done`;
    await Promise.all([agent('ppc-manager').post(done).expect(204), agent('admin').post(done).expect(204)]);
    const first = (await note()).actions.find(({ id }) => id === next?.id);
    expect(first?.doneAt).not.toBeNull();
    await agent('partner-manager').post(done).expect(204);
    expect((await note()).actions.find(({ id }) => id === next?.id)).toEqual(first);
  });

  it('refuses an action that is past, one of nobody, and one of another case', async () => {
    const add = agent('ppc-manager').post.bind(agent('ppc-manager'), `/api/cases/${CASE}/note/actions`);
    const past = await add().send({ what: 'x', who: 'legal', dueOn: '2026-11-01' }).expect(400);
    expect(past.body).toMatchObject({ code: 'MW-NOTE-ACTION-PAST' });
    await add().send({ what: 'x', who: 'somebody', dueOn: '2026-12-01' }).expect(400);
    await add().send({ what: '  ', who: 'legal', dueOn: '2026-12-01' }).expect(400);
    const elsewhere = await agent('admin').post(`/api/cases/${CASE}/note/actions/${CASE}/done`).expect(404);
    expect(elsewhere.body).toMatchObject({ code: 'MW-NOTE-ACTION-NOT-FOUND' });
  });

  it('keeps what a person wrote when it is drawn anew', async () => {
    const { changedAt } = await note();
    const body = { means: 'Customers told us so.', brandValue: 'Safety', expectedChangedAt: changedAt };
    clock.advance(1000);
    await agent('ppc-manager').put(`/api/cases/${CASE}/note`).send(body).expect(204);
    await agent('ppc-manager').post(`/api/cases/${CASE}/note/estimate`).expect(204);
    expect(await note()).toMatchObject({ means: body.means, brandValue: 'Safety', editedBy: 'ppc-manager' });
  });

  it('takes one of two changes that were made at once', async () => {
    const { changedAt: expectedChangedAt } = await note();
    clock.advance(1000);
    const answers = await Promise.all(
      ['A.', 'B.'].map((seen) => agent('ppc-manager').put(`/api/cases/${CASE}/note`).send({ seen, expectedChangedAt })),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([204, 409]);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'MW-NOTE-CHANGED' });
  });

  it('knows whether it says what to do', async () => {
    expect(await inTransaction((manager, impact) => impact.hasAction(manager, CASE))).toBe(true);
    const other = '019ac000-0000-7000-8000-000000000002';
    await inTransaction((manager, impact) => impact.write(manager, { caseId: other, brandId, alertIds: [] }));
    // Even of alerts that are gone, something is to be done.
    expect(await inTransaction((manager, impact) => impact.hasAction(manager, other))).toBe(true);
    await inTransaction((manager, impact) => impact.setActions(manager, other, []));
    expect(await inTransaction((manager, impact) => impact.hasAction(manager, other))).toBe(false);
  });

  it('keeps actions and words when an alert joins the case', async () => {
    const before = await note();
    await inTransaction((manager, impact) => impact.write(manager, { caseId: CASE, brandId, alertIds: [alertId] }));
    const after = await note();
    expect(after.actions).toEqual(before.actions);
    expect(after.means).toBe(before.means);
  });

  it('is read by everybody, written by editors, and missing for a case without one', async () => {
    await agent('viewer').post(`/api/cases/${CASE}/note/estimate`).expect(403);
    await agent('viewer').put(`/api/cases/${CASE}/note`).send({ seen: 'x' }).expect(403);
    const nobody = '019ac000-0000-7000-8000-00000000000f';
    const answer = await agent('admin').get(`/api/cases/${nobody}/note`).expect(404);
    expect(answer.body).toMatchObject({ code: 'MW-NOTE-NOT-FOUND' });
    await agent('admin').post(`/api/cases/${nobody}/note/estimate`).expect(404);
    await agent('admin').get('/api/cases/nothing/note').expect(400);
  });
});
