import { resolve } from 'node:path';
import { DataSource } from 'typeorm';
import { dataSourceOptions, migrate } from '../../src/platform/database/data-source.js';
import { killDigests } from '../support/kill-digests.js';
import { TestSmtp } from '../support/test-smtp.js';
import { openBenchDatabase } from './bench-database.js';

const ROOT = resolve(import.meta.dirname, process.env['MARKWARDEN_ROOT'] ?? '../..');
const [PEOPLE, KILLS, SEED] = [20, 20, 20261123];

/** A digest to 20 people whose workers are killed at 20 random points; then one runs to the end, and mails are counted. */
export const benchmark = {
  async run(): Promise<Record<string, unknown>> {
    await using database = await openBenchDatabase();
    const { url: server } = database;
    await migrate(server);
    const source = await new DataSource(dataSourceOptions(server)).initialize();
    const smtp = new TestSmtp();
    await smtp.start();
    try {
      const started = performance.now();
      const { killedAt, deliveries } = await killDigests({
        ...{ root: ROOT, databaseUrl: server, source, smtp },
        ...{ people: PEOPLE, kills: KILLS, seed: SEED },
      });
      const count = (of: (each: (typeof deliveries)[number]) => boolean): number => deliveries.filter(of).length;
      const figures = {
        workersKilled: killedAt.length,
        people: deliveries.length,
        sent: count(({ state }) => state === 'sent'),
        unsure: count(({ state }) => state === 'unsure'),
        unsureAndArrived: count(({ state, mails }) => state === 'unsure' && mails === 1),
        otherStates: count(({ state }) => state !== 'sent' && state !== 'unsure'),
        interrupted: count(({ interrupted }) => interrupted),
        sentWithOneMail: count(({ state, mails }) => state === 'sent' && mails === 1),
        peopleWithTwoMails: count(({ mails }) => mails > 1),
        mailsAtTheServer: smtp.mails.length,
      };
      process.stdout.write(`killed after statements ${killedAt.join(' ')}\n`);
      for (const [name, value] of Object.entries(figures)) process.stdout.write(`${name.padEnd(24)} ${value}\n`);
      return { ...figures, seconds: Math.round((performance.now() - started) / 1000) };
    } finally {
      await smtp.stop();
      await source.destroy();
    }
  },
};
