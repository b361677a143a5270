import { describe, expect, it } from '@jest/globals';
import { behindPrefixes } from '../../../../src/domain/detection/vocabulary/glued-prefixes.js';
import { foldText } from '../../../../src/domain/text/fold.js';

const behind = (word: string) => behindPrefixes(foldText(word).key);

describe('a word of a vocabulary behind a prefix that is written together with it', () => {
  it.each([
    ['Arabic, by each prefix that it may have', 'والعرض', ['عرض', 'العرض']],
    ['Hebrew', 'הארנק', ['ארנק']],
    ['a script that glues nothing', 'wallets', []],
  ])('%s', (_language, word, expected) => {
    expect(behind(word).map(({ key }) => key)).toEqual(expected);
  });

  it('is as much shorter as was cut', () => {
    const { key } = foldText('والعرض');
    for (const stem of behind('والعرض')) expect(key.slice(stem.cut)).toBe(stem.key);
  });
});
