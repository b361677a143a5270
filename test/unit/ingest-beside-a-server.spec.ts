import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CapturesService, type CaptureResult } from '../../src/captures/captures.service.js';
import { HandIn } from '../../src/captures/hand-in.service.js';
import { ParsePool } from '../../src/captures/parse-pool.js';
import { readIngestOptions, runIngest } from '../../src/ingest.command.js';

const WAITING: CaptureResult = { outcome: null, reason: null, ads: 0 };
const READ: CaptureResult = { outcome: 'ads', reason: null, ads: 3 };

describe('ingest beside a server that has taken the captures', () => {
  let folder: string;
  let file: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'ingest-'));
    file = join(folder, 'reply.json');
    writeFileSync(file, '{}');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  /** Services that find nothing to do themselves; each look at the results shows the next of these, the last for ever. */
  function beside(...looks: CaptureResult[]): INestApplicationContext {
    const captures = {
      receive: () => Promise.resolve([{ id: 'c1', alreadyKnown: false }]),
      resultsOf: () => Promise.resolve(new Map([['c1', looks.length > 1 ? looks.shift() : looks[0]]])),
    };
    const job = { run: () => Promise.resolve({ parsed: 0, examined: 0, raised: 0 }) };
    // A reply is what it is said to be; no thread is asked.
    const handIn = new HandIn(captures as unknown as CapturesService, new ParsePool());
    const held = new Map<unknown, unknown>([
      [CapturesService, captures],
      [HandIn, handIn],
    ]);
    return {
      get: (token: unknown) => held.get(token) ?? job,
    } as unknown as INestApplicationContext;
  }

  async function ingest(app: INestApplicationContext, waitMs?: number): Promise<{ code: number; outcome: string }> {
    const out: string[] = [];
    const options = readIngestOptions([file], { provider: 'serpapi', json: true });
    const code = await runIngest(options, app, { out: (line) => out.push(line), err: () => undefined }, waitMs);
    return { code, outcome: (JSON.parse(out[0] ?? '{}') as { outcome: string }).outcome };
  }

  it('waits for the server and tells how the capture ended', async () => {
    expect(await ingest(beside(WAITING, WAITING, READ))).toEqual({ code: 0, outcome: 'ads' });
  });

  it('says that a capture is pending, and never that it failed, when nobody reads it in time', async () => {
    expect(await ingest(beside(WAITING), 50)).toEqual({ code: 1, outcome: 'pending' });
  });
});
