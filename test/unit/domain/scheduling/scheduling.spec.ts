import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { blindSpells, type CellSpell } from '../../../../src/domain/scheduling/blind-spells.js';
import { cellKey, cellsOf } from '../../../../src/domain/scheduling/cell.js';
import { howItEnds } from '../../../../src/domain/scheduling/how-it-ends.js';
import { enginesWithoutProvider, notOffered } from '../../../../src/domain/scheduling/live-providers.js';
import { lookReason } from '../../../../src/domain/scheduling/look-reasons.js';
import { marketZone } from '../../../../src/domain/scheduling/market-zone.js';
import { chanceOfMissing } from '../../../../src/domain/scheduling/missed.js';
import { waitBeforeRetry } from '../../../../src/domain/scheduling/retry.js';
import { forecastOfMonth } from '../../../../src/domain/scheduling/spend-forecast.js';

const germany = { country: 'DE', language: 'de', location: null };
const watch = {
  id: 'w',
  queries: ['nordlicht', 'nordlicht gutschein'],
  engines: ['google', 'bing'] as const,
  markets: [germany, { ...germany, location: 'Hamburg' }],
  devices: ['desktop', 'mobile'] as const,
};

describe('a watch', () => {
  it('is looked at in every combination of its lists, each once', () => {
    const cells = cellsOf({ ...watch, queries: [...watch.queries, 'nordlicht'] });
    expect(cells).toHaveLength(2 * 2 * 2 * 2);
    expect(new Set(cells.map(cellKey)).size).toBe(16);
  });

  it('keeps its cells when only a time zone is stated', () => {
    const [stated] = cellsOf({ ...watch, markets: [{ ...germany, timeZone: 'Europe/Berlin' }] });
    const [bare] = cellsOf(watch);
    if (stated === undefined || bare === undefined) throw new Error('no cells');
    expect(cellKey(stated)).toBe(cellKey(bare));
  });

  it.each([
    ['as stated', { country: 'US', timeZone: 'America/Denver' }, 'America/Denver', 'stated'],
    ['of a country with one', { country: 'JP' }, 'Asia/Tokyo', 'country'],
    ['of the largest city of a country with several', { country: 'US', timeZone: null }, 'America/New_York', 'largest'],
    ['UTC where none is known', { country: 'BV' }, 'UTC', 'utc'],
  ])('runs in the time zone %s', (_name, market, zone, basis) => {
    expect(marketZone(market)).toEqual({ zone, basis });
  });
});

describe('what providers offer', () => {
  const look = { engine: 'google', device: 'desktop', market: germany } as const;
  it.each([
    ['a tablet', notOffered('dataforseo', { ...look, device: 'tablet' }), /tablet/],
    ['an engine', notOffered('dataforseo', { ...look, engine: 'yahoo' }), /Yahoo/],
    ['a country', notOffered('serpapi', { ...look, engine: 'baidu' }), /from Germany/],
    [
      'a place',
      notOffered('serpapi', { ...look, engine: 'yahoo', market: { ...germany, location: 'Bonn' } }),
      /location/,
    ],
  ])('leaves out %s, and says so', (_what, sentence, expected) => expect(sentence).toMatch(expected));

  it('takes what it lists', () => {
    expect([notOffered('serpapi', look), notOffered('dataforseo', look)]).toEqual([null, null]);
    expect(enginesWithoutProvider(['google', 'yandex'], ['dataforseo'])).toEqual(['yandex']);
    expect(enginesWithoutProvider(['google', 'yandex'], ['dataforseo', 'serpapi'])).toEqual([]);
  });
});

describe('an ad that may have been missed', () => {
  it('is missed for certain without a look, and by three looks of four in ten as assumed', () => {
    expect(chanceOfMissing(0)).toBe(1);
    expect(chanceOfMissing(3)).toBeCloseTo(0.75 ** 3, 12);
    expect(chanceOfMissing(3, { liveShare: 1, impressionShare: 1 })).toBe(0);
  });

  it('is missed the less, the more is looked', () => {
    fc.assert(
      fc.property(
        fc.nat(500),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (looks, liveShare, impressionShare) => {
          const ad = { liveShare, impressionShare };
          const chance = chanceOfMissing(looks, ad);
          expect(chance).toBeGreaterThanOrEqual(0);
          expect(chance).toBeLessThanOrEqual(1);
          expect(chanceOfMissing(looks + 1, ad)).toBeLessThanOrEqual(chance);
        },
      ),
    );
  });
});

