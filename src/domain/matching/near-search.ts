import { isOrdinaryWord } from '../detection/vocabulary/ordinary-words.js';
import { shapesOf } from '../text/key-shape.js';
import { isCyrillicOrGreek, soundKey, transliterate } from '../text/transliterate.js';
import type { CondensedText } from './condensed-text.js';
import { EMPTY_BAG, REPEAT_SALT, SOUND_SALT, STEM_SALT, withoutRepeats, withWord } from './mark-lookup.js';
import type { Found, MarkTables } from './mark-lookup.js';
import { isCaseEnding, LONGEST_CASE_ENDING, SHORTEST_STEM, stemOf } from './word-parts.js';
import { deletionHash, extended, shapesHash, stretchHash } from './text-hash.js';

/** Below this many units a typo of one name is another word more often than not. */
export const SHORTEST_TYPO = 5;
/** Longer words are not held against typos: their deletions would fill the index, and nobody searches for them. */
export const LONGEST_TYPO = 24;
/** In short names a wrong first letter makes another name: `Bosch` and `Kosch`. */
const SAFE_FIRST_LETTER = 7;
const SHORTEST_TWO_WORDS = 8;
const SHORTEST_SOUND = 5;
const SHORTEST_REPEAT = 4;
const LONGEST_REPEAT = 48;
/** Words of a name whose order may differ. */
const MOST_WORDS_OF_A_BAG = 4;
const WIDEST_GAP = 3;

/** Pairs of letters that pass for one when set close, the letter, and whether nobody writes the pair by chance. */
const PAIRS: readonly (readonly [string, string, boolean])[] = [
  ['vv', 'w', true],
  ['rn', 'm', false],
  ['cl', 'd', false],
  ['nn', 'm', false],
];

/**
 * Spellings near a mark in the words of a text that are no mark themselves. Typos are sought in words that are written as names:
 * with a capital, or in a text without any, as searches are. All of it is weak evidence, except a letter set
 * in place of another by a pair that nobody writes by chance, and a letter repeated three times and more. Ordinary words
 * are near nothing: the language has them.
 */
export function searchNear(tables: MarkTables, condensed: CondensedText, covered: Uint8Array, found: Found): void {
  const { text, starts, ends, ordinary } = condensed;
  if (text === null) return;
  for (let i = 0; i < text.count; i++) {
    if (text.isRun(i)) continue;
    if (covered[i] === 0 && ordinary[i] === 0) {
      const [from, to] = [starts[i] as number, ends[i] as number];
      const length = to - from;
      const isName = condensed.capital[i] === 1 || !condensed.hasCapitals;
      if (isName && length >= SHORTEST_TYPO && length <= LONGEST_TYPO && hasTypos(condensed.unitAt(from))) {
        typos(tables, condensed, from, to, 1, found);
      }
      if (length >= SHORTEST_REPEAT && length <= LONGEST_REPEAT) {
        repeats(tables, condensed, from, to, 1, found);
        pairs(tables, condensed, from, to, found);
        if (isCyrillicOrGreek(condensed.unitAt(from))) {
          sounds(tables, condensed, from, to, found);
          inflected(tables, condensed, from, to, found);
        }
      }
    }
    severalWords(tables, condensed, i, covered, found);
  }
}

/** In Arabic, Hebrew and the scripts of India a letter more or less is another word too often. */
const hasTypos = (unit: number): boolean => unit < 0x530;

function typos(
  tables: MarkTables,
  condensed: CondensedText,
  from: number,
  to: number,
  words: number,
  found: Found,
): void {
  const { near } = tables;
  const { beginnings, shapes } = condensed;
  let place = near.first(stretchHash(beginnings, from, to));
  if (place !== -1) typosAt(tables, condensed, from, to, words, place, found);
  for (let without = from; without < to; without++) {
    // Taking either of two equal neighbours leaves the same.
    if (without > from && shapes[without] === shapes[without - 1]) continue;
    place = near.first(deletionHash(beginnings, from, to, without));
    if (place !== -1) typosAt(tables, condensed, from, to, words, place, found);
  }
}

