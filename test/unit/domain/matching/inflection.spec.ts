import { describe, expect, it } from '@jest/globals';
import { withoutEnding } from '../../../../src/domain/matching/inflection.js';
import { foldText } from '../../../../src/domain/text/fold.js';

const stems = (word: string): string[] => withoutEnding(foldText(word).key).map(({ key }) => key);

describe('an inflected word of a vocabulary', () => {
  it.each([
    ['English', 'wallets', ['wallet']],
    ['Russian dative', 'кошельками', ['кошельк']],
    ['Russian instrumental, whose й is folded', 'скидкой', ['скидк']],
    ['Russian genitive', 'отзывов', ['отзыв']],
    ['Arabic, by each prefix that it may have', 'والعرض', ['عرض', 'العرض']],
    ['Hebrew', 'הארנק', ['ארנק']],
    ['a short word', 'news', []],
    ['a word without an ending', 'wallet', []],
  ])('has its stems in %s', (_language, word, expected) => {
    expect(stems(word)).toEqual(expected);
  });

  it('is cut by as many units as its stem is shorter', () => {
    for (const word of ['wallets', 'кошельками', 'والعرض']) {
      const { key } = foldText(word);
      for (const stem of withoutEnding(key)) {
        expect(key.slice(stem.cutBefore, key.length - stem.cutAfter)).toBe(stem.key);
      }
    }
  });
});
