import { describe, expect, it } from '@jest/globals';
import { LONGEST_QUEUED_MS, nextFetch, queuedTooLong } from '../../../../src/domain/scheduling/queued-look.js';

const MINUTE = 60_000;
const handedIn = new Date('2026-11-18T10:00:00Z');
const after = (minutes: number): Date => new Date(handedIn.getTime() + minutes * MINUTE);

describe('a look that was handed in', () => {
  it('is fetched after 1, 3, 7, 15, 30 and 45 minutes, each time the next one after now', () => {
    expect([0, 1, 2.9, 3, 10, 15, 29, 44.9].map((now) => nextFetch(handedIn, after(now)))).toEqual(
      [1, 3, 3, 7, 15, 30, 30, 45].map(after),
    );
  });

  it('is fetched no more, and given up, once 45 minutes are over', () => {
    expect([45, 46, 10_000].map((now) => nextFetch(handedIn, after(now)))).toEqual([null, null, null]);
    expect([0, 44.9, 45, 46].map((now) => queuedTooLong(handedIn, after(now)))).toEqual([false, false, true, true]);
    expect(LONGEST_QUEUED_MS).toBe(45 * MINUTE);
  });

  it('waits for its first fetch even where its turn was ahead of the clock', () => {
    expect(nextFetch(handedIn, after(-1))).toEqual(after(1));
  });
});
