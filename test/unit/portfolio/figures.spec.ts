import { describe, expect, it } from '@jest/globals';
import { keptFigure } from '../../../src/portfolio/figure-units.js';
import { readPortfolioText } from '../../../src/portfolio/portfolio-file.js';

function problems(figures: string): string[] {
  const reading = readPortfolioText(`brands: [{ name: A, marks: [{ text: A }], figures: [${figures}] }]`);
  return reading.ok ? [] : reading.problems.map(({ path, code, message }) => `${path} ${code}: ${message}`);
}

const RATE = 'kind: conversion_rate, unit: percent, tag: observed, source: s';
const AT = 'brands[0].figures[0]';

describe('a figure of a portfolio file', () => {
  it('is a value or a range, for one market and for all', () => {
    expect(problems(`{ ${RATE}, value: 2.5 }, { ${RATE}, market: DE, low: 2, high: 3 }`)).toEqual([]);
    expect(problems('{ kind: brand_searches, market: DE, value: 12000, tag: observed, source: s }')).toEqual([]);
    expect(problems('{ kind: order_value, value: 80, unit: EUR, tag: assumed, source: s }')).toEqual([]);
  });

  it.each([
    ['no figure at all', `{ ${RATE} }`, `${AT} missing: expected either value, or both low and high`],
    ['half a range', `{ ${RATE}, low: 2 }`, `${AT} missing: expected either value, or both low and high`],
    [
      'a value and a range',
      `{ ${RATE}, value: 2, low: 1, high: 3 }`,
      `${AT} missing: expected either value, or both low and high`,
    ],
    [
      'a range backwards',
      `{ ${RATE}, low: 3, high: 2 }`,
      `${AT}.high empty-range: expected high to be at least low (3); got 2`,
    ],
    ['more than all', `{ ${RATE}, value: 250 }`, `${AT}.value wrong-value: expected at most 100 percent; got 250`],
    [
      'less than none',
      `{ ${RATE}, value: -1 }`,
      `${AT}.value wrong-value: expected a number that is not below 0; got the number -1`,
    ],
    [
      'more than can be reckoned with',
      '{ kind: order_value, value: 1e300, unit: EUR, tag: observed, source: s }',
      `${AT}.value wrong-value: expected a number of at most a million million; got the number 1e+300`,
    ],
    [
      'a share without its unit',
      '{ kind: margin, value: 0.4, tag: observed, source: s }',
      `${AT}.unit wrong-value: expected percent, because this figure is a share; got nothing`,
    ],
    [
      'money without a currency',
      '{ kind: order_value, value: 80, unit: euros, tag: observed, source: s }',
      `${AT}.unit wrong-value: expected the currency in three capitals (ISO 4217), such as EUR; got 'euros'`,
    ],
    [
      'searches of no market',
      '{ kind: brand_searches, value: 80, tag: observed, source: s }',
      `${AT}.market missing: is missing; expected the country in which these searches are made, such as DE`,
    ],
    [
      'the same figure twice',
      `{ ${RATE}, value: 2 }, { ${RATE}, value: 3 }`,
      `brands[0].figures[1] duplicate: the same figure as brands[0].figures[0]; expected it once`,
    ],
  ])('is refused with %s', (_what, figures, problem) => {
    expect(problems(figures)).toContain(problem);
  });

  it('needs its source', () => {
    expect(problems('{ kind: margin, value: 40, unit: percent, tag: observed }').join()).toContain('.source missing');
  });

  it('is kept as a share, whatever the file counts in percent', () => {
    const figure = { kind: 'conversion_rate', value: null, low: 2, high: 3, unit: 'percent' } as const;
    expect(keptFigure(figure)).toEqual({ low: 0.02, high: 0.03, unit: 'share' });
    expect(keptFigure({ ...figure, kind: 'order_value', value: 80, low: null, high: null, unit: 'EUR' })).toEqual({
      low: 80,
      high: 80,
      unit: 'EUR',
    });
  });
});
