import { describe, expect, it } from '@jest/globals';
import { EVERY_ORDINARY_WORD } from '../../../../src/domain/detection/vocabulary/ordinary-words.js';
import { CondensedText } from '../../../../src/domain/matching/condensed-text.js';
import { GENERIC_WORDS } from '../../../../src/domain/matching/generic-words.js';
import { isGenericStretch, isOrdinaryStretch } from '../../../../src/domain/matching/ordinary-hashes.js';
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

function isGeneric(text: string): boolean {
  const condensed = load(text);
  const isDigitAt = (at: number): boolean => /\d/.test(String.fromCharCode(condensed.unitAt(at)));
  return isGenericStretch(condensed.beginnings, isDigitAt, 0, condensed.length);
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

describe('a stretch of generic words', () => {
  it('is every word of the list by itself', () => {
    const words = [...GENERIC_WORDS].filter((word) => word.length >= 2 && word.length <= 30);
    expect(words.filter((word) => !isGeneric(word))).toEqual([]);
  });

  it.each(['shoponline', 'shoponline24', '24shop', 'shop2shop', '2024'])('is %s', (text) => {
    expect(isGeneric(text)).toBe(true);
  });

  it.each(['shopelkowa', 'quarkshop', 'shopx', 'online-elkowa-24'])('is not %s', (text) => {
    expect(isGeneric(text)).toBe(false);
  });

  it('is read up to thirty units and not beyond', () => {
    expect(isGeneric('shop'.repeat(7))).toBe(true);
    expect(isGeneric('shop'.repeat(8))).toBe(false);
  });
});
