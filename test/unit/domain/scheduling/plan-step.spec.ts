import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { partOf, PARTS, stepsOfDay } from '../../../../src/domain/scheduling/adaptive/day-parts.js';
import { planStep, type SeenThere, type ZonedCell } from '../../../../src/domain/scheduling/adaptive/plan-step.js';

const HOUR = 3_600_000;
const BERLIN = 'Europe/Berlin';

function cells(zones: readonly string[] = [BERLIN]): ZonedCell[] {
  return zones.flatMap((zone, at) =>
    (['desktop', 'mobile'] as const).map((device): ZonedCell => ({
      zone,
      cell: {
        ...{ watchId: 'w', query: 'nordlicht', engine: 'google', device },
        market: { country: 'DE', language: 'de', location: `place ${at}` },
      },
    })),
  );
}

function plan(now: number, list: ZonedCell[], changes: Partial<Parameters<typeof planStep>[0]> = {}) {
  const { steps, at } = stepsOfDay(now, list[0]?.zone ?? 'UTC');
  return planStep({
    ...{ cells: list, seen: [], steps, at, now, aDay: 60, taken: 0, policy: 'adaptive', seed: 7 },
    ...changes,
  });
}

describe('the steps of a day', () => {
  it('are six, one after the other, also on days on which the clock changes', () => {
    const instants = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2028, 0, 1) });
    const zones = fc.constantFrom(BERLIN, 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'Africa/Cairo');
    fc.assert(
      fc.property(instants, zones, (instant, zone) => {
        const { steps, at } = stepsOfDay(instant, zone);
        expect(steps).toHaveLength(PARTS);
        expect(steps[at]?.from).toBeLessThanOrEqual(instant);
        expect(steps[at]?.until).toBeGreaterThan(instant);
        for (const [nth, { from, until }] of steps.entries()) {
          expect(until).toBeGreaterThan(from);
          if (nth > 0) expect(from).toBe(steps[nth - 1]?.until);
          expect(stepsOfDay(from, zone).steps).toEqual(steps);
        }
      }),
    );
  });
});

describe('planning a step', () => {
  it('gives each look a minute from now on that lies in the part of the day of its own market', () => {
    const zones = [BERLIN, 'America/New_York', 'Asia/Kolkata', 'Asia/Tokyo'];
    fc.assert(
      fc.property(
        fc.integer({ min: Date.UTC(2026, 9, 20), max: Date.UTC(2026, 10, 20) }),
        fc.integer(),
        (now, seed) => {
          const { steps, at } = stepsOfDay(now, BERLIN);
          const { from, until } = steps[at] ?? { from: 0, until: 0 };
          const looks = plan(now, cells(zones), { seed });
          for (const { slot, cell } of looks) {
            const zone = zones[Number(cell.market.location?.split(' ')[1])] ?? BERLIN;
            expect(slot.getTime()).toBeGreaterThanOrEqual(now);
            expect(slot.getTime()).toBeLessThan(until);
            expect(partOf(slot.getTime(), zone)).toBe(partOf(from + (until - from) / 2, zone));
          }
          expect(looks).toEqual(plan(now, cells(zones), { seed }));
        },
      ),
      { numRuns: 30 },
    );
  });

  it('takes no more looks than are left of the day', () => {
    const now = Date.UTC(2026, 10, 26, 23);
    expect(plan(now, cells([BERLIN, BERLIN, BERLIN]), { aDay: 20, taken: 18 }).length).toBeLessThanOrEqual(2);
    expect(plan(now, cells(), { aDay: 20, taken: 20 })).toEqual([]);
  });

  it('looks at both sides of a pair in the same minute, and names each as the twin of the other', () => {
    const now = Date.UTC(2026, 10, 26, 23);
    const incident = { id: 'a', name: 'suedlicht.example', gravity: 1, sightings: 1, shown: 1, missed: 0 };
    const seen: SeenThere[] = [
      {
        ...{ cell: 1, part: 0, looks: 3, news: 1, counted: { looks: 3, news: 1 }, lastLook: now - 24 * HOUR },
        incidents: [{ ...incident, lastSeen: now - 24 * HOUR, lastSeenOn: 'b' }],
      },
    ];
    const pairs = Array.from({ length: 40 }, (_, seed) => {
      const looks = plan(now, cells([BERLIN, BERLIN, BERLIN, BERLIN]), { seen, seed, aDay: 40 });
      return looks.flatMap(({ slot, twin, purpose }) => {
        if (twin === null) return [];
        if (!('planned' in twin)) throw new Error('The twin of a look at another place is looked at in the same step.');
        return [{ purpose, same: looks[twin.planned]?.slot.getTime() === slot.getTime() }];
      });
    }).flat();
    expect(pairs.length).toBeGreaterThan(5);
    expect(pairs.every(({ purpose, same }) => purpose === 'pair' && same)).toBe(true);
  });

  it('plans nothing where the step is as good as over', () => {
    const now = Date.UTC(2026, 10, 26, 22, 55);
    expect(plan(now, cells())).toEqual([]);
  });
});
