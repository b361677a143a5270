import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { runSideBySide } from '../../../src/platform/queue/side-by-side.js';

/** A line of stages through which work is handed on: each moves at most `limit` at once from its heap to the next one's. */
function line(work: number, limits: readonly number[], pause: () => Promise<void>) {
  const heaps = [work, ...limits.map(() => 0)];
  const stages = limits.map((limit, at) => async (): Promise<number> => {
    const taken = Math.min(heaps[at] ?? 0, limit);
    heaps[at] = (heaps[at] ?? 0) - taken;
    await pause();
    heaps[at + 1] = (heaps[at + 1] ?? 0) + taken;
    return taken;
  });
  return { heaps, stages };
}

const turns = async (count: number): Promise<void> => {
  for (let turn = 0; turn < count; turn++) await Promise.resolve();
};

describe('stages side by side', () => {
  it('bring all work to the end, however long each batch takes', async () => {
    const pauses = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 50 });
    const limits = fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 60 }), limits, pauses, async (work, each, lengths) => {
        let batch = 0;
        const { heaps, stages } = line(work, each, () => turns(lengths[batch++ % lengths.length] ?? 0));
        const moved = await runSideBySide(stages);
        expect(heaps).toEqual([...each.map(() => 0), work]);
        expect(moved).toEqual(each.map(() => work));
      }),
    );
  });

  it('really run at the same time', async () => {
    const met = Promise.withResolvers<number>();
    let here = 0;
    const meet = (): Promise<number> => {
      if (++here === 2) met.resolve(0);
      return met.promise;
    };
    await expect(runSideBySide([meet, meet])).resolves.toEqual([0, 0]);
  });

  it.each([3, 0])('end, with the failure of one, when another has finished its batch of %i', async (count) => {
    const slow = Promise.withResolvers<number>();
    let finished = false;
    const run = runSideBySide([
      () => Promise.reject(new Error('no connection')),
      async () => {
        const moved = await slow.promise;
        finished = true;
        return moved;
      },
      () => Promise.resolve(0),
    ]);
    await turns(20);
    slow.resolve(count);
    await expect(run).rejects.toThrow('no connection');
    expect(finished).toBe(true);
  });

  it('stop between two batches when told to, those that wait included', async () => {
    const stopping = new AbortController();
    let batches = 0;
    const endless = (): Promise<number> => {
      if (++batches === 5) stopping.abort();
      return Promise.resolve(1);
    };
    const moved = await runSideBySide([endless, () => Promise.resolve(0)], { signal: stopping.signal });
    expect(moved).toEqual([5, 0]);
  });
});
