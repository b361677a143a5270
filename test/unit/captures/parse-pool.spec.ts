import { afterEach, describe, expect, it } from '@jest/globals';
import { MAX_CAPTURE_BYTES, ParsePool, type ParsePoolOptions } from '../../../src/captures/parse-pool.js';

/** A worker that does as the first byte says: 1 spins for ever, 2 eats memory, 3 dies, anything else answers. */
const OBEDIENT = `
  import { parentPort, threadId } from 'node:worker_threads';
  parentPort.on('message', ({ provider, bytes }) => {
    if (bytes[0] === 1) for (;;);
    if (bytes[0] === 2) for (const kept = []; ; ) kept.push(new Array(100_000).fill(String(kept.length)));
    if (bytes[0] === 3) process.exit(7);
    if (bytes[0] === 4) throw new Error('a mistake');
    parentPort.postMessage({ outcome: 'no-ads', reason: null, query: provider + ' ' + bytes.length, location: String(threadId), ads: [] });
  });
  parentPort.postMessage('ready');
`;
const worker = (code: string): URL => new URL(`data:text/javascript,${encodeURIComponent(code)}`);
const SPIN = Uint8Array.of(1);
const BLOAT = Uint8Array.of(2);
const fine = (length = 1): Uint8Array => new Uint8Array(length);

const pools: ParsePool[] = [];
const pool = (options: ParsePoolOptions = {}): ParsePool => {
  const made = new ParsePool({ size: 1, deadlineMs: 5_000, workerUrl: worker(OBEDIENT), ...options });
  pools.push(made);
  return made;
};
afterEach(async () => {
  await Promise.all(pools.splice(0).map((each) => each.close()));
});

describe('the parser threads', () => {
  it('end a capture that takes too long, and read every other', async () => {
    const parsers = pool({ deadlineMs: 300 });
    const [before, runaway, after] = await Promise.all([
      parsers.parse('serpapi', fine(2)),
      parsers.parse('serpapi', SPIN),
      parsers.parse('bing-html', fine(3)),
    ]);
    expect(before.query).toBe('serpapi 2');
    expect(runaway).toMatchObject({ outcome: 'failed', reason: { code: 'deadline-exceeded' }, ads: [] });
    expect(runaway.reason?.message).toContain('0.3 s');
    expect(after.query).toBe('bing-html 3');
  });

  it('end a capture that eats all memory, and read every other', async () => {
    const parsers = pool({ heapMb: 24, deadlineMs: 60_000 });
    const [runaway, after] = await Promise.all([parsers.parse('serpapi', BLOAT), parsers.parse('serpapi', fine())]);
    expect(runaway).toMatchObject({ outcome: 'failed', reason: { code: 'out-of-memory' } });
    expect(after.outcome).toBe('no-ads');
  });

  it.each([3, 4])('survive a parser that dies (%s)', async (how) => {
    const parsers = pool();
    const [dead, after] = await Promise.all([
      parsers.parse('serpapi', Uint8Array.of(how)),
      parsers.parse('serpapi', fine()),
    ]);
    expect(dead).toMatchObject({ outcome: 'failed', reason: { code: 'parser-crashed' } });
    expect(after.outcome).toBe('no-ads');
  });

  it('that died between two captures are replaced', async () => {
    const dying = OBEDIENT.replace(
      'parentPort.postMessage({',
      'setTimeout(() => process.exit(1), 5); parentPort.postMessage({',
    );
    const parsers = pool({ workerUrl: worker(dying), deadlineMs: 2_000 });
    await parsers.parse('serpapi', fine());
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect((await parsers.parse('serpapi', fine())).outcome).toBe('no-ads');
  });

  it('are used again, and no more of them start than asked for', async () => {
    const parsers = pool({ size: 2 });
    const captures = await Promise.all(Array.from({ length: 20 }, () => parsers.parse('serpapi', fine())));
    expect(new Set(captures.map((capture) => capture.location)).size).toBeLessThanOrEqual(2);
  });

  it('leave the caller its bytes', async () => {
    const bytes = Buffer.from('abc');
    await pool().parse('serpapi', bytes);
    expect(bytes.toString()).toBe('abc');
  });

  it('are not bothered with what is too large', async () => {
    const huge = await pool({ workerUrl: worker('nothing that runs') }).parse(
      'serpapi',
      new Uint8Array(MAX_CAPTURE_BYTES + 1),
    );
    expect(huge).toMatchObject({ outcome: 'failed', reason: { code: 'too-large' } });
  });

  it('that cannot start say nothing of the capture, so that it is tried again', async () => {
    await expect(pool({ workerUrl: worker('throw new Error("broken")') }).parse('serpapi', fine())).rejects.toThrow(
      /PARSER-UNAVAILABLE.*broken/,
    );
  });

  it('shut down with a capture in hand give it back, so that it is tried again', async () => {
    const parsers = pool();
    const reading = [parsers.parse('serpapi', SPIN), parsers.parse('serpapi', fine())];
    const outcomes = Promise.allSettled(reading);
    await parsers.close();
    expect((await outcomes).map((outcome) => outcome.status)).toEqual(['rejected', 'rejected']);
    await expect(parsers.parse('serpapi', fine())).rejects.toThrow('PARSE-POOL-CLOSED');
  });
});
