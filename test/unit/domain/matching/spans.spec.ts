import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { MarkForm } from '../../../../src/domain/matching/mark-form.js';
import type { MarkMatch } from '../../../../src/domain/matching/mark-match.js';
import { isCaseEnding, stemOf } from '../../../../src/domain/matching/word-parts.js';
import { withinOneEdit } from '../../../../src/domain/text/edit-distance.js';
import { foldText } from '../../../../src/domain/text/fold.js';
import { shapesOf } from '../../../../src/domain/text/key-shape.js';
import { cutWithSigns, tokenise } from '../../../../src/domain/text/tokens.js';
import type { TokenisedText } from '../../../../src/domain/text/tokens.js';
import { soundKey, transliterate } from '../../../../src/domain/text/transliterate.js';
import { hostileText } from '../../../support/hostile-text.js';
import { indexOf, nearly } from '../../../support/matching.js';

const keysOf = (text: TokenisedText): string[] => text.tokens.map((token) => token.key);
const skeletonOf = ({ tokens, folded }: TokenisedText): string =>
  tokens.map(({ from, to }) => folded.skeleton.slice(from, to)).join('');
const withoutRepeats = (shapes: string): string => shapes.replace(/(.)\1+/gsu, '$1');
const sorted = (words: readonly string[]): string => [...words].sort().join(' ');

const PAIRS = [['vv', 'w'], ['rn', 'm'], ['cl', 'd'], ['nn', 'm']] as const; // prettier-ignore

/** The words of a form in their order, but for at most one. */
function leavesOneOut(meant: readonly string[], words: readonly string[]): boolean {
  return meant.some((_, at) => meant.filter((__, other) => other !== at).join(' ') === words.join(' '));
}

function isInflected(key: string, name: string): boolean {
  const stem = stemOf(name);
  return stem !== null && key.startsWith(stem) && isCaseEnding(key.slice(stem.length));
}

/** Marks on the last character of a name are noise, and belong to the stretch of its character. */
const withoutNoise = (stretch: string): string => stretch.normalize('NFKD').replace(/\p{M}+$/u, '');

const keyOf = (stretch: string): string => keysOf(tokenise(stretch)).join('');

function isKey(stretch: string, form: MarkForm): boolean {
  return keyOf(stretch) === form.key || keyOf(withoutNoise(stretch)) === keyOf(withoutNoise(form.key));
}

/** What "the stretch is the mark" means for each way of recognising one, said without the matcher. */
const FOLDS_TO: Readonly<Record<string, (stretch: string, form: MarkForm) => boolean>> = {
  exact: isKey,
  compound: isKey,
  split: (stretch, form) => {
    const words = keysOf(tokenise(stretch));
    return isKey(stretch, form) || sorted(words) === sorted(form.words);
  },
  variant: (stretch, form) => {
    const words = keysOf(tokenise(stretch));
    const key = words.join('');
    return isKey(stretch, form) || leavesOneOut(form.words, words) || isInflected(key, form.key);
  },
  skeleton: (stretch, form) => {
    const plain = tokenise(stretch);
    const withSigns = cutWithSigns(foldText(stretch));
    const key = keysOf(plain).join('');
    const shapes = [skeletonOf(plain), skeletonOf(withSigns), shapesOf(key), shapesOf(keysOf(withSigns).join(''))];
    return shapes.includes(form.skeleton) || PAIRS.some(([pair, meant]) => key.replaceAll(pair, meant) === form.key);
  },
  typo: (stretch, form) => {
    const key = keyOf(stretch);
    return withinOneEdit(key, form.key) || withoutRepeats(shapesOf(key)) === withoutRepeats(form.skeleton);
  },
  transliteration: (stretch, form) => soundKey(transliterate(keyOf(stretch))) === soundKey(form.key),
};

function wrongSpans(text: string, matches: readonly MarkMatch[]): string[] {
  return matches
    .filter(({ start, end, via, form }) => {
      if (start < 0 || start >= end || end > text.length) return true;
      const stretch = text.slice(start, end);
      return ![stretch, withoutNoise(stretch)].some((one) => FOLDS_TO[via]?.(one, form));
    })
    .map(({ start, end, via, form }) => `${JSON.stringify(text.slice(start, end))} for ${form.spelling} by ${via}`);
}

/** Invented marks of every kind of spelling that the matcher treats differently. */
const MARKS: readonly (readonly [string, ...string[]])[] = [
  ['NORDLICHT', '诺德利希特', 'ノルトリヒト', '노르트리히트', 'Нордлихта', 'Νόρντλιχτ', 'نوردليخت', 'נורדליכט', 'นอร์ดลิคท์', 'नॉर्डलिख्त'],
  ['ELKOWA SLIM', 'ELKS'],
  ['Straß'],
  ['Gruss'],
  ['Marna Willow', 'Marna'],
  ['The Amber Kettle House'],
  ['H&N'],
  ['NI'],
  ['林登LINDEN'],
  ['ノル'],
  ['나이'],
  ['Suflﬁ'],
]; // prettier-ignore
const SPELLINGS = MARKS.flat();
const index = indexOf(...MARKS);

