import { beforeAll, describe, expect, it } from '@jest/globals';
import { CapturesService } from '../../../src/captures/captures.service.js';
import { MainJob } from '../../../src/main-job.service.js';
import { readPortfolioText } from '../../../src/portfolio/portfolio-file.js';
import { ImportPortfolioService } from '../../../src/watches/import-portfolio.service.js';
import { withApplication } from '../../support/application.js';
import {
  affiliateAd,
  competitorAd,
  innocentAd,
  NORDLICHT_PORTFOLIO,
  type SampleAd,
  serpApiReply,
} from '../../support/samples.js';

interface Row {
  readonly id: string;
  readonly party: { readonly domain: string; readonly relation: string };
  readonly verdict: string;
  readonly lines: readonly { readonly violation: string; readonly verdict: string }[];
  readonly state: string;
  readonly sightings: number;
}
interface Shown extends Omit<Row, 'lines'> {
  readonly lines: {
    id: string;
    violation: string;
    verdict: string;
    state: string;
    nextStep: string;
    customerHarm: { text: string };
    basis: { reference: string };
    enforcement: { engine: string; stance: string; source: string | null } | null;
    broadMatch: { low: number; high: number } | null;
  }[];
  readonly ads: { title: string; spans: { field: string; start: number; end: number; text: string }[] }[];
  readonly events: {
    id: string;
    kind: string;
    decision: string | null;
    reason: string | null;
    text: string | null;
    actor: { name: string } | null;
  }[];
}

