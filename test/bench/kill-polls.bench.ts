import { resolve } from 'node:path';
import { migrate } from '../../src/platform/database/data-source.js';
import { killPolls } from '../support/kill-polls.js';
import { openBenchDatabase } from './bench-database.js';

const ROOT = resolve(import.meta.dirname, process.env['MARKWARDEN_ROOT'] ?? '../..');
const [LOOKS, KILLS, SEED] = [300, 20, 20261118];

/** 300 looks whose worker is killed at 20 random points; then one runs to the end, and everything is counted. */
export const benchmark = {
  async run(): Promise<Record<string, unknown>> {
    await using database = await openBenchDatabase();
    const { url: server } = database;
    await migrate(server);
    const started = performance.now();
    const budget = LOOKS + KILLS;
    const result = await killPolls({
      root: ROOT,
      databaseUrl: server,
      looks: LOOKS,
      kills: KILLS,
      seed: SEED,
      budget,
    });
    const rows: readonly (readonly [string, string | number])[] = [
      ['workers killed', result.killedAt.length],
      ['after statements', result.killedAt.join(' ')],
      ['polls', result.polls],
      ...Object.entries(result.outcomes).map(([outcome, count]) => [`  ended as ${outcome}`, count] as const),
      ['captures raised', result.captures],
      ['polls and captures that do not meet', result.astray],
      ['requests that the provider saw', result.requests],
      ['  for a look it had been asked for', result.askedAgain],
      ['looks counted as spent', result.spent],
      ['budget', budget],
    ];
    for (const [name, value] of rows) process.stdout.write(`${name.padEnd(40)} ${value}\n`);
    return { ...result, budget, seconds: Math.round((performance.now() - started) / 1000) };
  },
};
