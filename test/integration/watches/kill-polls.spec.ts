import { resolve } from 'node:path';
import { expect, it, jest } from '@jest/globals';
import { createTestDatabase, withDatabase } from '../../support/database.js';
import { killPolls } from '../../support/kill-polls.js';

jest.setTimeout(120_000);

const database = withDatabase();

// The full 300 looks and 20 kills are `npm run bench -- kill-polls`.
it('ends every look with exactly one outcome and passes no budget, wherever its workers are killed', async () => {
  const [looks, kills] = [24, 3];
  const root = resolve(import.meta.dirname, '../../..');
  const result = await killPolls({
    root,
    databaseUrl: database.url(),
    looks,
    kills,
    seed: 20261118,
    budget: looks + kills,
  });
  expect(result.killedAt).toHaveLength(kills);
  expect(result.polls).toBe(looks);
  const { ads = 0, 'no-ads': none = 0, failed = 0, ...others } = result.outcomes;
  expect(others).toEqual({});
  expect(ads + none + failed).toBe(looks);
  // A look fails only when its worker was killed three times.
  expect(failed).toBeLessThanOrEqual(kills / 3);
  expect(result.captures).toBe(ads + none);
  expect(result.astray).toBe(0);
  expect(result.spent).toBeGreaterThanOrEqual(result.requests);
  expect(result.spent).toBeLessThanOrEqual(looks + kills);
  expect(result.askedAgain).toBeLessThanOrEqual(kills);
});

it('pays for no queued look twice, wherever its workers are killed, because the call brings its id', async () => {
  const queued = await createTestDatabase();
  try {
    const [looks, kills] = [24, 4];
    const root = resolve(import.meta.dirname, '../../..');
    const result = await killPolls({
      ...{ root, databaseUrl: queued.url, looks, kills, seed: 20261127, provider: 'dataforseo-queued' },
      // A worker that is killed after it counted and before it asked costs a look that nobody made.
      budget: looks + 16 * kills,
    });
    expect(result.killedAt).toHaveLength(kills);
    const { ads = 0, 'no-ads': none = 0, ...others } = result.outcomes;
    expect(others).toEqual({});
    expect([result.polls, ads + none, result.captures]).toEqual([looks, looks, looks]);
    expect(result.astray).toBe(0);
    expect([result.requests, result.askedAgain]).toEqual([looks, 0]);
    expect(result.spent).toBeGreaterThanOrEqual(looks);
    expect(result.spent).toBeLessThanOrEqual(looks + 16 * kills);
  } finally {
    await queued.drop();
  }
});