describe('the alert queue', () => {
  const { agent, app } = withApplication();
  const ppc = () => agent('ppc-manager');

  async function look(id: string, ads: readonly SampleAd[], at?: string): Promise<void> {
    const bytes = serpApiReply({ query: 'nordlicht', id, ads, ...(at === undefined ? {} : { at }) });
    await app()
      .get(CapturesService, { strict: false })
      .receive([{ provider: 'serpapi', origin: 'terminal', fileName: null, bytes }]);
    await app().get(MainJob).run();
  }

  const queue = async (
    filter: object = {},
  ): Promise<{
    alerts: Row[];
    total: number;
    counts: Record<string, number>;
    verdicts: Record<string, number>;
    looked: Record<string, number>;
  }> => (await ppc().get('/api/alerts').query(filter).expect(200)).body as never;
  const alertOf = async (domain: string): Promise<Shown> => {
    const row = (await queue({ state: 'all' })).alerts.find((each) => each.party.domain === domain);
    return (
      await ppc()
        .get(`/api/alerts/${row?.id ?? ''}`)
        .expect(200)
    ).body as Shown;
  };

  beforeAll(async () => {
    const file = readPortfolioText(NORDLICHT_PORTFOLIO);
    if (!file.ok) throw new Error(file.problems[0]?.message);
    await app().get(ImportPortfolioService, { strict: false }).import(file.portfolio, { prune: false });
    await look('first', [competitorAd, affiliateAd, innocentAd]);
  });

  it('puts violations before appearances and says how much was looked at', async () => {
    const { alerts, looked } = await queue();
    expect(alerts.map((alert) => alert.verdict)).toEqual(['violation', 'violation', 'appearance']);
    expect(looked).toMatchObject({ captures: 1, ads: 1, noAds: 0, blocked: 0, failed: 0 });
  });

  it('sets what has to be decided apart from what only appeared, and counts both', async () => {
    const decide = await queue({ verdict: 'decide' });
    expect(decide.alerts.map((alert) => alert.verdict)).toEqual(['violation', 'violation']);
    const verdicts = { decide: 2, violation: 2, review: 0, appearance: 1, all: 3 };
    expect(decide).toMatchObject({ total: 2, verdicts, counts: { open: 3 } });
    const appeared = await queue({ verdict: 'appearance' });
    expect(appeared.alerts.map((alert) => alert.party.domain)).toEqual(['polarreisen.example']);
    expect(appeared).toMatchObject({ total: 1, verdicts });
  });

  it('counts what has to be decided under the other filters', async () => {
    const { verdicts } = await queue({ relation: 'unknown', verdict: 'decide' });
    expect(verdicts).toMatchObject({ decide: 0, appearance: 1, all: 1 });
  });

  it('gives each violation of an alert its own verdict, gravest first', async () => {
    const { alerts } = await queue({ relation: 'competitor' });
    expect(alerts[0]?.lines).toEqual([
      { violation: 'competitor_copy', verdict: 'violation' },
      { violation: 'brand_bid', verdict: 'appearance' },
    ]);
  });

  it('is narrowed by what stands in the address', async () => {
    expect((await queue({ relation: 'competitor' })).alerts.map((alert) => alert.party.domain)).toEqual([
      'suedlicht.example',
    ]);
    expect((await queue({ violation: 'terms_breach' })).alerts.map((alert) => alert.party.domain)).toEqual([
      'dealfinder.example',
    ]);
    expect((await queue({ q: 'südlicht ist heller' })).total).toBe(1);
    expect((await queue({ q: '100%_' })).total).toBe(0);
  });

  it('refuses a filter that does not exist, and says which', async () => {
    const { body } = (await ppc().get('/api/alerts?verdict=guilty').expect(400)) as { body: unknown };
    expect(body).toMatchObject({ code: 'MW-INVALID', errors: [{ path: 'verdict' }] });
  });

  it('says what the engine would do apart from what a line rests on, and how likely an appearance is without a bid', async () => {
    const { lines } = await alertOf('suedlicht.example');
    const copy = lines.find((line) => line.violation === 'competitor_copy');
    expect(copy?.enforcement).toMatchObject({ engine: 'google', stance: 'acts' });
    expect(copy?.broadMatch).toBeNull();
    const appeared = lines.find((line) => line.violation === 'brand_bid');
    expect(appeared?.enforcement).toMatchObject({ stance: 'exempts', source: expect.stringMatching(/^https:/) });
    expect(appeared?.broadMatch?.low).toBeGreaterThan(0);
    expect(appeared?.broadMatch?.high).toBeLessThan(1);
  });

  it('shows what was seen, what it does to customers, what to do, and what that rests on', async () => {
    const { lines, ads } = await alertOf('dealfinder.example');
    const breach = lines.find((line) => line.violation === 'terms_breach');
    expect(breach?.basis.reference).toContain('4.2');
    expect(breach?.customerHarm.text).not.toBe('');
    expect(breach?.nextStep).toContain('quote the clause');
    expect(ads).toHaveLength(1);
  });

  it('marks the mark where it stands in the ad', async () => {
    const { ads } = await alertOf('suedlicht.example');
    const spans = ads[0]?.spans.filter((span) => span.field === 'title') ?? [];
    expect(spans.length).toBeGreaterThan(0);
    for (const span of spans) expect(ads[0]?.title.slice(span.start, span.end)).toBe(span.text);
  });

  it('says of an innocent ad only that it appeared', async () => {
    const { lines } = await alertOf('polarreisen.example');
    expect(lines.map((line) => line.verdict)).toEqual(['appearance']);
  });

  it('keeps a dismissal with its reason, its text and who decided', async () => {
    const { id } = await alertOf('polarreisen.example');
    await ppc()
      .post(`/api/alerts/${id}/decisions`)
      .send({ decision: 'dismissed', reason: 'other', text: 'Sells travel' })
      .expect(204);
    const { state, events } = await alertOf('polarreisen.example');
    expect(state).toBe('dismissed');
    expect(events.at(-1)).toMatchObject({
      kind: 'decided',
      decision: 'dismissed',
      reason: 'other',
      text: 'Sells travel',
      actor: { name: 'ppc-manager' },
    });
  });

  it('is spoken for by the lines that are still open once the graver ones are decided', async () => {
    const { id, lines } = await alertOf('suedlicht.example');
    const grave = lines.filter((line) => line.verdict === 'violation').map((line) => line.id);
    await ppc().post(`/api/alerts/${id}/decisions`).send({ decision: 'watched', lines: grave }).expect(204);
    expect(await alertOf('suedlicht.example')).toMatchObject({ state: 'open', verdict: 'appearance' });
    expect((await queue({ verdict: 'decide' })).alerts.map((alert) => alert.id)).not.toContain(id);
  });

  it('counts on in silence after the decision', async () => {
    await look('second', [innocentAd], '2026-11-19 09:30:00 UTC');
    expect(await alertOf('polarreisen.example')).toMatchObject({ state: 'dismissed', sightings: 2 });
  });

  it('lets the first of two people decide and tells the second', async () => {
    const { id, events } = await alertOf('suedlicht.example');
    const decide = (decision: string) =>
      ppc()
        .post(`/api/alerts/${id}/decisions`)
        .send({ decision, expectedEventId: events.at(-1)?.id });
    const answers = await Promise.all([decide('confirmed'), decide('watched')]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([204, 409]);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'MW-ALERT-CHANGED' });
  });

  it('wants a reason for a dismissal and an end for a permit', async () => {
    const { id } = await alertOf('dealfinder.example');
    const post = (body: object) => ppc().post(`/api/alerts/${id}/decisions`).send(body).expect(400);
    expect((await post({ decision: 'dismissed' })).body).toMatchObject({ errors: [{ path: 'reason' }] });
    expect((await post({ decision: 'permitted' })).body).toMatchObject({ errors: [{ path: 'permitUntil' }] });
    expect((await post({ decision: 'permitted', permitUntil: '2020-01-01' })).body).toMatchObject({
      code: 'MW-PERMIT-PAST',
    });
  });

  it('enters a permit in the portfolio with its end', async () => {
    const { id } = await alertOf('dealfinder.example');
    await agent('partner-manager')
      .post(`/api/alerts/${id}/decisions`)
      .send({ decision: 'permitted', permitUntil: '2099-01-01' })
      .expect(204);
    expect(await alertOf('dealfinder.example')).toMatchObject({
      state: 'permitted',
      permits: expect.arrayContaining([{ violation: 'terms_breach', until: '2099-01-01' }]) as unknown,
    });
    const { body } = (await ppc().get('/api/portfolio').expect(200)) as { body: unknown };
    expect(JSON.stringify(body)).toContain('2099-01-01');
  });

  it('answers 404 for an alert that is not there and 400 for an id that is none', async () => {
    await ppc().get('/api/alerts/00000000-0000-4000-8000-000000000000').expect(404);
    await ppc().get('/api/alerts/%00').expect(400);
  });
});
