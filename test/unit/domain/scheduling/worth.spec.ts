import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Cell } from '../../../../src/domain/scheduling/cell.js';
import { stepsOfDay } from '../../../../src/domain/scheduling/adaptive/day-parts.js';
import { planStep, type SeenThere, type ZonedCell } from '../../../../src/domain/scheduling/adaptive/plan-step.js';
import { gravityOf, harmBySearch, volumeByMarket } from '../../../../src/domain/scheduling/adaptive/worth.js';

const BERLIN = 'Europe/Berlin';
const MONDAY = Date.UTC(2026, 10, 23, 9);

describe('how grave an incident is', () => {
  it('is said by its gravest line, and what a person has yet to judge weighs half', () => {
    const lines = [
      { violation: 'brand_bid', verdict: 'appearance' },
      { violation: 'impersonation', verdict: 'review' },
    ] as const;
    expect(gravityOf(lines)).toBe(0.5);
    expect(gravityOf([{ violation: 'impersonation', verdict: 'violation' }])).toBe(1);
    expect(gravityOf([])).toBe(0);
  });
});

describe('what finds are worth', () => {
  it('is more for a search at which somebody posed as the brand than for one at which ads only appeared', () => {
    const grave = Array.from({ length: 4 }, () => ({ search: 'login', gravity: 1 }));
    const light = Array.from({ length: 4 }, () => ({ search: 'reviews', gravity: 0.2 }));
    const harm = harmBySearch([...grave, ...light]);
    expect(harm.get('login')).toBeGreaterThan(1.2);
    expect(harm.get('reviews')).toBeLessThan(0.8);
  });

  it('is hardly moved by a single incident', () => {
    const harm = harmBySearch([
      { search: 'one', gravity: 1 },
      ...Array.from({ length: 20 }, () => ({ search: 'many', gravity: 0.6 })),
    ]);
    expect(harm.get('one')).toBeLessThan(1.2);
  });

  it('is 1.4 times as much in a market that searches twice as often', () => {
    const volume = volumeByMarket(new Map(Object.entries({ DE: 20_000, AT: 10_000 })));
    expect((volume.get('DE') ?? 0) / (volume.get('AT') ?? 1)).toBeCloseTo(Math.SQRT2, 10);
  });

  it('never falls below half or rises above twice, and without incidents or figures says nothing', () => {
    const number = fc.double({ min: 0, max: 1e12, noNaN: true });
    fc.assert(
      fc.property(fc.dictionary(fc.string(), number), (searches) => {
        for (const factor of volumeByMarket(new Map(Object.entries(searches))).values()) {
          expect(factor).toBeGreaterThanOrEqual(0.5);
          expect(factor).toBeLessThanOrEqual(2);
        }
      }),
    );
    const gravity = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.record({ search: fc.string(), gravity })), (incidents) => {
        for (const factor of harmBySearch(incidents).values()) {
          expect(factor).toBeGreaterThanOrEqual(0.5);
          expect(factor).toBeLessThanOrEqual(2);
        }
      }),
    );
    expect([harmBySearch([]).size, volumeByMarket(new Map()).size]).toEqual([0, 0]);
  });
});

describe('the looks of a day', () => {
  const cell = (query: string, country: string): ZonedCell => ({
    zone: BERLIN,
    cell: {
      ...{ watchId: 'w', query, engine: 'google', device: 'desktop' },
      market: { country, language: 'de', location: null },
    } satisfies Cell,
  });

  /** How many looks each cell gets in a part of the day in which there is one for every second cell, over many seeds. */
  function looks(cells: readonly ZonedCell[], changes: Partial<Parameters<typeof planStep>[0]>): number[] {
    const { steps, at } = stepsOfDay(MONDAY, BERLIN);
    const counts = new Map<Cell, number>();
    for (let seed = 0; seed < 200; seed += 1) {
      const planned = planStep({
        ...{ cells, seen: [], steps, at, now: MONDAY, aDay: 6, taken: 0, policy: 'adaptive', seed },
        ...changes,
      });
      for (const look of planned) counts.set(look.cell, (counts.get(look.cell) ?? 0) + 1);
    }
    return cells.map((one) => counts.get(one.cell) ?? 0);
  }

  it('go more often to the market that searches more, and the other keeps its share', () => {
    const cells = [cell('nordlicht', 'DE'), cell('nordlicht', 'AT')];
    const [germany = 0, austria = 0] = looks(cells, { searches: new Map(Object.entries({ DE: 90_000, AT: 10_000 })) });
    expect(germany).toBeGreaterThan(austria * 1.3);
    expect(austria).toBeGreaterThan(10);
  });

  it('go more often to the search for which graver things were found, and say so', () => {
    const cells = [cell('nordlicht login', 'DE'), cell('nordlicht test', 'DE')];
    const seen = cells.map((_one, index): SeenThere => {
      const incidents = [0, 1, 2, 3].map((nth) => ({
        ...{ id: `${index} ${nth}`, name: 'x', gravity: index === 0 ? 1 : 0.2, sightings: 9 },
        ...{ lastSeen: MONDAY - 5 * 86_400_000, lastSeenOn: 'look', shown: 1, missed: 2 },
      }));
      const counted = { looks: 20, news: 4 };
      return { cell: index, part: 0, looks: 20, news: 4, counted, lastLook: MONDAY - 86_400_000, incidents };
    });
    const [grave = 0, light = 0] = looks(cells, { seen });
    expect(grave).toBeGreaterThan(light * 1.3);
    const { steps, at } = stepsOfDay(MONDAY, BERLIN);
    const planned = planStep({ cells, seen, steps, at, now: MONDAY, aDay: 60, taken: 0, policy: 'adaptive', seed: 7 });
    const told = planned.find((look) => look.purpose === 'adaptive' && look.cell === cells[0]?.cell);
    expect(told?.why.sentence).toMatch(/a find counts 1\.\d times as much by what was found for this search so far\.$/);
    expect(told?.why.figures).toHaveProperty('harm');
  });
});
