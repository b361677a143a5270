import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { AppModule } from '../../../src/app.module.js';
import { runDemo } from '../../../src/demo/demo.command.js';
import { demoDecisions } from '../../../src/demo/demo-decisions.js';
import { demoConfig } from '../../../src/demo/demo-config.js';
import { type DemoProgress, loadDemo } from '../../../src/demo/load-demo.js';
import { type SampleProvider, startSampleProvider } from '../../../src/demo/sample-provider.js';
import { sampleCaptures, sampleLooks, sampleOutages } from '../../../src/demo/samples.js';
import { FixedClock } from '../../../src/platform/clock/clock.js';
import { createTestDatabase } from '../../support/database.js';

const NOW = new Date('2026-06-15T09:30:00Z');

interface AlertSeen {
  readonly brand: string;
  readonly party: string;
  readonly engine: string;
  readonly country: string;
  readonly state: string;
  readonly sightings: number;
  readonly firstSeenAt: Date;
  readonly lastSeenAt: Date;
  readonly raisedAt: Date;
  /** Violation codes by verdict. */
  readonly lines: Readonly<Record<'violation' | 'review' | 'appearance', string[]>>;
}

const ALERTS = `
  SELECT b.name AS brand, p.domain AS party, a.engine, a.country, a.state, a.sightings,
         a.first_seen_at AS "firstSeenAt", a.last_seen_at AS "lastSeenAt",
         (SELECT min(e.at) FROM alert_event e WHERE e.alert_id = a.id AND e.kind = 'raised') AS "raisedAt",
         jsonb_build_object(
           'violation', (SELECT coalesce(jsonb_agg(l.violation ORDER BY l.violation), '[]') FROM alert_line l WHERE l.alert_id = a.id AND l.verdict = 'violation'),
           'review', (SELECT coalesce(jsonb_agg(l.violation ORDER BY l.violation), '[]') FROM alert_line l WHERE l.alert_id = a.id AND l.verdict = 'review'),
           'appearance', (SELECT coalesce(jsonb_agg(l.violation ORDER BY l.violation), '[]') FROM alert_line l WHERE l.alert_id = a.id AND l.verdict = 'appearance')
         ) AS lines
  FROM alert a JOIN brand b ON b.id = a.brand_id JOIN party p ON p.id = a.party_id`;

/** Who does what in the samples. */
const ACCUSED: readonly (readonly [place: string, violations: readonly string[]])[] = [
  ['suedlicht.example google DE', ['competitor_copy']],
  ['dealfinder.example google DE', ['terms_breach']],
  ['lampen-outlet.example google DE', ['promise_conflict']],
  ['nordlicht-outlet.example google DE', ['false_affiliation', 'lookalike_domain', 'tm_copy']],
  ['nordl\u0456cht.example bing DE', ['lookalike_domain', 'tm_copy']],
  ['fellmarch.example google GB', ['competitor_copy']],
  ['voucherlane.example google GB', ['terms_breach']],
  ['harbour-jackets-depot.example google US', ['false_affiliation', 'tm_copy']],
  ['mutualba.example google FR', ['competitor_copy']],
  ['prevoyele.example google FR', ['lookalike_domain', 'tm_copy']],
  ['shizukune.example google JP', ['competitor_copy']],
  ['hinataoto-outlet.example google JP', ['false_affiliation', 'lookalike_domain', 'tm_copy']],
  ['lumirah-gulf.example google AE', ['false_affiliation', 'tm_copy']],
  ['beauty-thook.example google TH', ['promise_conflict']],
];

/** Shown on a brand's query without using the mark, which is no accusation. */
const APPEARED = ['suedlicht.example google AT', 'fellmarch.example google US', 'velmona.example google SA'];

/** Owners, those who may, those who inform or repair, and those who speak of something else. */
const INNOCENT = [
  'nordlicht.example',
  'lichtblog.example',
  'lampenhaus.example',
  'leuchtenlager.example',
  'leuchtentest.example',
  'schirmwerk.example',
  'harbour-outfitters.example',
  'cairnside.example',
  'wet-weather-reviews.example',
  'zip-and-toggle.example',
  'tidal-cruises.example',
  'prevoyelle.example',
  'comparamut.example',
  'toitserein.example',
  'hinataoto.example',
  'mimi-parts.example',
  'otonokura.example',
  'lumirah.example',
  'yadee.example',
];

