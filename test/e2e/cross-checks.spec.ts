import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { FixedClock } from '../../src/platform/clock/clock.js';
import type { Coverage } from '../../src/screens/coverage.schema.js';
import type { CrossChecks } from '../../src/screens/cross-checks.schema.js';
import { withApplication } from '../support/application.js';
import { CROSS_CHECK_END, tellCrossCheckStory, UNREADABLE } from '../support/cross-check-story.js';

jest.setTimeout(120_000);

describe('GET /api/coverage/cross-checks', () => {
  const server = withApplication({ clock: new FixedClock(CROSS_CHECK_END) });
  let read: CrossChecks;
  let asked: number;

  beforeAll(async () => {
    asked = await tellCrossCheckStory((server.dataSource().options as { url: string }).url);
    read = (await server.agent('viewer').get('/api/coverage/cross-checks').expect(200)).body as CrossChecks;
  }, 120_000);

  it('has a second provider take about as many looks as the watch says, each once', () => {
    // Half of eighty by the hashes of their ids: six standard deviations to either side.
    expect(asked).toBeGreaterThan(13);
    expect(asked).toBeLessThan(67);
    expect(read.compared).toHaveLength(1);
    expect((read.compared[0]?.pairs ?? 0) + UNREADABLE).toBe(asked);
  });

  it('says that one sees what the other misses, how unlikely that is by chance, and where to look', () => {
    const [row] = read.compared;
    expect(row).toMatchObject({
      first: 'serpapi',
      second: 'scaleserp',
      both: 0,
      neither: 0,
      onlySecond: 0,
      flagged: true,
      firstAds: 2 * (row?.onlyFirst ?? 0),
      secondAds: 0,
    });
    expect(row?.onlyFirst).toBe(row?.pairs);
    expect(row?.chance).toBeCloseTo(2 / 2 ** (row?.onlyFirst ?? 0), 12);
    expect(row?.apart?.firstCapture).not.toBe(row?.apart?.secondCapture);
  });

  it('never takes a check that could not be made for one that saw nothing, nor asks anybody else instead', async () => {
    expect(read.compared[0]?.unreadable).toBe(UNREADABLE);
    const polls = await server
      .dataSource()
      .query<{ outcome: string; provider: string }[]>(
        "SELECT outcome, provider FROM poll WHERE purpose = 'cross-check' AND outcome NOT IN ('ads', 'no-ads')",
      );
    expect(polls).toEqual(Array(UNREADABLE).fill({ outcome: 'failed', provider: 'scaleserp' }));
  });

  it('leaves the searches as the watch’s own looks saw them: nothing that the second missed makes one seem quiet', async () => {
    const answer = await server.agent('viewer').get('/api/coverage?days=7').expect(200);
    const { totals, cells } = answer.body as Coverage;
    expect(totals).toMatchObject({ looks: 80, ads: 80, noAds: 0, failed: 0 });
    expect(cells.filter(({ last }) => last?.outcome !== 'ads')).toEqual([]);
  });

  it('is for people who signed in', async () => {
    await server.stranger().get('/api/coverage/cross-checks').expect(401);
  });
});
