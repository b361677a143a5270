import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CondensedText } from '../../../../src/domain/matching/condensed-text.js';
import { FormStore } from '../../../../src/domain/matching/form-store.js';
import type { MarkForm } from '../../../../src/domain/matching/mark-form.js';
import { formsOf } from '../../../../src/domain/matching/mark-form.js';
import { withinOneEdit } from '../../../../src/domain/text/edit-distance.js';
import { foldText } from '../../../../src/domain/text/fold.js';
import { shapesOf } from '../../../../src/domain/text/key-shape.js';
import { tokenise } from '../../../../src/domain/text/tokens.js';
import { beginningsOf } from '../../../../src/domain/matching/text-hash.js';
import { indexOf, nearly } from '../../../support/matching.js';

/** Few letters, so that near spellings are common; some share a shape (`l`, `i`, `1`), one is Cyrillic. */
const word = (min: number, max: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...Array.from('abcil1о')), minLength: min, maxLength: max });

/** A word a few edits from another. */
const near = (from: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc
    .tuple(from, fc.array(fc.tuple(fc.nat(30), fc.constantFrom('', 'a', 'b', 'l', 'swap', 'add')), { maxLength: 2 }))
    .map(([start, edits]) =>
      edits.reduce((text, [place, edit]) => {
        const at = text === '' ? 0 : place % text.length;
        if (edit === 'swap')
          return text.slice(0, at) + text.slice(at + 1, at + 2) + text.charAt(at) + text.slice(at + 2);
        if (edit === 'add') return `${text.slice(0, at)}c${text.slice(at)}`;
        return text.slice(0, at) + edit + text.slice(at + 1);
      }, start),
    );

const marksAndKey = fc
  .uniqueArray(word(3, 14), { minLength: 1, maxLength: 12 })
  .chain((marks) => fc.tuple(fc.constant(marks), fc.oneof(near(fc.constantFrom(...marks)), word(0, 14))));

const keys = (forms: readonly MarkForm[]): string[] => [...new Set(forms.map((form) => form.key))].sort();
const keyOf = (text: string): string => foldText(text).key;

/** Names that are held against typos: from 5 to 24 units. */
const mayBeMisspelt = (key: string): boolean => key.length >= 5 && key.length <= 24;

describe('forms near a key', () => {
  it('are those one edit away, no more and no fewer', () => {
    fc.assert(
      fc.property(marksAndKey, ([marks, key]) => {
        const wanted = marks
          .map(keyOf)
          .filter((mark) => mayBeMisspelt(mark) && mark !== key && withinOneEdit(mark, key));
        expect(keys(nearly(indexOf(...marks), key))).toEqual([...new Set(wanted)].sort());
      }),
      { numRuns: 1_000 },
    );
  });

  it('are the same for a stretch of a longer key', () => {
    fc.assert(
      fc.property(marksAndKey, word(0, 4), word(0, 4), ([marks, key], before, after) => {
        const index = indexOf(...marks);
        const whole = before + key + after;
        const label = beginningsOf(shapesOf(whole));
        const [from, to] = [before.length, before.length + key.length];
        expect(keys(index.nearlyIn(whole, label, from, to))).toEqual(keys(nearly(index, key)));
        expect(keys(index.exactIn(whole, label, from, to))).toEqual(keys(index.exact(key)));
      }),
      { numRuns: 300 },
    );
  });

  it('are at most one edit from what is left without a letter, or with two neighbours swapped', () => {
    fc.assert(
      fc.property(marksAndKey, ([marks, key]) => {
        fc.pre(mayBeMisspelt(key));
        const first: string[] = [];
        for (let at = 1; at < key.length; at++) {
          first.push(key.slice(0, at) + key.slice(at + 1));
          const swapped = key.slice(0, at) + key.slice(at + 1, at + 2) + key.charAt(at) + key.slice(at + 2);
          if (swapped !== key) first.push(swapped);
        }
        // A first letter that is wrong besides makes another name, and is not asked for.
        const wanted = marks
          .map(keyOf)
          .filter((mark) => mayBeMisspelt(mark) && mark[0] === key[0] && first.some((one) => withinOneEdit(mark, one)));
        const found = indexOf(...marks).nearlyTwice(key);
        expect(keys(found.filter((form) => form.key[0] === key[0]))).toEqual([...new Set(wanted)].sort());
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('a slip of a hand', () => {
  const isDigit = (unit: string | undefined): boolean => unit !== undefined && /\d/.test(unit);

  /** What differs between two keys once what they share at both ends is taken off. */
  function differing(a: string, b: string): string {
    let same = 0;
    while (same < Math.min(a.length, b.length) && a[same] === b[same]) same++;
    let tail = 0;
    while (tail < Math.min(a.length, b.length) - same && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
    return a.slice(same, a.length - tail) + b.slice(same, b.length - tail);
  }

  it('is one edit that touches no digit and, in a short name, not the first letter', () => {
    const pair = fc
      .string({ unit: fc.constantFrom(...Array.from('abcn1')), minLength: 1, maxLength: 10 })
      .chain((mark) => fc.tuple(fc.constant(mark), near(fc.constant(mark))));
    fc.assert(
      fc.property(pair, fc.integer({ min: 0, max: 8 }), ([mark, seen], safeFirst) => {
        fc.pre(seen !== '');
        const form = formsOf(0, mark, [])[0];
        if (form === undefined) throw new Error(`no form of ${mark}`);
        const store = new FormStore();
        const number = store.add(form);
        const condensed = new CondensedText();
        condensed.load(tokenise(`x ${seen}`), false);
        const exceptions =
          mark === seen ||
          (mark.length < safeFirst && mark[0] !== seen[0]) ||
          Array.from(differing(mark, seen)).some(isDigit);
        const expected = withinOneEdit(mark, seen) && !exceptions;
        expect(store.isTypo(number, condensed, 1, 1 + seen.length, safeFirst)).toBe(expected);
      }),
      { numRuns: 2_000 },
    );
  });
});
