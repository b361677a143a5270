import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { DataSource } from 'typeorm';
import type { Coverage } from '../../src/screens/coverage.schema.js';
import { CapturesService } from '../../src/captures/captures.service.js';
import { FixedClock } from '../../src/platform/clock/clock.js';
import { withApplication } from '../support/application.js';
import { STORY_END, tellCoverageStory } from '../support/coverage-story.js';
import { serpApiReply } from '../support/samples.js';

jest.setTimeout(120_000);

const urlOf = (database: DataSource): string => (database.options as { url: string }).url;

describe('GET /api/coverage', () => {
  const server = withApplication({ clock: new FixedClock(STORY_END) });
  const read = async (query = ''): Promise<Coverage> =>
    (await server.agent('viewer').get(`/api/coverage${query}`).expect(200)).body as Coverage;
  let week: Coverage;
  beforeAll(async () => {
    await tellCoverageStory(urlOf(server.dataSource()));
    const bytes = serpApiReply({ query: 'by hand', ads: [] });
    const handedIn = { provider: 'serpapi', origin: 'terminal', fileName: null, bytes } as const;
    await server.app().get(CapturesService, { strict: false }).receive([handedIn]);
    week = await read();
  }, 120_000);

  it('counts every look once, by how it ended, and captures that were handed in apart', () => {
    const { looks, ads, noAds, blocked, failed, refused, waiting } = week.totals;
    // Seven days of UTC and the present one's begun hours hold thirteen slots of twelve cells.
    expect(looks).toBe(13 * 12);
    expect(ads + noAds + blocked + failed + refused + waiting).toBe(looks);
    const sums = week.cells.reduce((sum, cell) => sum + cell.ads + cell.noAds + cell.failed + cell.refused, 0);
    expect(sums).toBe(looks);
    const buckets = week.cells.flatMap((cell) => cell.buckets);
    expect(buckets.reduce((sum, bucket) => sum + bucket.ads + bucket.noAds + bucket.failed + bucket.refused, 0)).toBe(
      looks,
    );
    expect(week.handedIn).toEqual({ ads: 0, noAds: 0, blocked: 0, failed: 0, waiting: 1 });
  });

  it('shows a cell that is watched and never looked at', () => {
    const [unlooked, ...others] = week.cells.filter(({ last }) => last === null);
    expect(others).toEqual([]);
    expect(unlooked).toMatchObject({
      engine: 'yahoo',
      live: false,
      ads: 0,
      noAds: 0,
      chanceOfMissing: null,
      buckets: [],
    });
  });

  it('says beside “nothing there” how likely an ad was missed, from the looks that could see, and nowhere else', () => {
    for (const cell of week.cells.filter(({ live }) => live)) {
      const expected = cell.ads > 0 ? null : 0.75 ** cell.noAds;
      if (expected === null) expect(cell.chanceOfMissing).toBeNull();
      else expect(cell.chanceOfMissing).toBeCloseTo(expected, 10);
    }
    expect(week.assumed).toEqual({ liveShare: 0.5, impressionShare: 0.5 });
  });

  it('tells a blind spell that is over from one that lasts, each once for all cells, and what to do', () => {
    const [lasting, ...over] = week.blindSpells;
    expect(lasting).toMatchObject({ provider: 'serpapi', code: 'key-refused', until: null, cellCount: 12 });
    expect(lasting?.todo).toMatch(/key/);
    expect(over.every(({ until }) => until !== null)).toBe(true);
    const looks = week.blindSpells.reduce((sum, spell) => sum + spell.looks, 0);
    expect(looks).toBe(week.totals.failed + week.totals.refused);
  });

  it('counts what budgets have spent, never above them', () => {
    const budgets = Object.fromEntries(week.budgets.map(({ provider, limit, spent }) => [provider, [limit, spent]]));
    expect(budgets['dataforseo']).toEqual([20, 20]);
    expect(budgets['serpapi']?.[0]).toBe(400);
  });

  it('shows one day in hours, and one provider or brand alone', async () => {
    const day = await read('?days=1');
    expect([day.bucket, day.bucketStarts.length]).toEqual(['hour', 24]);
    expect(day.totals.looks).toBeLessThan(week.totals.looks);
    expect((await read('?provider=dataforseo')).totals.ads).toBe(0);
    expect((await read('?brand=00000000-0000-4000-8000-000000000000')).cells).toEqual([]);
  });

  it('is for people who signed in, and refuses a span that it cannot show', async () => {
    await server.stranger().get('/api/coverage').expect(401);
    await server.agent('viewer').get('/api/coverage?days=90').expect(400);
  });
});
