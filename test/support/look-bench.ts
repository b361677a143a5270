import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { getDataSourceToken } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { AppModule } from '../../src/app.module.js';
import { LIVE_PROVIDERS, type LiveProvider } from '../../src/domain/scheduling/live-providers.js';
import { MainJob } from '../../src/main-job.service.js';
import { FixedClock } from '../../src/platform/clock/clock.js';
import { loadConfig } from '../../src/platform/config/config.js';
import { accountOf, addressVariable } from '../../src/platform/config/provider-access.js';
import { readPortfolioText } from '../../src/portfolio/portfolio-file.js';
import { ImportPortfolioService } from '../../src/watches/import-portfolio.service.js';
import { PollSchedule } from '../../src/watches/poll-schedule.service.js';
import { PollTurns } from '../../src/watches/poll-turns.service.js';
import { PollWork } from '../../src/watches/poll-work.js';
import type { Poll } from '../../src/watches/poll.entity.js';
import { PollsService } from '../../src/watches/polls.service.js';
import { Transports } from '../../src/watches/transport/transports.js';
import { QUERY, TEST_KEYS } from './behaviour-case.js';
import { NORDLICHT_PORTFOLIO } from './samples.js';

/** Short enough that a provider that never answers costs a test little. */
const RESPONSE_MS = 300;

/** The Nordlicht portfolio with a brand budget and one watch, without control looks unless it names them. */
export function portfolioWithWatch(
  watch: string,
  budgets = LIVE_PROVIDERS.map((name) => `{ provider: ${name}, looksAMonth: 1000 }`).join(', '),
): string {
  const withBudgets = NORDLICHT_PORTFOLIO.replace('    competitors:', `    budgets: [${budgets}]\n    competitors:`);
  const controls = watch.includes('controls:') ? '' : ', controls: []';
  return `${withBudgets}\nwatches:\n  - { brand: Nordlicht, ${watch}${controls} }\n`;
}

/** A watch of one query on one engine from Germany on a desktop, each day at six. */
export const oneCell = (providers: string, engine = 'google'): string =>
  `queries: [${QUERY}], engines: [${engine}], markets: [{ country: DE, language: de }], devices: [desktop], schedule: "0 6 * * *", providers: [${providers}]`;

/** The product's services on a database, with a clock that stands and providers that answer on loopback ports. */
export class LookBench implements AsyncDisposable {
  readonly clock: FixedClock;
  private constructor(
    readonly app: INestApplicationContext,
    clock: FixedClock,
    readonly work: PollWork,
  ) {
    this.clock = clock;
  }

  static async on(
    databaseUrl: string,
    providers: Partial<Record<LiveProvider, string>>,
    environment: Readonly<Record<string, string>> = {},
    from = '2026-11-18T10:00:00Z',
  ): Promise<LookBench> {
    const clock = new FixedClock(from);
    const config = loadConfig({
      DATABASE_URL: databaseUrl,
      LOG_LEVEL: 'silent',
      ...TEST_KEYS,
      ...Object.fromEntries(
        LIVE_PROVIDERS.map((name) => {
          const given = LIVE_PROVIDERS.find(
            (one) => accountOf(one) === accountOf(name) && providers[one] !== undefined,
          );
          return [addressVariable(name), providers[given ?? name] ?? 'http://127.0.0.1:9'];
        }),
      ),
      ...environment,
    });
    const app = await NestFactory.createApplicationContext(AppModule.forRoot(config, clock), { logger: false });
    const transports = new Transports(config, { clock, responseMs: RESPONSE_MS });
    const work = new PollWork(
      app.get(PollSchedule, { strict: false }),
      app.get(PollsService, { strict: false }),
      app.get(PollTurns, { strict: false }),
      transports,
      clock,
    );
    return new LookBench(app, clock, work);
  }

  get database(): DataSource {
    return this.app.get<DataSource>(getDataSourceToken());
  }

  async import(portfolio: string): Promise<void> {
    const file = readPortfolioText(portfolio);
    if (!file.ok) throw new Error(file.problems[0]?.message);
    await this.app.get(ImportPortfolioService, { strict: false }).import(file.portfolio, { prune: true });
  }

  /** Takes what is due, again and again as time goes by, until no look waits; then reads what came. */
  async runToTheEnd(): Promise<void> {
    for (let round = 0; round < 40; round += 1) {
      const [left] = await this.database.query<{ next: Date | null }[]>(
        "SELECT min(next_try_at) AS next FROM poll WHERE state IN ('due', 'waiting')",
      );
      if (left?.next === null || left?.next === undefined) break;
      const wait = left.next.getTime() - this.clock.now().getTime();
      this.clock.advance(Math.max(wait, 1000));
      await this.takeDue();
    }
    await this.app.get(MainJob).run();
  }

  /** One round of what is due now. */
  async takeDue(): Promise<number> {
    const keys = await this.work.due();
    for (const key of keys) {
      this.clock.advance(1000);
      await this.work.run(key, AbortSignal.timeout(60_000));
    }
    return keys.length;
  }

  /** Lays out every cell of the only watch now, takes the looks and returns them as they ended. */
  async lookNow(): Promise<Poll[]> {
    const [watch] = await this.database.query<{ id: string }[]>('SELECT id FROM watch WHERE retired_at IS NULL');
    const keys = await this.app.get(PollSchedule, { strict: false }).layOutNow(watch?.id ?? '');
    await this.runToTheEnd();
    return this.app.get(PollsService, { strict: false }).byKeys(keys);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.app.close();
  }
}
