import { resolve } from 'node:path';
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { readyConsole } from '../../../src/platform/build/console-build.js';
import { runChaos } from '../../support/chaos/run.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';

/** `npm run test:chaos` sets more; a seed that failed can be set again. */
const POLLS = Number(process.env['CHAOS_POLLS'] ?? 60);
const SEED = Number(process.env['CHAOS_SEED'] ?? 20261127);
const SECONDS = POLLS > 200 ? 1200 : 480;
const SLOTS = POLLS > 200 ? 10 : 2;

jest.setTimeout((SECONDS + 120) * 1000);

let database: TestDatabase;
beforeAll(async () => {
  // Before, because a server that is killed while it builds the console builds it again.
  await readyConsole(resolve(import.meta.dirname, '../../..'), () => undefined);
  database = await createTestDatabase();
});
afterAll(() => database.drop());

it('takes every look once and raises what it saw once, whoever is killed and whatever the provider does', async () => {
  const began = performance.now();
  const cells = Math.ceil(POLLS / SLOTS);
  const checks = await runChaos({ databaseUrl: database.url, cells, slots: SLOTS, seed: SEED, seconds: SECONDS });
  const lines = checks.map(
    ({ name, count, wrong }) => `${name.padEnd(58)} ${count}${wrong.length > 0 ? '  WRONG' : ''}`,
  );
  process.stdout.write(`seed ${SEED}, ${Math.round((performance.now() - began) / 1000)} s\n${lines.join('\n')}\n`);
  expect(checks.filter(({ wrong }) => wrong.length > 0).map(({ name, wrong }) => [name, wrong.slice(0, 5)])).toEqual(
    [],
  );
});
