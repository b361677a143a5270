import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cellRates, kinshipsOf } from '../../../../src/domain/scheduling/adaptive/cell-rates.js';
import type { SeenIncident } from '../../../../src/domain/scheduling/adaptive/cell-history.js';
import {
  type CellToday,
  chooseLooks,
  type LooksWanted,
} from '../../../../src/domain/scheduling/adaptive/choose-looks.js';

const HOUR = 3_600_000;
const NOW = Date.UTC(2026, 10, 26, 2);

/** Four queries in three markets at two parts of the day, of which the first begins now; nothing was looked at. */
function cells(
  changes: (cell: { query: number; market: number; part: number }) => Partial<CellToday> = () => ({}),
): CellToday[] {
  return [0, 1].flatMap((part) =>
    [0, 1, 2, 3].flatMap((query) =>
      [0, 1, 2].map((market): CellToday => ({
        key: `${query} ${market} ${part}`,
        traits: { query: `q${query}`, market: `m${market}`, device: 'mobile', part: `p${part}` },
        ...{
          looks: 0,
          news: 0,
          counted: { looks: 0, news: 0 },
          lastLook: null,
          lastSearch: null,
          worth: 1,
          incidents: [],
        },
        at: NOW + part * 4 * HOUR,
        now: part === 0,
        ...changes({ query, market, part }),
      })),
    ),
  );
}

const plan = (list: CellToday[], changes: Partial<LooksWanted> = {}) =>
  chooseLooks({
    ...{ cells: list, kinships: kinshipsOf(list), aDay: 20, left: 10, parts: 2, partsLater: 1, seed: 1 },
    ...changes,
  });
const seen = (changes: Partial<SeenIncident> = {}): SeenIncident => ({
  ...{
    id: 'x',
    name: 'suedlicht.example',
    gravity: 1,
    sightings: 1,
    lastSeen: NOW - 30 * HOUR,
    lastSeenOn: 'a',
    shown: 1,
    missed: 0,
  },
  ...changes,
});
const keys = (list: CellToday[], looks: ReturnType<typeof plan>) => looks.map(({ cell }) => list[cell]?.key);

