import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { lookReason } from '../../../src/domain/scheduling/look-reasons.js';
import { LookBench, oneCell, portfolioWithWatch } from '../../support/look-bench.js';
import { withDatabase } from '../../support/database.js';
import { allAt, TEST_KEYS } from '../../support/behaviour-case.js';
import { BEHAVIOURS } from '../../support/provider-behaviours.js';
import { ProviderServer } from '../../support/provider-server.js';

jest.setTimeout(60_000);

const database = withDatabase();

describe('a look whose provider answers with', () => {
  let provider: ProviderServer;
  let bench: LookBench;
  beforeAll(async () => {
    provider = await ProviderServer.start();
    bench = await LookBench.on(database.url(), allAt(provider.url));
  });
  afterAll(async () => {
    await bench[Symbol.asyncDispose]();
    await provider[Symbol.asyncDispose]();
  });

  it.each(BEHAVIOURS.map((each) => [`${each.provider}: ${each.does}`, each] as const))('%s', async (_name, each) => {
    await bench.import(portfolioWithWatch(oneCell(each.provider)));
    provider.behave(each.behaviour);
    const [poll] = await bench.lookNow();
    expect({ outcome: poll?.outcome, state: poll?.state, asked: provider.asked.length }).toEqual({
      outcome: each.outcome,
      state: 'ended',
      asked: each.asked,
    });
    if (each.code !== null) expect(poll?.reasonCode).toBe(each.code);
    const toldNothing = !['ads', 'no-ads'].includes(each.outcome);
    expect(poll?.reasonMessage === null).toBe(!toldNothing);
    if (toldNothing) expect(lookReason(poll?.reasonCode ?? '').todo).not.toBe('');
    expect(poll?.captureId === null).toBe(poll?.sha256 === null);
    expect(poll?.attempts).toBe(each.paid ?? each.asked);
    const kept = JSON.stringify(poll);
    expect(Object.values(TEST_KEYS).filter((key) => kept.includes(key))).toEqual([]);
  });
});
