import { describe, expect, it } from '@jest/globals';
import { DISGUISED, DISGUISED_MARK, NEAR_MISSES } from '../../../support/disguised-spellings.js';

const once = (values: readonly string[]): boolean => new Set(values).size === values.length;

describe('the list of disguised spellings', () => {
  it('holds forty techniques and forty near-misses, each once', () => {
    expect([DISGUISED.length, NEAR_MISSES.length]).toEqual([40, 40]);
    expect(once(DISGUISED.map(({ technique }) => technique))).toBe(true);
    expect(once(NEAR_MISSES.map(({ why }) => why))).toBe(true);
    expect(once([...DISGUISED, ...NEAR_MISSES].map(({ text }) => text))).toBe(true);
  });

  it.each(DISGUISED)('says where the mark is: $technique', ({ text, spelling }) => {
    expect(spelling).not.toBe('');
    expect(text.split(spelling)).toHaveLength(2);
    expect(text).not.toBe(spelling);
  });

  it('names no misleading text that spells the mark out as a word of its own', () => {
    const names = [DISGUISED_MARK.text, ...DISGUISED_MARK.variants];
    for (const { text } of NEAR_MISSES) {
      const words = new Set(text.match(/[\p{L}\p{M}\p{N}]+/gu));
      expect({ text, holds: names.filter((name) => words.has(name)) }).toEqual({ text, holds: [] });
    }
  });

  it('writes under names that nobody can own', () => {
    const domains = [...DISGUISED, ...NEAR_MISSES].filter(({ where }) => where === 'domain');
    for (const { text } of domains) expect(text).toMatch(/^(?:https:\/\/)?[a-z0-9.-]+\.(?:example|test)(?:\/|$)/u);
  });
});
