import { describe, expect, it } from '@jest/globals';
import { formatUsd } from '../../../src/console/words/format.js';

describe('US dollars', () => {
  it.each([
    [0, 'USD 0.00'],
    [0.0005, 'USD 0.0005'],
    [0.3, 'USD 0.30'],
    [12.5, 'USD 12.50'],
    [5000, 'USD 5,000.00'],
  ])('%d is written so that neither cents nor parts of a cent are lost', (value, words) => {
    expect(formatUsd(value).replaceAll('\u00a0', ' ')).toBe(words);
  });
});