describe('a look that no provider took', () => {
  const of = (provider: 'serpapi' | 'dataforseo', code: string) => ({ provider, code, message: code });
  it.each([
    [
      'failed, when one failed and the other has no budget',
      [of('serpapi', 'key-refused'), of('dataforseo', 'no-budget')],
      'failed',
      'key-refused',
    ],
    [
      'refused, when the only one that could has no budget left',
      [of('serpapi', 'not-offered'), of('dataforseo', 'budget-spent')],
      'refused',
      'budget-spent',
    ],
    [
      'refused, when a key is missing and the other budget is spent',
      [of('serpapi', 'no-key'), of('dataforseo', 'budget-spent')],
      'refused',
      'budget-spent',
    ],
    [
      'failed for the last failure of several',
      [of('serpapi', 'timed-out'), of('dataforseo', 'provider-down')],
      'failed',
      'provider-down',
    ],
    ['failed, when nobody offers it', [of('serpapi', 'not-offered')], 'failed', 'not-offered'],
  ] as const)('is %s', (_name, tried, outcome, code) => {
    expect(howItEnds([...tried])).toMatchObject({ outcome, because: { code } });
  });
});

it('waits longer with every try, and never less than the provider asks', () => {
  expect([1, 2, 3].map((attempts) => waitBeforeRetry(attempts, null))).toEqual([30, 60, 120]);
  expect(waitBeforeRetry(1, 400)).toBe(400);
});

it('forecasts a month from what is spent and the pace of the last days', () => {
  const now = new Date('2026-11-21T00:00:00Z');
  expect(forecastOfMonth({ spent: 200, recent: 70, recentDays: 7 }, now)).toBe(300);
  expect(forecastOfMonth({ spent: 200, recent: 0, recentDays: 7 }, now)).toBe(200);
});

it('has a word on every code, also on those of parsers', () => {
  expect(lookReason('key-refused').todo).toMatch(/key/i);
  expect(lookReason('unreadable-ads').means).toMatch(/could not be read/);
  expect(lookReason('constructor').means).toMatch(/could not be read/);
});

describe('blind spells', () => {
  const run = (cell: string, from: number, until: number | null, code = 'key-refused'): CellSpell => {
    const at = (hour: number): Date => new Date(Date.UTC(2026, 10, 18, hour));
    return {
      brandId: 'b',
      provider: 'serpapi',
      code,
      message: code,
      cell,
      from: at(from),
      until: until === null ? null : at(until),
      looks: 1,
    };
  };

  it('of many cells with one reason are one, from the first to the last', () => {
    const [spell, ...others] = blindSpells([run('a', 3, 5), run('b', 1, 4), run('c', 5, 6)]);
    expect(others).toEqual([]);
    expect([spell?.from.getUTCHours(), spell?.until?.getUTCHours(), spell?.looks, spell?.cells.length]).toEqual([
      1, 6, 3, 3,
    ]);
  });

  it('last while any of their cells is blind, and stand first then', () => {
    const spells = blindSpells([run('a', 8, 9, 'timed-out'), run('a', 1, null), run('b', 2, 3)]);
    expect(spells.map(({ code, until }) => [code, until === null])).toEqual([
      ['key-refused', true],
      ['timed-out', false],
    ]);
  });

  it('lose no look and no cell, however they overlap', () => {
    const runs = fc.array(
      fc.record({
        cell: fc.constantFrom('a', 'b', 'c'),
        from: fc.nat(20),
        length: fc.nat(4),
        lasts: fc.boolean(),
        code: fc.constantFrom('x', 'y'),
      }),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(runs, (drawn) => {
        const given = drawn.map(({ cell, from, length, lasts, code }) =>
          run(cell, from, lasts ? null : from + length, code),
        );
        const spells = blindSpells(given);
        expect(spells.reduce((sum, { looks }) => sum + looks, 0)).toBe(given.length);
        for (const each of given) {
          const holder = spells.find(
            ({ code, from, until, cells }) =>
              code === each.code &&
              cells.includes(each.cell) &&
              from <= each.from &&
              (until === null || (each.until !== null && until >= each.until)),
          );
          expect(holder).toBeDefined();
        }
      }),
    );
  });
});
