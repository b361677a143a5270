import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { cellNumber, cellOfNumber, CELLS, DAYS } from '../../bench/scheduling/grid.js';
import { type Chooser, simulate } from '../../bench/scheduling/simulate.js';
import { inOfficeHours, uniformly } from '../../bench/scheduling/simple-choosers.js';
import { type World, WORLDS, worldOf } from '../../bench/scheduling/worlds.js';

const digest = (world: World): string => createHash('sha256').update(JSON.stringify(world)).digest('hex').slice(0, 16);

describe('the worlds that scheduling is measured on', () => {
  it('are the ones that were committed before the policy', () => {
    expect(Object.fromEntries(WORLDS.map((name) => [name, digest(worldOf(name, 1))]))).toEqual({
      'geo-hiders': '03e1383028d256be',
      'day-parters': '526bfeaea6ab4614',
      rotators: 'f80878a0f8c123e6',
      bursty: '4e384afdcad11630',
      structureless: '51013d3dab937680',
    });
  });

  it('differ from seed to seed and are the same for the same seed', () => {
    for (const name of WORLDS) {
      expect(digest(worldOf(name, 7))).toBe(digest(worldOf(name, 7)));
      expect(digest(worldOf(name, 7))).not.toBe(digest(worldOf(name, 8)));
    }
  });

  it('hide incidents on cells that exist, within a share of searches', () => {
    for (const name of WORLDS)
      for (const { shown, stretches } of worldOf(name, 3).incidents) {
        expect(shown).toBeGreaterThan(0.1);
        expect(shown).toBeLessThan(0.5);
        for (const { from, until, cells } of stretches) {
          expect(from).toBeLessThan(until);
          expect(cells.every((cell) => cell >= 0 && cell < CELLS && cellNumber(cellOfNumber(cell)) === cell)).toBe(
            true,
          );
        }
      }
  });
});

describe('the simulator', () => {
  /** One incident on one cell of the first band, always shown, on the second and third day. */
  const world: World = {
    name: 'structureless',
    incidents: [{ shown: 1, stretches: [{ from: 24, until: 72, cells: [5] }] }],
  };
  const always = (cell: number, times: number): Chooser => ({
    choose: ({ band }) => (band === 0 ? Array.from({ length: times }, () => cell) : []),
    saw: () => undefined,
  });

  it('shows an incident only where and while it is', () => {
    expect(simulate(world, always(5, 1), 1, 1)).toEqual({ looks: DAYS, there: 1, found: 1, confirmed: 0 });
    expect(simulate(world, always(5, 2), 2, 1)).toMatchObject({ found: 1, confirmed: 1 });
    expect(simulate(world, always(6, 2), 2, 1)).toMatchObject({ found: 0, confirmed: 0 });
  });

  it('lets nobody look more often than the day allows', () => {
    expect(() => simulate(world, always(5, 3), 2, 1)).toThrow('3 looks were chosen of 2 left');
  });

  it('spends the same on looking uniformly and on looking in office hours', () => {
    for (const chooser of [uniformly, inOfficeHours])
      expect(simulate(worldOf('rotators', 1), chooser(40, 1), 40, 1).looks).toBe(40 * DAYS);
  });
});
