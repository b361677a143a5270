import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { DataSource } from 'typeorm';
import { AppModule } from '../../../src/app.module.js';
import { CapturesService } from '../../../src/captures/captures.service.js';
import { ParseCapturesJob } from '../../../src/captures/parse-captures.job.js';
import { MainJob } from '../../../src/main-job.service.js';
import { FixedClock } from '../../../src/platform/clock/clock.js';
import { loadConfig } from '../../../src/platform/config/config.js';
import { readPortfolioText } from '../../../src/portfolio/portfolio-file.js';
import { ImportPortfolioService } from '../../../src/watches/import-portfolio.service.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { competitorAd, NORDLICHT_PORTFOLIO, serpApiReply } from '../../support/samples.js';

jest.setTimeout(120_000);

const STATED = { provider: 'serpapi', origin: 'upload', fileName: null } as const;
const reply = (id: string, ads = [competitorAd]): Buffer => serpApiReply({ query: 'nordlicht', id, ads });

describe('many at once', () => {
  const clock = new FixedClock('2026-11-22T12:00:00Z');
  let database: TestDatabase;
  let app: INestApplicationContext;

  beforeAll(async () => {
    database = await createTestDatabase();
    const config = loadConfig({ DATABASE_URL: database.url, LOG_LEVEL: 'error' });
    app = await NestFactory.createApplicationContext(AppModule.forRoot(config, clock), {
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
  });

  it('takes the first captures of a month from several people at the same moment', async () => {
    const captures = app.get(CapturesService);
    for (const month of ['2027-01-01T00:00:00Z', '2027-02-01T00:00:00Z', '2027-03-01T00:00:00Z']) {
      clock.advance(Date.parse(month) - clock.now().getTime());
      const handedIn = Array.from({ length: 6 }, (_, at) => [{ ...STATED, bytes: reply(`${month}-${at}`) }]);
      const received = await Promise.all(handedIn.map((files) => captures.receive(files)));
      expect(received.flat().every(({ alreadyKnown }) => !alreadyKnown)).toBe(true);
    }
  });

  it('reads more batches at the same time than the database has connections for', async () => {
    const captures = app.get(CapturesService);
    const replies = Array.from({ length: 240 }, (_, at) => ({ ...STATED, bytes: reply(`crowd-${at}`) }));
    for (let start = 0; start < replies.length; start += 60) await captures.receive(replies.slice(start, start + 60));
    const parsing = app.get(ParseCapturesJob);
    const read = await Promise.all(Array.from({ length: 12 }, () => parsing.runBatch()));
    expect(read.reduce((sum, each) => sum + each, 0)).toBeGreaterThanOrEqual(240);
  });

  it('lets a decision under way finish before new sightings are added to its alert', async () => {
    await app.get(MainJob).run();
    const source = app.get(DataSource);
    await app.get(CapturesService).receive([
      {
        ...STATED,
        bytes: reply('later', [{ ...competitorAd, title: 'Nordlicht® Outlet offiziell: Nordlicht Shop' }]),
      },
    ]);
    const before = await source.query<object[]>('SELECT DISTINCT violation FROM alert_line');
    const decision = source.createQueryRunner();
    await decision.startTransaction();
    await decision.query('SELECT id FROM alert FOR UPDATE');
    await decision.query("UPDATE alert_line SET state = 'dismissed'");
    await decision.query("UPDATE alert SET state = 'dismissed'");
    const running = app.get(MainJob).run();
    const first = await Promise.race([running.then(() => 'raised'), untilWaiting(source)]);
    await decision.commitTransaction();
    await decision.release();
    await running;
    expect(first).toBe('waiting');
    expect(await source.query<object[]>('SELECT DISTINCT violation FROM alert_line')).not.toHaveLength(before.length);
    const kinds = await source.query<{ kind: string }[]>('SELECT kind FROM alert_event ORDER BY id');
    expect(kinds.map(({ kind }) => kind)).toContain('reopened');
  });
});

/** Resolves once some connection waits for a lock that another one holds. */
async function untilWaiting(source: DataSource): Promise<'waiting'> {
  for (;;) {
    const rows = await source.query<object[]>(
      "SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()",
    );
    if (rows.length > 0) return 'waiting';
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
