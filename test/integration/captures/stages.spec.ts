import type { INestApplicationContext } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { CaptureStages, type StageMove } from '../../../src/captures/capture-stages.service.js';
import type { Capture } from '../../../src/captures/capture.entity.js';
import { CapturesService } from '../../../src/captures/captures.service.js';
import { ParsersUnavailable } from '../../../src/captures/parse-thread.js';
import { loadConfig } from '../../../src/platform/config/config.js';
import { withServices } from '../../../src/services.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';

jest.setTimeout(60_000);

const PARSING: StageMove = { from: 'stored', to: 'parsed', limit: 10, changes: ['outcome'] };

describe('a stage', () => {
  let database: TestDatabase;
  let app: INestApplicationContext;
  let stages: CaptureStages;

  beforeAll(async () => {
    database = await createTestDatabase();
    ({ app } = await withServices(loadConfig({ DATABASE_URL: database.url, LOG_LEVEL: 'error' })));
    app.useLogger(false);
    stages = app.get(CaptureStages);
    const bytes = Array.from({ length: 3 }, (_, at) => Buffer.from(`reply ${at}`));
    const stated = { provider: 'serpapi', origin: 'terminal', fileName: null } as const;
    await app.get(CapturesService).receive(bytes.map((each) => ({ ...stated, bytes: each })));
  });
  afterAll(async () => {
    await app.close();
    await database.drop();
  });

  const noAds = (captures: readonly Capture[]): void => {
    for (const capture of captures) capture.outcome = 'no-ads';
  };

  it.each([
    ['the connection is lost', Object.assign(new Error('terminating connection'), { code: '57P01' })],
    ['another worker was let pass', Object.assign(new Error('deadlock detected'), { code: '40P01' })],
    ['no parser can start', new ParsersUnavailable('the thread did not start')],
  ])('leaves its captures to the next run when %s', async (_what, error) => {
    await expect(stages.advance(PARSING, () => Promise.reject(error))).rejects.toBe(error);
  });

  it('passes over a capture that it cannot work on, and advances the others', async () => {
    const seen: string[] = [];
    const taken = await stages.advance(PARSING, (_manager, captures) => {
      const bad = [...captures].map(({ id }) => id).toSorted()[0];
      seen.push(...captures.map(({ id }) => id));
      if (captures.length > 1 || bad === [...new Set(seen)].toSorted()[0])
        return Promise.reject(new Error('a mistake'));
      noAds(captures);
      return Promise.resolve();
    });
    expect(taken).toBe(3);
    const left = await stages.advance({ from: 'parsed', to: 'examined', limit: 10, changes: [] }, () =>
      Promise.resolve(),
    );
    expect(left).toBe(2);
    expect(await stages.advance(PARSING, () => Promise.resolve())).toBe(0);
  });
});