describe('three weeks of the demo', () => {
  let app: INestApplicationContext;
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  let alerts: AlertSeen[];
  let folder: string;
  let provider: SampleProvider;
  const progress: DemoProgress[] = [];
  const clock = new FixedClock(NOW);
  const query = <T extends object>(sql: string): Promise<T[]> => app.get(DataSource).query<T[]>(sql);
  const at = (place: string): AlertSeen | undefined =>
    alerts.find((alert) => `${alert.party} ${alert.engine} ${alert.country}` === place);

  beforeAll(async () => {
    database = await createTestDatabase();
    folder = await mkdtemp(join(tmpdir(), 'markwarden-demo-'));
    provider = await startSampleProvider(sampleLooks(NOW), sampleOutages(NOW), clock);
    const environment = { LOG_LEVEL: 'silent', DATABASE_URL: database.url };
    const config = demoConfig(environment, { provider, outbox: join(folder, 'outbox') });
    app = await NestFactory.createApplicationContext(AppModule.forRoot(config, clock), { logger: ['fatal'] });
    const policyFolder = join(folder, 'policies');
    await loadDemo({ app, clock, now: NOW, policyFolder, onProgress: (step) => progress.push(step) });
    alerts = await app.get(DataSource).query(ALERTS);
  }, 120_000);

  afterAll(async () => {
    await app.close();
    await provider.close();
    await database.drop();
    await rm(folder, { recursive: true });
  });

  it('takes every capture through all stages, with the outcome that it was written for', async () => {
    const rows = await app
      .get(DataSource)
      .query<{ fileName: string | null; stage: string; outcome: string; receivedAt: Date }[]>(
        'SELECT file_name AS "fileName", stage, outcome, received_at AS "receivedAt" FROM capture ORDER BY file_name',
      );
    const samples = sampleCaptures(NOW).toSorted((a, b) => (a.fileName < b.fileName ? -1 : 1));
    const byName = new Map(rows.map((row) => [row.fileName, row]));
    expect(
      samples.map(({ fileName }) => [fileName, byName.get(fileName)?.stage, byName.get(fileName)?.outcome]),
    ).toEqual(samples.map(({ fileName, outcome }) => [fileName, 'raised', outcome]));
    for (const { fileName, at: taken } of samples) {
      expect(byName.get(fileName)?.receivedAt.getTime()).toBe(taken.getTime() + 60_000);
    }
    const taken = rows.filter(({ fileName }) => fileName === null).length;
    const all = samples.length + taken;
    expect(progress.at(-1)).toMatchObject({ captures: samples.length, parsed: all, examined: all });
  });

  it('takes looks by itself through the sample providers, and goes blind where they are not paid', async () => {
    const looks = await query<{
      brand: string;
      country: string;
      outcome: string | null;
      reason: string | null;
      looks: number;
    }>(
      `SELECT b.name AS brand, p.country, p.outcome, p.reason_code AS reason, count(*)::int AS looks
       FROM poll p JOIN brand b ON b.id = p.brand_id GROUP BY 1, 2, 3, 4`,
    );
    const of = (brand: string, country: string, outcome: string, reason: string | null = null): number =>
      looks.find((l) => l.brand === brand && l.country === country && l.outcome === outcome && l.reason === reason)
        ?.looks ?? 0;
    expect(looks.filter(({ outcome }) => outcome === null)).toEqual([]);
    expect(of('Nordlicht', 'DE', 'ads')).toBeGreaterThan(100);
    expect(of('Harbour Outfitters', 'GB', 'ads')).toBeGreaterThan(20);
    expect(of('Harbour Outfitters', 'US', 'failed', 'out-of-credits')).toBeGreaterThanOrEqual(5);
    expect(of('Prévoyelle', 'FR', 'refused', 'budget-spent')).toBeGreaterThan(0);
  });

  it('tracks policies: one has news, the other only another markup', async () => {
    expect(
      await query(
        `SELECT d.name, x.class, x.summary LIKE '%misspellings%' AS told FROM policy_change x JOIN policy_document d ON d.id = x.document_id`,
      ),
    ).toEqual([{ name: 'Deal Finder: programme terms', class: 'changed', told: true }]);
    expect(await query(`SELECT count(*)::int AS failed FROM policy_check WHERE outcome = 'failed'`)).toEqual([
      { failed: 0 },
    ]);
  });

  it('carries three cases to where people left them, each with a note and actions', async () => {
    expect(
      await query(
        `SELECT p.domain, c.state, c.owner_name AS owner,
           (SELECT array_agg(f.route || ' ' || f.state ORDER BY f.route) FROM filing f WHERE f.case_id = c.id AND f.state <> 'draft') AS filed,
           EXISTS (SELECT 1 FROM note_action n WHERE n.case_id = c.id) AS acts
         FROM takedown_case c JOIN party p ON p.id = c.party_id ORDER BY c.number`,
      ),
    ).toEqual([
      {
        domain: 'suedlicht.example',
        state: 'acknowledged',
        owner: 'Pia Keller',
        filed: ['google-ads-trademark sent'],
        acts: true,
      },
      {
        domain: 'dealfinder.example',
        state: 'filed',
        owner: 'Marco Vidal',
        filed: ['affiliate-network sent'],
        acts: true,
      },
      { domain: 'nordlicht-outlet.example', state: 'draft', owner: 'Pia Keller', filed: null, acts: true },
    ]);
  });

  it('mails each manager a digest a week, and the notice of a case, into the outbox', async () => {
    const digests = await query<{ week: string; role: string; state: string }>(
      'SELECT week, role, state FROM digest_delivery ORDER BY week, role',
    );
    const weeks = [...new Set(digests.map(({ week }) => week))];
    expect(weeks.length).toBeGreaterThanOrEqual(2);
    expect(digests).toEqual(
      weeks.flatMap((week) => ['partner-manager', 'ppc-manager'].map((role) => ({ week, role, state: 'sent' }))),
    );
    const mails = await readdir(join(folder, 'outbox'));
    expect(mails.filter((name) => name.startsWith('digest-'))).toHaveLength(digests.length);
    expect(mails.filter((name) => name.startsWith('filing-'))).toHaveLength(1);
  });

  it.each(ACCUSED)('accuses %s of %j', (place, violations) => {
    expect(at(place)?.lines.violation).toEqual(expect.arrayContaining([...violations]));
  });

  it.each(APPEARED)('reports %s as an appearance only', (place) => {
    const alert = at(place);
    expect(alert?.lines).toMatchObject({ violation: [], review: [] });
    expect(alert?.lines.appearance).not.toEqual([]);
  });

  it.each(INNOCENT)('accuses %s of nothing', (party) => {
    const accusing = alerts.filter(
      (alert) => alert.party === party && alert.lines.violation.length + alert.lines.review.length > 0,
    );
    expect(accusing).toEqual([]);
  });

  it('never takes a tracker for the party', () => {
    expect(alerts.filter(({ party }) => !party.endsWith('.example'))).toEqual([]);
  });

  it('leaves something in every part of the queue, and most of it to decide', () => {
    const count = (state: string): number => alerts.filter((alert) => alert.state === state).length;
    expect(['confirmed', 'dismissed', 'permitted', 'watched'].map(count)).toEqual([3, 1, 1, 1]);
    expect(count('open')).toBeGreaterThanOrEqual(10);
    expect(count('open')).toBeLessThanOrEqual(20);
  });

  it('keeps counting sightings after a decision without opening the alert again', () => {
    for (const { party, engine, country, at: decidedAt, input } of demoDecisions(NOW)) {
      const alert = at(`${party} ${engine} ${country}`);
      expect(alert?.state).toBe(input.decision);
      expect(alert?.raisedAt.getTime()).toBeLessThan(decidedAt.getTime());
    }
    const confirmed = at('suedlicht.example google DE');
    expect(confirmed?.sightings).toBeGreaterThan(6);
    expect(confirmed?.lastSeenAt.getTime()).toBeGreaterThan(demoDecisions(NOW)[0]?.at.getTime() ?? Infinity);
  });

  it('raises each alert on the day of its first sighting', () => {
    for (const { firstSeenAt, raisedAt } of alerts) {
      // A look of the demo's own is taken and raised in one instant of its clock.
      expect(raisedAt.getTime() - firstSeenAt.getTime()).toBeGreaterThanOrEqual(0);
      expect(raisedAt.getTime() - firstSeenAt.getTime()).toBeLessThan(24 * 3_600_000);
    }
  });

  it('ends at the present', () => {
    expect(clock.now()).toEqual(NOW);
  });
});

describe('markwarden demo', () => {
  it('says that its port is taken and how to choose another, before it makes anything', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const lines: string[] = [];
    const io = { out: (line: string) => lines.push(line), err: (line: string) => lines.push(line) };
    await expect(runDemo({ port }, io)).rejects.toThrow(
      expect.objectContaining({
        code: 'MW-PORT-TAKEN',
        message: expect.stringContaining(`PORT=${port + 1} npm run demo`),
      }),
    );
    expect(lines).toEqual([]);
    other.close();
  });
});
