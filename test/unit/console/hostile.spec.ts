import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { pieces } from '../../../src/console/words/hostile.js';

const drawn = (text: string): string =>
  pieces(text)
    .map((piece) => (piece.kind === 'text' ? piece.text : `[${piece.text}]`))
    .join('');

describe('hostile text on screen', () => {
  it.each([
    ['an override of the writing direction', 'a\u202Egnp.exe', 'a[RLO]gnp.exe'],
    ['a space without width inside a mark', 'NORD\u200BLICHT', 'NORD[ZWSP]LICHT'],
    ['a joiner between Latin letters', 'NORD\u200DLICHT', 'NORD[ZWJ]LICHT'],
    ['a NUL', 'a\0b', 'a[NUL]b'],
    ['an escape', '\u001B[31m', '[U+001B][31m'],
    ['half of a surrogate pair', 'a\uD83Db', 'a[U+D83D]b'],
    ['letters hidden in tag characters', `a${String.fromCodePoint(0xe0041)}b`, 'a[U+E0041]b'],
  ])('names %s', (_what, text, expected) => {
    expect(drawn(text)).toBe(expected);
  });

  it.each([
    ['a family of emoji, which joiners hold together', '👨‍👩‍👧'],
    ['Persian, whose spelling needs a non-joiner', 'می‌خواهم'],
    ['Hindi', 'क्‍ष'],
    ['a line break', 'a\nb'],
    ['ordinary text in many scripts', 'NORDLICHT ノルトリヒト نورد ลำแสง 極光'],
  ])('leaves %s as it is', (_what, text) => {
    expect(drawn(text)).toBe(text);
  });

  it('never draws a steering character and loses nothing else', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const shown = pieces(text)
          .filter(({ kind }) => kind === 'text')
          .map((piece) => piece.text)
          .join('');
        expect(shown).not.toMatch(/[\u202A-\u202E\u2066-\u2069\0\u200B]/);
        expect(shown.length).toBeLessThanOrEqual(text.length);
        if (/^[ -~]*$/.test(text)) expect(shown).toBe(text);
      }),
    );
  });
});
