import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { DataSource } from 'typeorm';
import { AppModule } from '../../../src/app.module.js';
import { CapturesService } from '../../../src/captures/captures.service.js';
import { RescansService } from '../../../src/findings/rescan/rescans.service.js';
import { RunRescan } from '../../../src/findings/rescan/run-rescan.service.js';
import { MainJob } from '../../../src/main-job.service.js';
import { FollowTrails } from '../../../src/parties/follow-trails.job.js';
import { TrailTurns } from '../../../src/parties/trail-turns.service.js';
import { FixedClock } from '../../../src/platform/clock/clock.js';
import { loadConfig } from '../../../src/platform/config/config.js';
import { RawStore } from '../../../src/platform/storage/raw-store.service.js';
import { readPortfolioText } from '../../../src/portfolio/portfolio-file.js';
import { ImportPortfolioService } from '../../../src/watches/import-portfolio.service.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { byReferrer, followedWeb, page, sendsTo } from '../../support/followed-web.js';
import { NORDLICHT_PORTFOLIO, type SampleAd, serpApiReply } from '../../support/samples.js';

jest.setTimeout(120_000);

const NOW = '2026-11-22T12:00:00Z';
const HOUR_MS = 3_600_000;

describe('links of ads', () => {
  const clock = new FixedClock(NOW);
  let web: Awaited<ReturnType<typeof followedWeb>>;
  let database: TestDatabase;
  let app: INestApplicationContext;
  let looks = 0;

  beforeAll(async () => {
    web = await followedWeb();
    database = await createTestDatabase();
    const environment = { TRAILS: 'on', TRAILS_PER_DAY: '12', TRAILS_PER_PARTY: '2', TRAILS_KEEP_DAYS: '7' };
    const config = loadConfig({ ...environment, DATABASE_URL: database.url, LOG_LEVEL: 'error' });
    app = await NestFactory.createApplicationContext(AppModule.forRoot(config, clock, web.rules), {
      logger: ['error', 'fatal'],
      abortOnError: false,
    });
    const file = readPortfolioText(NORDLICHT_PORTFOLIO);
    if (!file.ok) throw new Error(file.problems[0]?.message);
    await app.get(ImportPortfolioService).import(file.portfolio, { prune: false });
  });
  afterAll(async () => {
    await app.close();
    await database.drop();
    await web[Symbol.asyncDispose]();
  });
  beforeEach(() => {
    web.hosts.clear();
    web.robots.clear();
    web.asked.length = 0;
    // Every test has a day of its own, with none of its links asked yet and none of the trails of others fresh.
    clock.advance(10 * 24 * HOUR_MS);
  });

  const query = <Row>(sql: string, values: readonly unknown[] = []): Promise<Row[]> =>
    app.get(DataSource).query<Row[]>(sql, [...values]);
  const awin = (publisher: string): string => web.at('www.awin1.com', `/cread.php?awinmid=1&awinaffid=${publisher}`);
  /** Looks like the brand's own ad. */
  const ownLook = (link: string): SampleAd => ({ title: 'Nordlicht – Lampen', domain: 'nordlicht.example', link });

  async function see(ads: readonly SampleAd[], at = clock.now(), search = 'nordlicht'): Promise<string> {
    const bytes = serpApiReply({ query: search, ads, id: `look-${(looks += 1)}`, at: at.toISOString() });
    const [received] = await app
      .get(CapturesService)
      .receive([{ provider: 'serpapi', origin: 'upload', fileName: null, bytes }]);
    await app.get(MainJob).run();
    return received?.id ?? '';
  }
  async function follow(): Promise<number> {
    const work = app.get(FollowTrails);
    const keys = await work.due();
    for (const key of keys) await work.run(key);
    return keys.length;
  }
  const stageOf = async (id: string): Promise<string | undefined> =>
    (await query<{ stage: string }>('SELECT stage FROM capture WHERE id = $1', [id]))[0]?.stage;
  const findingsIn = async (id: string): Promise<string[]> =>
    (
      await query<{ said: string }>(
        `SELECT f.violation || ':' || f.verdict AS said FROM finding_sighting s JOIN finding f ON f.id = s.finding_id
         WHERE s.capture_id = $1 ORDER BY 1`,
        [id],
      )
    ).map(({ said }) => said);
  const trails = (): Promise<{ end: string; why: string; network: string; publisherId: string; landing: string }[]> =>
    query(
      `SELECT "end", why, network, publisher_id AS "publisherId", landing_domain AS landing FROM trail
       WHERE wanted_at = $1 ORDER BY id`,
      [clock.now()],
    );

  it('are followed before an ad is judged, and a hijack becomes an alert about the publisher', async () => {
    web.hosts.set('www.awin1.com', sendsTo(web.at('www.nordlicht.example', '/?awc=1_2_3')));
    const capture = await see([ownLook(awin('777'))]);
    expect(await stageOf(capture)).toBe('parsed');
    expect(await follow()).toBe(1);
    await app.get(MainJob).run();
    expect(await stageOf(capture)).toBe('raised');
    expect(await findingsIn(capture)).toContain('ad_hijack:violation');
    expect(await trails()).toEqual([
      expect.objectContaining({ end: 'landing', network: 'awin', publisherId: '777', landing: 'nordlicht.example' }),
    ]);
    const [alert] = await query<{ name: string; violation: string }>(
      `SELECT p.name, l.violation FROM alert a JOIN party p ON p.id = a.party_id JOIN alert_line l ON l.alert_id = a.id
       WHERE l.violation = 'ad_hijack'`,
    );
    expect(alert).toEqual({ name: 'publisher 777 of awin', violation: 'ad_hijack' });
  });

  it('that end at the brand’s own site leave that site unasked', async () => {
    web.hosts.set('www.awin1.com', sendsTo(web.at('www.nordlicht.example', '/?awc=1_2_3')));
    await see([ownLook(awin('778'))]);
    await follow();
    expect(web.asked.filter((address) => address.startsWith('www.nordlicht.example'))).toEqual([]);
  });

  it('of the brand’s own ads are not followed, and those do not wait', async () => {
    const capture = await see([ownLook(web.at('www.nordlicht.example', '/?gclid=1'))]);
    expect(await stageOf(capture)).toBe('raised');
    expect(await follow()).toBe(0);
  });

  it('of ads that concern no brand are not followed', async () => {
    const ad = { title: 'Reisen', domain: 'reisen.example', link: web.at('reisen.example') };
    expect(await stageOf(await see([ad], clock.now(), 'polarlicht'))).toBe('raised');
    expect(await follow()).toBe(0);
  });

  it('are asked once for all sightings, whatever the engine adds to each click', async () => {
    const shop = (click: string): SampleAd => ({
      title: 'Nordlicht hier',
      domain: 'fremd.example',
      link: web.at('fremd.example', `/?gclid=${click}`),
    });
    await see([shop('a')]);
    await see([shop('b')]);
    expect(await follow()).toBe(1);
    await app.get(MainJob).run();
    web.asked.length = 0;
    const later = await see([shop('c')]);
    expect(await stageOf(later)).toBe('raised');
    expect(web.asked).toEqual([]);
    expect(await query('SELECT 1 FROM sighting_trail WHERE capture_id = $1', [later])).toHaveLength(1);
  });

  it('are asked a second time with the results page as referrer, and what differs is evasion', async () => {
    const hidden = sendsTo(web.at('www.awin1.com', '/cread.php?awinmid=1&awinaffid=888'));
    web.hosts.set('gutschein.example', byReferrer(hidden, page));
    web.hosts.set('www.awin1.com', sendsTo(web.at('www.nordlicht.example', '/?awc=1_2_3')));
    const capture = await see([
      { title: 'Nordlicht Gutschein', domain: 'gutschein.example', link: web.at('gutschein.example', '/go') },
    ]);
    await follow();
    await app.get(MainJob).run();
    expect(await findingsIn(capture)).toContain('evasion:violation');
    const [pages] = await query<{ first: string; again: { by: string } }>(
      'SELECT landing_sha256 AS first, again FROM trail WHERE wanted_at = $1',
      [clock.now()],
    );
    expect(pages?.again.by).toBe('referrer');
    expect((await app.get(RawStore).load(pages?.first ?? ''))?.toString()).toContain('Leuchten für jeden Raum');
  });

  it('are held against an earlier hour where they lead elsewhere by then', async () => {
    const ad = { title: 'Nordlicht hier', domain: 'stunden.example', link: web.at('stunden.example') };
    await see([ad]);
    await follow();
    clock.advance(8 * 24 * HOUR_MS);
    web.hosts.set('stunden.example', sendsTo(web.at('anderswo.example')));
    const capture = await see([ad]);
    await follow();
    await app.get(MainJob).run();
    expect(await findingsIn(capture)).toContain('evasion:review');
  });

  it('are not asked where robots.txt says so, and the ad is judged by what is known', async () => {
    web.robots.set('zu.example', 'User-agent: *\nDisallow: /go');
    const capture = await see([{ title: 'Nordlicht hier', domain: 'zu.example', link: web.at('zu.example', '/go') }]);
    await follow();
    await app.get(MainJob).run();
    expect(web.asked).toEqual([]);
    expect(await trails()).toEqual([
      expect.objectContaining({ end: 'not-asked', why: expect.stringContaining('robots.txt') }),
    ]);
    expect(await stageOf(capture)).toBe('raised');
  });

  it('that lead into a private network are refused and judged as if nobody had followed them', async () => {
    const inside = 'http://10.0.0.5/';
    const capture = await see([{ title: 'Nordlicht hier', domain: 'innen.example', link: inside }]);
    await follow();
    await app.get(MainJob).run();
    expect(await trails()).toEqual([expect.objectContaining({ end: 'refused', landing: null })]);
    expect((await findingsIn(capture)).filter((said) => /mismatch:violation|hijack|evasion/.test(said))).toEqual([]);
  });

  it('of one advertiser are asked no more often in a day than the most, and the rest goes on without', async () => {
    const ads = [1, 2, 3].map((at) => ({
      title: `Nordlicht hier ${at}`,
      domain: 'viele.example',
      link: web.at('viele.example', `/${at}`),
    }));
    const capture = await see(ads);
    expect(await follow()).toBe(3);
    await app.get(MainJob).run();
    expect((await trails()).map(({ end }) => end).toSorted()).toEqual(['landing', 'landing', 'not-asked']);
    expect((await trails()).find(({ end }) => end === 'not-asked')?.why).toContain('TRAILS_PER_PARTY');
    expect(await stageOf(capture)).toBe('raised');
  });

  it('of an old capture are not followed, because they may lead elsewhere by now', async () => {
    const capture = await see(
      [{ title: 'Nordlicht hier', domain: 'alt.example', link: web.at('alt.example') }],
      new Date(clock.now().getTime() - 3 * 24 * HOUR_MS),
    );
    expect(await stageOf(capture)).toBe('raised');
    expect(await follow()).toBe(0);
  });

  it('that nobody follows hold a capture for ten minutes and no longer', async () => {
    const capture = await see([{ title: 'Nordlicht hier', domain: 'lahm.example', link: web.at('lahm.example') }]);
    clock.advance(9 * 60_000);
    await app.get(MainJob).run();
    expect(await stageOf(capture)).toBe('parsed');
    clock.advance(60_000);
    await app.get(MainJob).run();
    expect(await stageOf(capture)).toBe('raised');
    await follow();
  });

  it('are followed to the end by another worker where one was killed, and count once', async () => {
    const capture = await see([{ title: 'Nordlicht hier', domain: 'zwei.example', link: web.at('zwei.example') }]);
    const [key = ''] = await app.get(FollowTrails).due();
    const settings = { perDay: 12, perParty: 2, keepDays: 7 };
    // As if the first worker had been killed after it was counted in.
    expect(await app.get(TrailTurns).take(key, settings)).not.toBeNull();
    await app.get(FollowTrails).run(key);
    await app.get(FollowTrails).run(key);
    await app.get(MainJob).run();
    expect(await stageOf(capture)).toBe('raised');
    expect((await trails()).map(({ end }) => end)).toEqual(['landing']);
    expect(web.asked).toHaveLength(2);
    expect(await query('SELECT 1 FROM trail_wait WHERE capture_id = $1', [capture])).toEqual([]);
  });

  it('that were followed stay evidence: a rescan judges by the same trail and finds the same', async () => {
    web.hosts.set('www.awin1.com', sendsTo(web.at('www.nordlicht.example', '/?awc=1_2_3')));
    const capture = await see([ownLook(awin('779'))]);
    await follow();
    await app.get(MainJob).run();
    expect(await findingsIn(capture)).toContain('ad_hijack:violation');
    await query('UPDATE trail SET fresh_until = $1', [clock.now()]);
    const { id } = await app.get(RescansService).start({}, { id: null, name: 'Ada' });
    while ((await app.get(RunRescan).runBatch(id))?.state === 'running');
    const changed = await query('SELECT 1 FROM rescan_finding WHERE rescan_id = $1 AND change <> $2', [id, 'same']);
    expect(changed).toEqual([]);
  });
});