/** The same form may be met under several deletions; matches are told once in the end. */
function typosAt(
  tables: MarkTables,
  condensed: CondensedText,
  from: number,
  to: number,
  words: number,
  first: number,
  found: Found,
): void {
  const { near, store } = tables;
  for (let place = first; place !== -1; place = near.next(place)) {
    const form = near.valueAt(place);
    if (store.wordCount(form) !== words || store.isShortened(form)) continue;
    if (store.isTypo(form, condensed, from, to, SAFE_FIRST_LETTER)) found(form, from, to, 'typo', true);
  }
}

/** `Nikee`, `Niiike`. */
function repeats(
  tables: MarkTables,
  condensed: CondensedText,
  from: number,
  to: number,
  words: number,
  found: Found,
): void {
  const { shapes } = condensed;
  let longest = 1;
  let hash = 0;
  for (let at = from, run = 0; at < to; at++) {
    const isRepeat = at > from && shapes[at] === shapes[at - 1];
    run = isRepeat ? run + 1 : 1;
    if (run > longest) longest = run;
    if (!isRepeat) hash = extended(hash, shapes[at] as number);
  }
  if (longest === 1) return;
  const { loose, store } = tables;
  let place = loose.first(hash ^ REPEAT_SALT);
  if (place === -1) return;
  const kept = withoutRepeats(shapesOf(condensed.keyOf(from, to)));
  for (; place !== -1; place = loose.next(place)) {
    const form = loose.valueAt(place);
    if (store.wordCount(form) !== words || store.keyLength(form) >= to - from) continue;
    if (withoutRepeats(store.form(form).skeleton) !== kept) continue;
    found(form, from, to, 'typo', longest < 3 || store.keyLength(form) < SHORTEST_TYPO);
  }
}

const [V, R, N, C, I] = [0x76, 0x72, 0x6e, 0x63, 0x69];

/** Whether two neighbouring shapes may be one of the pairs; `l` has the shape of `i`. */
const mayPair = (one: number, two: number): boolean =>
  (one === V && two === V) || (one === R && two === N) || (one === N && two === N) || (one === C && two === I);

function pairs(tables: MarkTables, condensed: CondensedText, from: number, to: number, found: Found): void {
  const { shapes } = condensed;
  let any = false;
  for (let at = from; at + 1 < to && !any; at++) any = mayPair(shapes[at] as number, shapes[at + 1] as number);
  if (!any) return;
  const { whole, store } = tables;
  const key = condensed.keyOf(from, to);
  for (const [pair, letter, deliberate] of PAIRS) {
    if (!key.includes(pair)) continue;
    const meant = key.replaceAll(pair, letter);
    for (let place = whole.first(shapesHash(shapesOf(meant))); place !== -1; place = whole.next(place)) {
      const form = whole.valueAt(place);
      const isMeant = meant.length >= SHORTEST_REPEAT && store.form(form).key === meant;
      if (isMeant) found(form, from, to, 'skeleton', !deliberate);
    }
  }
}

/** A name as people of another alphabet hear it. */
function sounds(tables: MarkTables, condensed: CondensedText, from: number, to: number, found: Found): void {
  const key = condensed.keyOf(from, to);
  const sound = soundKey(transliterate(key));
  if (sound.length < SHORTEST_SOUND) return;
  const { loose, store } = tables;
  for (let place = loose.first(shapesHash(sound) ^ SOUND_SALT); place !== -1; place = loose.next(place)) {
    const form = loose.valueAt(place);
    const { key: name } = store.form(form);
    if (name !== key && soundKey(name) === sound) found(form, from, to, 'transliteration', true);
  }
}

/** A name of Cyrillic letters in another case: `Элковой` of Элкова. */
function inflected(tables: MarkTables, condensed: CondensedText, from: number, to: number, found: Found): void {
  const { loose, store } = tables;
  for (let cut = 1; cut <= LONGEST_CASE_ENDING && to - cut - from >= SHORTEST_STEM; cut++) {
    let place = loose.first(stretchHash(condensed.beginnings, from, to - cut) ^ STEM_SALT);
    for (; place !== -1; place = loose.next(place)) {
      const form = loose.valueAt(place);
      const stem = stemOf(store.form(form).key);
      if (stem === null || !condensed.equals(from, to - cut, stem)) continue;
      if (isCaseEnding(condensed.keyOf(to - cut, to))) found(form, from, to, 'variant', false);
    }
  }
}