describe('choosing looks', () => {
  it('chooses the same from the same facts, never more than are left, and only cells whose hour has come', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 0, max: 30 }), (seed, left) => {
        const list = cells();
        const looks = plan(list, { seed, left });
        expect(looks).toEqual(plan(list, { seed, left }));
        expect(looks.length).toBeLessThanOrEqual(left);
        expect(new Set(looks.map(({ cell }) => cell)).size).toBe(looks.length);
        expect(looks.every(({ cell }) => list[cell]?.now)).toBe(true);
      }),
    );
  });

  it('leaves about a tenth to chance, so that estimates have looks that nobody aimed', () => {
    const list = cells();
    const counts = Array.from(
      { length: 200 },
      (_, seed) => plan(list, { seed }).filter(({ purpose }) => purpose === 'uniform').length,
    );
    const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
    // A tenth of twenty looks a day, over two parts of the day.
    expect(mean).toBeCloseTo(1, 1);
  });

  it('goes where finds were made, and says what it expects there', () => {
    const list = cells(({ query }) => ({
      looks: 20,
      news: query === 2 ? 8 : 0,
      lastLook: NOW - 90 * HOUR,
      lastSearch: NOW - 90 * HOUR,
    }));
    const looks = plan(list, { left: 4, partsLater: 0, aDay: 8 }).filter(({ purpose }) => purpose === 'adaptive');
    expect(looks.length).toBeGreaterThan(0);
    for (const { cell, why } of looks) {
      expect(list[cell]?.traits.query).toBe('q2');
      expect(why.sentence).toMatch(
        /^(For q2 8 of 60 looks showed new advertisers, 4\.0 times the usual; o|O)ne find in \d+ looks is expected here, [\d.]+ times the mean of today's cells, and it was last looked at 4 days ago\.$/,
      );
      expect(why.figures).toMatchObject({ looks: 20, news: 8, gapHours: 90 });
    }
  });

  it('prefers what was not looked at lately among cells that promise the same', () => {
    const list = cells(({ market }) => (market === 0 ? { lastLook: NOW - HOUR, lastSearch: NOW - HOUR } : {}));
    const adaptive = plan(list, { left: 5 }).filter(({ purpose }) => purpose === 'adaptive');
    expect(keys(list, adaptive).filter((key) => key?.split(' ')[1] === '0')).toEqual([]);
  });

  it('looks again at a confirmed incident as a re-check, after a day and not after two weeks', () => {
    const confirmed = (lastSeen: number) =>
      cells(({ query, market }) =>
        query === 1 && market === 1
          ? { lastLook: lastSeen, lastSearch: lastSeen, incidents: [seen({ sightings: 3, lastSeen })] }
          : {},
      );
    const rechecks = (list: CellToday[]) =>
      keys(
        list,
        plan(list, { aDay: 40 }).filter(({ purpose }) => purpose === 'recheck'),
      );
    expect(rechecks(confirmed(NOW - 30 * HOUR))).toEqual(['1 1 0']);
    expect(rechecks(confirmed(NOW - 3 * HOUR))).toEqual([]);
    expect(rechecks(confirmed(NOW - 20 * 24 * HOUR))).toEqual([]);
  });

  const seenAt = (where: { query: number; market: number; part: number }): CellToday[] =>
    cells(({ query, market, part }) => {
      if (query !== where.query) return {};
      if (market !== where.market || part !== where.part)
        return { counted: { looks: 4, news: 0 }, lastLook: NOW - 3 * 24 * HOUR };
      return { lastLook: NOW - 5 * HOUR, incidents: [seen({ lastSeen: NOW - 5 * HOUR, lastSeenOn: 'the look' })] };
    });
  const pairsOf = (list: CellToday[]) => plan(list, { aDay: 40, seed: 3 }).filter(({ purpose }) => purpose === 'pair');

  it('pairs two places where an incident was seen in one of them alone: both are looked at at once', () => {
    const list = seenAt({ query: 3, market: 0, part: 0 });
    const [here, there] = pairsOf(list);
    expect(keys(list, pairsOf(list))).toEqual(['3 1 0', '3 0 0']);
    expect(here?.twin).toEqual({ cell: there?.cell });
    expect(there?.twin).toEqual({ cell: here?.cell });
    expect(here?.why.sentence).toBe(
      'suedlicht.example was seen in m0 5 hours ago and was not on 4 looks in m1: both are looked at in the same minute, to tell whether it differs.',
    );
    expect(there?.why.sentence).toBe(
      'suedlicht.example was seen here 5 hours ago: looked at in the same minute as in m1, to tell whether it differs.',
    );
  });

  it('pairs two hours by looking where an incident was not seen, against the look that showed it', () => {
    const list = seenAt({ query: 3, market: 0, part: 1 });
    const [pair, ...others] = pairsOf(list);
    expect(others).toEqual([]);
    expect(list[pair?.cell ?? -1]?.key).toBe('3 0 0');
    expect(pair?.twin).toEqual({ look: 'the look', at: NOW - 5 * HOUR });
    expect(pair?.why.sentence).toBe(
      'suedlicht.example was seen at p1 5 hours ago and was not on 4 looks at p0: is it shown at this hour?',
    );
  });

  it('pairs nothing where the incident was seen on both sides', () => {
    const list = cells(({ query, part }) =>
      query === 3 && part === 0 ? { lastLook: NOW - 24 * HOUR, incidents: [seen({ lastSeen: NOW - 24 * HOUR })] } : {},
    );
    expect(pairsOf(list).filter(({ twin }) => twin !== null && 'cell' in twin)).toEqual([]);
  });

  it('tells an incident that wants evidence, something new, and cells alike, in that order', () => {
    const first = (list: CellToday[]): string =>
      plan(list, { aDay: 4, left: 1, partsLater: 0, seed: 5 }).find(({ purpose }) => purpose === 'adaptive')?.why
        .sentence ?? '';
    const busy = (changes: Partial<CellToday>) =>
      cells(({ query, market, part }) =>
        query === 2 && market === 2 && part === 0
          ? { looks: 9, news: 3, counted: { looks: 9, news: 3 }, lastLook: NOW - 90 * HOUR, ...changes }
          : { looks: 9, counted: { looks: 9, news: 0 }, lastLook: NOW - 90 * HOUR },
      );
    expect(first(busy({ incidents: [seen({ shown: 3, lastSeen: NOW - 20 * HOUR })] }))).toMatch(
      /^suedlicht\.example was seen here at p0 on 3 of 9 looks and wants 2 more sightings as evidence; one find in/,
    );
    expect(first(busy({}))).toMatch(/^Here at p0 3 of 9 looks showed new advertisers; one find in \d+ looks/);
    expect(first(busy({ counted: { looks: 9, news: 0 } }))).toMatch(/^One find in \d+ looks/);
  });

  it('aims nothing when it is switched to uniform', () => {
    const looks = plan(cells(), { policy: 'uniform', left: 8 });
    expect(looks).toHaveLength(4);
    expect(looks.every(({ purpose }) => purpose === 'uniform')).toBe(true);
  });
});

describe('what cells alike say', () => {
  it('believes a difference between queries once it is more than chance', () => {
    const list = cells(({ query }) => ({ looks: 20, news: query === 2 ? 8 : 0.5 }));
    const rates = cellRates(kinshipsOf(list), list);
    expect((rates[list.findIndex(({ key }) => key === '2 0 0')] ?? 0) / (rates[0] ?? 1)).toBeGreaterThan(4);
  });

  it('lets a query that is seldom looked at borrow from its market', () => {
    const list = cells(({ query, market }) => (query === 0 ? {} : { looks: 20, news: market === 2 ? 8 : 0.5 }));
    const rates = cellRates(kinshipsOf(list), list);
    expect((rates[2] ?? 0) / (rates[0] ?? 1)).toBeGreaterThan(3);
  });

  it('gives every cell a rate above none, whatever was seen', () => {
    const counts = fc.array(fc.tuple(fc.nat(1000), fc.nat(50)), { minLength: 24, maxLength: 24 });
    fc.assert(
      fc.property(counts, (pairs) => {
        const list = cells().map((cell, at) => ({ ...cell, looks: pairs[at]?.[0] ?? 0, news: pairs[at]?.[1] ?? 0 }));
        expect([...cellRates(kinshipsOf(list), list)].every((rate) => rate > 0 && Number.isFinite(rate))).toBe(true);
      }),
    );
  });
});
