import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { foldText } from '../../../../src/domain/text/fold.js';
import { safeText } from '../../../../src/domain/text/safe-text.js';
import { tokenise } from '../../../../src/domain/text/tokens.js';

const anyText = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
);

describe('folding', () => {
  it.each([
    ['fullwidth letters', 'ＮＩＫＥ', 'nike'],
    ['circled letters', 'ⓝⓘⓚⓔ', 'nike'],
    ['negative squared letters', '🅽🅸🅺🅴', 'nike'],
    ['a dotted capital I', 'NİKE', 'nike'],
    ['zero-width characters', 'ni\u200bk\u2060e', 'nike'],
    ['combining strokes', 'n\u0336i\u0336k\u0336e\u0336', 'nike'],
    ['a soft hyphen', 'ni\u00adke', 'nike'],
    ['accents', 'Éclair Ñandú', 'eclair nandu'],
    ['a sharp s', 'GROẞ groß', 'gross gross'],
    ['decomposed Hangul', '나이키'.normalize('NFD'), '나이키'],
    ['half-width kana', 'ｶﾞｽ', 'ガス'],
    ['Arabic vowels and tatweel', 'نُورْد ليـخت', 'نورد ليخت'],
    ['Hebrew points', 'נוֹרְד', 'נורד'],
    ['Arabic-Indic digits', '٣٠', '30'],
    ['a trade mark sign, which is no letter', 'Nike™', 'nike '],
  ])('reads %s', (_name, source, key) => {
    expect(foldText(source).key).toBe(key);
  });

  it.each([
    ['Greek capitals among Latin ones', 'ΑΡΡLΕ', 'appie'],
    ['Cyrillic letters', 'Аррӏе', 'appie'],
    ['leetspeak', 'N0RD1', 'nordi'],
    ['small capitals', 'ɴɪᴋᴇ', 'nike'],
  ])('sees through %s', (_name, source, skeleton) => {
    expect(foldText(source).skeleton).toBe(skeleton);
  });

  it('leads every unit of the key back to a stretch of the source, in order', () => {
    fc.assert(
      fc.property(anyText, (source) => {
        const folded = foldText(source);
        expect(folded.skeleton).toHaveLength(folded.key.length);
        let last = 0;
        for (let at = 0; at < folded.key.length; at++) {
          expect(folded.startOf(at)).toBeGreaterThanOrEqual(last);
          expect(folded.endOf(at)).toBeGreaterThan(folded.startOf(at));
          expect(folded.endOf(at)).toBeLessThanOrEqual(source.length);
          last = folded.startOf(at);
        }
      }),
    );
  });

  it('is idempotent for what it keeps of well-formed text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (source) => {
        const once = foldText(source).key;
        expect(foldText(once).key).toBe(once);
      }),
    );
  });

  it('cuts words and leaves scripts without word boundaries in runs', () => {
    const { tokens } = tokenise('NIKEの靴、buy now');
    expect(tokens.map((token) => `${token.kind}:${token.key}`)).toEqual([
      'word:nike',
      'run:の靴',
      'word:buy',
      'word:now',
    ]);
  });
});

describe('text in a sentence', () => {
  it('loses line breaks, direction overrides, invisible and half characters', () => {
    expect(safeText('a\n\u202eb\u0000\ud800c\u200bd')).toBe('a b c d');
  });

  it('is cut at a character, never inside one', () => {
    expect(safeText('😀'.repeat(20), 5)).toBe('😀😀😀😀…');
  });
});
