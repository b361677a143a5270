import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { foldText } from '../../../../src/domain/text/fold.js';
import { keyShape, shapesOf } from '../../../../src/domain/text/key-shape.js';
import type { FoldedText } from '../../../../src/domain/text/fold.js';
import { cutWithSigns, tokenise } from '../../../../src/domain/text/tokens.js';
import { hostileText } from '../../../support/hostile-text.js';

const places = (folded: FoldedText): number[] => Array.from({ length: folded.length }, (_, at) => at);
const wellFormed = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  hostileText.map((text) => text.toWellFormed()),
);

describe('a folded text', () => {
  it('has one unit of the skeleton for each of the key, and shows the same by unit as in whole', () => {
    fc.assert(
      fc.property(hostileText, (source) => {
        const folded = foldText(source);
        expect([folded.key.length, folded.skeleton.length]).toEqual([folded.length, folded.length]);
        const units = places(folded).map((at) => folded.units[folded.at + at]);
        expect(units).toEqual(places(folded).map((at) => folded.key.charCodeAt(at)));
        const shapes = places(folded).map((at) => folded.shapeAt(at));
        expect(shapes).toEqual(places(folded).map((at) => folded.skeleton.charCodeAt(at)));
      }),
      { numRuns: 200 },
    );
  });

  it('leads back to whole characters of the source, in order and within it', () => {
    fc.assert(
      fc.property(hostileText, (source) => {
        const folded = foldText(source);
        const stretches = places(folded).map((at) => [folded.startOf(at), folded.endOf(at)] as const);
        for (const [at, [start, end]] of stretches.entries()) {
          const [startBefore, endBefore] = stretches[at - 1] ?? [0, 0];
          expect(start).toBeLessThan(end);
          expect(end).toBeLessThanOrEqual(source.length);
          // The units of one character lie in it together; the next character begins where it ends or later.
          expect(start === startBefore || start >= endBefore).toBe(true);
          expect(end).toBeGreaterThanOrEqual(endBefore);
          for (const edge of [start, end]) expect(splitsPair(source, edge)).toBe(false);
        }
        expect(folded.startOf(folded.length)).toBe(source.length);
      }),
      { numRuns: 250 },
    );
  });

  it('changes no more when it is folded again, neither key nor shapes', () => {
    fc.assert(
      fc.property(wellFormed, (source) => {
        const once = foldText(source);
        const twice = foldText(once.key);
        expect(twice.key).toBe(once.key);
        expect(twice.skeleton).toBe(shapesOf(once.key));
        expect(shapesOf(shapesOf(once.key))).toBe(shapesOf(once.key));
      }),
      { numRuns: 500 },
    );
  });

  it('is the same character by character and in whole, where characters do not join', () => {
    const plain = fc.string({ unit: fc.constantFrom(...'aZ9ßÄéﬁＮΑжЯ诺ノ가™$-½'.split('')), maxLength: 12 });
    fc.assert(
      fc.property(plain, (source) => {
        const apart = Array.from(source).map((character) => foldText(character));
        expect(foldText(source).key).toBe(apart.map(({ key }) => key).join(''));
        expect(foldText(source).skeleton).toBe(apart.map(({ skeleton }) => skeleton).join(''));
      }),
    );
  });

  it('is not disturbed by the texts folded before and after it', () => {
    fc.assert(
      fc.property(fc.array(hostileText, { minLength: 2, maxLength: 8 }), (sources) => {
        const together = sources.map((source) => foldText(source));
        for (const [at, source] of sources.entries()) {
          const alone = foldText(source);
          expect([together[at]?.key, together[at]?.skeleton]).toEqual([alone.key, alone.skeleton]);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('gives every unit of a key a shape that is its own shape', () => {
    const units = Array.from({ length: 0xffff }, (_, at) => at + 1);
    expect(units.filter((unit) => keyShape(keyShape(unit)) !== keyShape(unit))).toEqual([]);
  });
});

function splitsPair(source: string, at: number): boolean {
  const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
  const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;
  return at > 0 && at < source.length && isHigh(source.charCodeAt(at - 1)) && isLow(source.charCodeAt(at));
}

describe('the words of a text', () => {
  it('lie apart, in order, and are cut from its key', () => {
    fc.assert(
      fc.property(hostileText, (source) => {
        const text = tokenise(source);
        for (const tokens of [text.tokens, cutWithSigns(text.folded).tokens]) {
          let last = 0;
          for (const { from, to, key } of tokens) {
            expect(from).toBeGreaterThanOrEqual(last);
            expect(to).toBeGreaterThan(from);
            expect(key).toBe(text.folded.key.slice(from, to));
            last = to;
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    ['signs that touch letters', 'Elkow@ $lim', ['elkow@', '$lim']],
    ['signs beside digits only', '$5 off @ 9', ['5', 'off', '9']],
    ['a sign between two', '50% a|b !', ['50', 'a|b']],
  ])('take %s for what they are', (_what, source, words) => {
    expect(cutWithSigns(foldText(source)).tokens.map((token) => token.key)).toEqual(words);
  });
});
