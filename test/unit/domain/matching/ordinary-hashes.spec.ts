import { describe, expect, it } from '@jest/globals';
import { EVERY_ORDINARY_WORD } from '../../../../src/domain/detection/vocabulary/ordinary-words.js';
import { CondensedText } from '../../../../src/domain/matching/condensed-text.js';
import { isOrdinaryStretch } from '../../../../src/domain/matching/ordinary-hashes.js';
import { tokenise } from '../../../../src/domain/text/tokens.js';

function load(text: string): CondensedText {
  const condensed = new CondensedText();
  condensed.load(tokenise(text), false);
  return condensed;
}

function isOrdinary(text: string): boolean {
  const { beginnings, shapes, length } = load(text);
  return isOrdinaryStretch(beginnings, shapes, 0, length);
}

describe('an ordinary word by its hash', () => {
  it('is every word of the list', () => {
    expect([...EVERY_ORDINARY_WORD].filter((word) => !isOrdinary(word))).toEqual([]);
  });

  it.each(['Winter', 'winters', 'WINTER', 'Wínter', 'wint3r', 'вода', 'ήλιος'])('is %s', (word) => {
    expect(isOrdinary(word)).toBe(true);
  });

  it.each(['Elkowa', 'Quendarn', 'Winterquark', 'xwinter', 'nordlichtlampen', 'wintersss'])('is not %s', (word) => {
    expect(isOrdinary(word)).toBe(false);
  });

  it('is hardly ever a word that no language has', () => {
    let mistaken = 0;
    for (let number = 0; number < 50_000; number++) if (isOrdinary(`qx${number.toString(36)}zqk`)) mistaken++;
    expect(mistaken).toBeLessThan(5);
  });

  it('is found in the middle of a text as by itself', () => {
    const { beginnings, shapes } = load('Elkowa Winter Sale');
    expect(isOrdinaryStretch(beginnings, shapes, 6, 12)).toBe(true);
    expect(isOrdinaryStretch(beginnings, shapes, 5, 12)).toBe(false);
  });
});
