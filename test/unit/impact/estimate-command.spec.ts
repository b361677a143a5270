import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { Estimate } from '../../../src/domain/impact/estimate.js';
import { runImpactEstimate } from '../../../src/impact/estimate.command.js';

const PAGE = readFileSync(resolve(import.meta.dirname, '../../../docs/impact.md'), 'utf8');

/** As the command line hands them over, defaults included. */
const EXAMPLE = {
  searches: '5519.507187',
  seen: 7,
  looks: 40,
  ownAd: 'below',
  conversionRate: '2-3',
  orderValue: '75-85',
  margin: '40',
  currency: 'EUR',
  seed: 20_261_125,
  locale: 'en-GB',
};

function run(options: object): string[] {
  const lines: string[] = [];
  const code = runImpactEstimate(options, { out: (line) => lines.push(line), err: (line) => lines.push(line) });
  expect(code).toBe(0);
  return lines;
}
const json = (options: object): Estimate => JSON.parse(run({ ...options, json: true }).join('')) as Estimate;

/** The rows of the note checked by hand: result, percentile, hand, product, difference, standard error. */
const rows = [
  ...PAGE.matchAll(/^\| `(\w+)` \| (P10|P50|P90) \| ([\d.]+) \| ([\d.]+) \| ([+-][\d.]+) \| ([\d.]+) \|$/gm),
].map(([, kind, percentile, ...numbers]) => ({ kind, percentile, numbers: numbers.map(Number) }));

describe('markwarden impact estimate', () => {
  it('prints the numbers of the note that docs/impact.md checks by hand, within four errors of the hand', () => {
    expect(rows).toHaveLength(24);
    const { results } = json(EXAMPLE);
    for (const { kind, percentile, numbers } of rows) {
      const [hand = Number.NaN, product, difference, error = 0] = numbers;
      const result = results.find((one) => one.kind === kind);
      if (result === undefined || 'notEstimated' in result) throw new Error(`${String(kind)} is not estimated`);
      const is = result[percentile?.toLowerCase() as 'p10' | 'p50' | 'p90'];
      expect(is).toBeCloseTo(product ?? Number.NaN, 4);
      expect(is - hand).toBeCloseTo(difference ?? Number.NaN, 3);
      expect(Math.abs(is - hand)).toBeLessThan(4 * error);
    }
  });

  it('says ranges, the input they hang on, and where every input comes from', () => {
    const lines = run(EXAMPLE);
    expect(lines).toContain('Revenue at risk: between €82 and €270, most likely around €160.');
    expect(lines.join('\n')).toContain('Hangs most on: Share of searches that showed the ad');
    expect(lines.join('\n')).toMatch(/Cost of a contact: US\$3\.82 to US\$5\.25 \[borrowed\] ContactBabel/);
  });

  it('says what is missing instead of a nought', () => {
    expect(run({ ...EXAMPLE, conversionRate: undefined }).join('\n')).toContain(
      'Revenue at risk: not estimated: nobody has given the share of visits that end in an order (figure conversion_rate).',
    );
  });

  it('tells a hijack by its commission', () => {
    const hijack = json({ ...EXAMPLE, hijack: true, brandPaidCtr: '30-40', commission: '8' });
    expect(hijack.results.map(({ kind }) => kind)).toContain('commission_paid');
    expect(hijack.results.map(({ kind }) => kind)).not.toContain('revenue_at_risk');
  });

  it.each([
    ['more sightings than looks', { seen: 41 }, '--seen'],
    ['a range backwards', { orderValue: '85-75' }, '--order-value'],
    ['more than all', { margin: '140' }, '--margin'],
    ['words for a number', { searches: 'many' }, '--searches'],
    ['a currency that is none', { currency: 'euro' }, '--currency'],
    ['a locale that is none', { locale: 'not a tag' }, '--locale'],
  ])('refuses %s and names the option', (_what, change, option) => {
    expect(() => runImpactEstimate({ ...EXAMPLE, ...change }, { out: () => undefined, err: () => undefined })).toThrow(
      option,
    );
  });
});