const fullWidth = (text: string): string =>
  text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
const between = (separator: string) => (text: string) => Array.from(text).join(separator);

/** What people do to a name, on purpose or not. */
const CHANGES: readonly ((text: string, at: number) => string)[] = [
  (text) => text,
  (text) => text.toLowerCase(),
  (text) => text.toUpperCase(),
  (text) => text.normalize('NFD'),
  fullWidth,
  between('\u200d'),
  between('\u0336'),
  between(' '),
  between('.'),
  between('-'),
  (text) => text.replace(/\s/gu, ''),
  (text) => text.split(' ').reverse().join(' '),
  (text) => text.replace(/o/giu, '0').replace(/l|i/giu, '1').replace(/s/giu, '$').replace(/a/giu, '@'),
  (text) => text.replace(/w/giu, 'vv').replace(/m/giu, 'rn'),
  (text) => text.replace(/A/gu, 'Α').replace(/O/gu, 'О').replace(/e/gu, 'е').replace(/i/gu, 'і'),
  (text, at) => text.slice(0, at) + text.slice(at + 1),
  (text, at) => text.slice(0, at) + text.slice(at, at + 1).repeat(4) + text.slice(at + 1),
  (text, at) => text.slice(0, at) + text.slice(at + 1, at + 2) + text.slice(at, at + 1) + text.slice(at + 2),
  (text) => `${text}s`,
  (text) => `my${text}shop`,
  (text) => `${text}ß`,
  (text) => `ﬁ${text}ﬆ`,
];

const written = fc
  .tuple(fc.constantFrom(...SPELLINGS), fc.constantFrom(...CHANGES), fc.nat({ max: 12 }))
  .map(([spelling, change, at]) => change(spelling, at));

describe('the span of a match', () => {
  it('slices back to what the mark folds to, whatever stands around it', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(hostileText, written), { maxLength: 6 }), (pieces) => {
        const text = pieces.join('');
        expect(wrongSpans(text, index.match(text))).toEqual([]);
      }),
      { numRuns: 1_500 },
    );
  });

  it('slices back to it in a sentence of disguised names, each of which is found', () => {
    const around = fc.constantFrom(' ', ' | ', ', ', ' 😀 ', '\n', ' ™ ', ' \u202e');
    fc.assert(
      fc.property(written, around, (name, gap) => {
        const text = `${gap}Buy${gap}${name}${gap}today${gap}`;
        expect(wrongSpans(text, index.match(text))).toEqual([]);
      }),
      { numRuns: 800 },
    );
  });

  it('covers the mark exactly where it stands alone between hostile text', () => {
    const plain = fc.constantFrom(
      'NORDLICHT',
      'Elkowa Slim',
      'Marna Willow',
      'ＮＯＲＤＬＩＣＨＴ',
      'N\u0336ordl\u00adicht',
    );
    fc.assert(
      fc.property(hostileText, plain, hostileText, (before, name, after) => {
        const text = `${before} ; ${name} ; ${after}`;
        const start = before.length + 3;
        const exact = index.match(text).filter(({ via }) => via === 'exact' || via === 'variant');
        expect(exact.map((match) => [match.start, match.end])).toContainEqual([start, start + name.length]);
      }),
      { numRuns: 400 },
    );
  });

  it.each([
    ['a ligature at its end', 'Nordlichﬆ'],
    ['a sharp s at its end', 'Gruß Gott, Gruﬆ'],
    ['a square of four characters', '㍿ノルﾞ'],
    ['a letter that takes a mark more', 'ノルトリヒト\u3099'],
  ])('never cuts through %s', (_what, text) => {
    expect(wrongSpans(text, index.match(text))).toEqual([]);
    expect(wrongSpans(text, indexOf('NORDLICHS', 'GRUS', '会社').match(text))).toEqual([]);
  });

  it('takes letters in parentheses of their own for letters apart', () => {
    expect(
      indexOf('NIKOLO')
        .match('buy ⒩⒤⒦⒪⒧⒪ now')
        .map(({ start, end, via }) => [start, end, via]),
    ).toEqual([[4, 10, 'split']]);
  });
});

describe('matching', () => {
  it('takes any text for a mark or a variant, and any text to be read, without failing', () => {
    fc.assert(
      fc.property(fc.array(hostileText, { maxLength: 5 }), hostileText, (spellings, text) => {
        const [mark = '', ...variants] = spellings;
        const any = indexOf([mark, ...variants]);
        const read = `${text} ${mark} ${variants.join('')}`;
        for (const { start, end } of any.match(read)) {
          expect(start).toBeLessThan(end);
          expect(end).toBeLessThanOrEqual(read.length);
        }
        nearly(any, mark);
        any.nearlyTwice(text);
        any.exact(text);
      }),
      { numRuns: 800 },
    );
  });
});