/** A typo in a name of two words, and names of several words in another order or with one of them left out. */
function severalWords(
  tables: MarkTables,
  condensed: CondensedText,
  i: number,
  covered: Uint8Array,
  found: Found,
): void {
  const { text, starts, ends, tokenHashes, ordinary } = condensed;
  if (text === null) return;
  const from = starts[i] as number;
  let hash = EMPTY_BAG;
  for (let j = i; j < text.count && j - i < MOST_WORDS_OF_A_BAG; j++) {
    if (text.isRun(j) || (j > i && text.fromOf(j) - text.toOf(j - 1) > WIDEST_GAP)) return;
    const length = (ends[j] as number) - from;
    if (length > LONGEST_REPEAT) return;
    hash = withWord(hash, tokenHashes[j] as number);
    if (j === i) continue;
    bag(tables, condensed, i, j, hash, found);
    if (isCyrillicOrGreek(condensed.unitAt(from))) sounds(tables, condensed, from, ends[j] as number, found);
    if (j > i + 1 || length < SHORTEST_TWO_WORDS || length > LONGEST_TYPO) continue;
    // One word must be right and the other none that the language has.
    const mayBe =
      (ordinary[j] === 0 && tables.firstWords.mayHold(tokenHashes[i] as number)) ||
      (ordinary[i] === 0 && tables.secondWords.mayHold(tokenHashes[j] as number));
    if (covered[i] === 1 && covered[j] === 1) continue;
    if (condensed.hasCapitals && (condensed.capital[i] === 0 || condensed.capital[j] === 0)) continue;
    if (mayBe) twoWords(tables, condensed, i, found);
    if (ordinary[i] === 0 || ordinary[j] === 0) repeats(tables, condensed, from, from + length, 2, found);
  }
}

/**
 * Of the two words one is right, and the other one, no word of its own, nearly right. Asked of each form that is met and not of
 * the filters alone: what they let pass depends on all the other marks.
 */
function twoWords(tables: MarkTables, condensed: CondensedText, i: number, found: Found): void {
  const { starts, ends, ordinary } = condensed;
  const [start, cut, end] = [starts[i] as number, ends[i] as number, ends[i + 1] as number];
  /** The word that is meant and the one that is written for it, or null when neither or the wrong one is right. */
  const slipOf = (form: number): readonly [meant: string, written: string] | null => {
    const { words } = tables.store.form(form);
    const [first, second] = words;
    if (first === undefined || second === undefined || words.length > 2) return null;
    const [one, two] = [condensed.keyOf(start, cut), condensed.keyOf(cut, end)];
    if (first === one && ordinary[i + 1] === 0) return [second, two];
    return second === two && ordinary[i] === 0 ? [first, one] : null;
  };
  pairs(tables, condensed, start, end, (form, from, to, via, weak) => {
    if (slipOf(form) !== null) found(form, from, to, via, weak);
  });
  typos(tables, condensed, start, end, 2, (form, from, to, via, weak) => {
    const slip = slipOf(form);
    if (slip === null) return;
    const [meant, written] = slip;
    if (meant.length >= 4 && !isOrdinaryWord(written) && `${meant}s` !== written) found(form, from, to, via, weak);
  });
}

function bag(tables: MarkTables, condensed: CondensedText, i: number, j: number, hash: number, found: Found): void {
  const { loose, store } = tables;
  let place = loose.first(hash);
  if (place === -1) return;
  const { starts, ends } = condensed;
  const words: string[] = [];
  for (let token = i; token <= j; token++) {
    words.push(condensed.keyOf(starts[token] as number, ends[token] as number));
  }
  for (; place !== -1; place = loose.next(place)) {
    const form = loose.valueAt(place);
    const { words: meant, phrase } = store.form(form);
    const [from, to] = [starts[i] as number, ends[j] as number];
    if (meant.length === words.length) {
      const sorted = (list: readonly string[]): string => [...list].sort().join(' ');
      if (phrase !== words.join(' ') && sorted(meant) === sorted(words)) found(form, from, to, 'split', true);
    } else if (meant.length === words.length + 1 && leavesOneOut(meant, words)) {
      found(form, from, to, 'variant', true);
    }
  }
}

function leavesOneOut(meant: readonly string[], words: readonly string[]): boolean {
  let at = 0;
  for (const word of meant) if (word === words[at]) at++;
  return at === words.length;
}
