import { isOrdinaryWord } from '../detection/vocabulary/ordinary-words.js';
import { keyShape, shapesOf } from '../text/key-shape.js';
import { cutWithSigns, hasLetterSigns, tokenise } from '../text/tokens.js';
import type { TokenisedText } from '../text/tokens.js';
import { soundKey } from '../text/transliterate.js';
import { CondensedText } from './condensed-text.js';
import { distinct } from './distinct-matches.js';
import { FormStore } from './form-store.js';
import { HashFilter, HashTable } from './hash-table.js';
import { formsOf, LONGEST_FORM } from './mark-form.js';
import type { MarkForm } from './mark-form.js';
import { BEGINNING, EMPTY_BAG, REPEAT_SALT, SOUND_SALT, STEM_SALT, withWord } from './mark-lookup.js';
import type { Found, MarkTables } from './mark-lookup.js';
import { MarkMatch } from './mark-match.js';
import { formsNear, formsNearTwice } from './near-lookup.js';
import { LONGEST_TYPO, searchNear, SHORTEST_TYPO } from './near-search.js';
import { RunBeginnings, searchRuns } from './run-search.js';
import { deletionHash, extended, joinedHash, keyHash, shapesHash, stretchHash, wordHashes } from './text-hash.js';
import { stemOf } from './word-parts.js';
import { searchWords } from './word-search.js';

/**
 * What the index can be asked for besides plain texts: forms by key, for names inside domain labels. `exactIn` and `nearlyIn` ask
 * for a stretch of a longer key, given the hashes of its beginnings (`beginningsOf`), without cutting it out.
 */
export interface FormLookup {
  exact(key: string): readonly MarkForm[];
  exactIn(key: string, beginnings: Int32Array, from: number, to: number): readonly MarkForm[];
  /** Forms of the same shapes as the stretch, itself excluded: `nordIicht`, `n0rdlicht`. */
  alikeIn(key: string, beginnings: Int32Array, from: number, to: number): readonly MarkForm[];
  /** Forms one edit away, the stretch itself excluded; it must have at least four units, as a name of five has without one. */
  nearlyIn(key: string, beginnings: Int32Array, from: number, to: number): readonly MarkForm[];
  /** Forms that are the key with its beginning, up to the cut, moved to its end. */
  exactTurned(key: string, beginnings: Int32Array, cut: number): readonly MarkForm[];
  /**
   * Forms at most one edit away from the key with a letter other than its first taken out, or with two neighbours swapped; not
   * all of those whose first letter is wrong.
   */
  nearlyTwice(key: string): readonly MarkForm[];
}

const NONE: readonly MarkForm[] = [];
/** Names of so many words and more are also sought with one of them left out. */
const DROPS_A_WORD = 3;
const SHORTEST_DROPPED = 7;
/** Room for words of names that costs nothing worth speaking of. */
const FEWEST_WORDS = 4096;

/**
 * All spellings of all marks in one structure. A text costs time linear in its length and, but for the marks that it holds,
 * independent of the number of marks; a mark is added or removed without touching the others.
 */
export class MarkIndex implements FormLookup, MarkTables {
  readonly whole: HashTable;
  readonly near: HashTable;
  readonly loose: HashTable;
  readonly firstFour: HashFilter;
  readonly firstWords: HashFilter;
  readonly secondWords: HashFilter;
  readonly store = new FormStore();
  /** Numbers of the forms of each mark. */
  readonly #byMark = new Map<number, readonly number[]>();
  readonly #runs = new RunBeginnings();
  readonly #condensed = new CondensedText();
  #covered = new Uint8Array(256);
  /** Of the form that is entered: the shapes of its key, and the hashes of their beginnings. */
  readonly #shapes = new Uint16Array(LONGEST_FORM);
  readonly #beginnings = new Int32Array(LONGEST_FORM + 1);

  /** @param expectedMarks marks for which there is room before tables have to grow */
  constructor(expectedMarks = 0) {
    this.whole = new HashTable(expectedMarks * 1.3);
    this.near = new HashTable(expectedMarks * 11);
    this.loose = new HashTable(expectedMarks * 3);
    this.firstFour = new HashFilter(Math.max(FEWEST_WORDS, expectedMarks / 2));
    this.firstWords = new HashFilter(Math.max(FEWEST_WORDS, expectedMarks / 4));
    this.secondWords = new HashFilter(Math.max(FEWEST_WORDS, expectedMarks / 4));
  }

  /** Adds a mark; an id that is already there is replaced. */
  add(markId: number, text: string, variants: readonly string[] = []): void {
    this.remove(markId);
    const numbers = formsOf(markId, text, variants).map((form) => {
      const number = this.store.add(form);
      this.#enter(form, (table, hash) => table.add(hash, number));
      if (form.bySubstring) this.#runs.note(form.key);
      return number;
    });
    this.#byMark.set(markId, numbers);
  }

  remove(markId: number): void {
    for (const number of this.#byMark.get(markId) ?? []) {
      this.#enter(this.store.form(number), (table, hash) => table.remove(hash, number));
      this.store.remove(number);
    }
    this.#byMark.delete(markId);
  }

  /** Every place of the tables in which a form stands. */
  #enter(form: MarkForm, enter: (table: HashTable, hash: number) => void): void {
    const shapes = this.#shapes;
    const beginnings = this.#beginnings;
    const { length } = form.key;
    /** Of the shapes without repeats. */
    let once = 0;
    for (let at = 0; at < length; at++) {
      const shape = keyShape(form.key.charCodeAt(at));
      shapes[at] = shape;
      beginnings[at + 1] = extended(beginnings[at] as number, shape);
      if (at === 0 || shape !== shapes[at - 1]) once = extended(once, shape);
    }
    enter(this.whole, beginnings[length] as number);
    this.firstFour.note(beginnings[Math.min(length, BEGINNING)] as number);
    if (form.hasOwnShapes && form.skeleton !== shapesOf(form.key)) {
      enter(this.whole, shapesHash(form.skeleton));
      this.firstFour.note(shapesHash(form.skeleton.slice(0, BEGINNING)));
    }
    if (form.bySubstring) return;
    if (length >= SHORTEST_TYPO && length <= LONGEST_TYPO) {
      enter(this.near, beginnings[length] as number);
      for (let without = 0; without < length; without++) {
        // Taking either of two equal neighbours leaves the same.
        if (without > 0 && shapes[without] === shapes[without - 1]) continue;
        enter(this.near, deletionHash(beginnings, 0, length, without));
      }
    }
    // In ad copy a short name stands for a longer one only as a word of its own.
    if (form.isShortened) return;
    if (length >= 4) enter(this.loose, once ^ REPEAT_SALT);
    if (length >= SHORTEST_TYPO && /^[a-z]+$/.test(form.key)) {
      enter(this.loose, shapesHash(soundKey(form.key)) ^ SOUND_SALT);
    }
    const stem = stemOf(form.key);
    if (stem !== null) enter(this.loose, keyHash(stem) ^ STEM_SALT);
    if (form.wordCount > 1) this.#enterWords(form, enter);
  }

  #enterWords(form: MarkForm, enter: (table: HashTable, hash: number) => void): void {
    const hashes = wordHashes(form.phrase);
    enter(this.loose, hashes.reduce(withWord, EMPTY_BAG));
    if (hashes.length === 2) {
      this.firstWords.note(hashes[0] as number);
      this.secondWords.note(hashes[1] as number);
    }
    if (hashes.length < DROPS_A_WORD || hashes.length > DROPS_A_WORD + 1) return;
    const { words } = form;
    // Only an ordinary word is left out, and something that is none must remain: `New York` is not Barneys New York.
    if (words.every(isOrdinaryWord)) return;
    for (const [dropped, word] of words.entries()) {
      if (form.key.length - word.length < SHORTEST_DROPPED || !isOrdinaryWord(word)) continue;
      enter(this.loose, hashes.filter((_, at) => at !== dropped).reduce(withWord, EMPTY_BAG));
    }
  }

  /** The spellings under which a mark is sought. */
  formsOf(markId: number): readonly MarkForm[] {
    return (this.#byMark.get(markId) ?? []).map((number) => this.store.form(number));
  }

  exact(key: string): readonly MarkForm[] {
    return this.#under(keyHash(key), (form) => form.key === key);
  }

  exactIn(key: string, beginnings: Int32Array, from: number, to: number): readonly MarkForm[] {
    const hash = stretchHash(beginnings, from, to);
    if (this.whole.first(hash) === -1) return NONE;
    const stretch = key.slice(from, to);
    return this.#under(hash, (form) => form.key === stretch);
  }

  exactTurned(key: string, beginnings: Int32Array, cut: number): readonly MarkForm[] {
    const [before, after] = [stretchHash(beginnings, 0, cut), stretchHash(beginnings, cut, key.length)];
    const hash = joinedHash(after, before, cut);
    if (this.whole.first(hash) === -1) return NONE;
    const turned = key.slice(cut) + key.slice(0, cut);
    return this.#under(hash, (form) => form.key === turned);
  }

  alikeIn(key: string, beginnings: Int32Array, from: number, to: number): readonly MarkForm[] {
    const hash = stretchHash(beginnings, from, to);
    if (this.whole.first(hash) === -1) return NONE;
    const stretch = key.slice(from, to);
    const shapes = shapesOf(stretch);
    return this.#under(
      hash,
      (form) => form.key !== stretch && (form.skeleton === shapes || shapesOf(form.key) === shapes),
    );
  }

  #under(hash: number, fits: (form: MarkForm) => boolean): readonly MarkForm[] {
    let place = this.whole.first(hash);
    if (place === -1) return NONE;
    const forms: MarkForm[] = [];
    for (; place !== -1; place = this.whole.next(place)) {
      const form = this.store.form(this.whole.valueAt(place));
      if (fits(form)) forms.push(form);
    }
    return forms;
  }

  nearlyIn(key: string, beginnings: Int32Array, from: number, to: number): readonly MarkForm[] {
    return formsNear(this, key, beginnings, from, to);
  }

  nearlyTwice(key: string): readonly MarkForm[] {
    return formsNearTwice(this, key);
  }

  /** Every mark in a text, in reading order. Never throws, whatever the text. */
  match(text: string | TokenisedText): MarkMatch[] {
    const tokenised = typeof text === 'string' ? tokenise(text) : text;
    if (tokenised.count === 0) return [];
    const matches: MarkMatch[] = [];
    const { folded } = tokenised;
    const found: Found = (form, from, to, via, weak) => {
      if (this.#condensed.cutsCharacter(from, to)) return;
      const start = folded.startOf(this.#condensed.positions[from] as number);
      const end = folded.endOf(this.#condensed.positions[to - 1] as number);
      matches.push(new MarkMatch(this.store, form, start, end, via, weak));
    };
    const covered = this.#coveredOf(tokenised.count);
    this.#condensed.load(tokenised, false);
    searchWords(this, this.#condensed, covered, found);
    searchRuns(this, this.#runs, this.#condensed, found);
    searchNear(this, this.#condensed, covered, found);
    if (folded.hasOwnShapes) {
      this.#condensed.load(tokenised, true);
      searchWords(this, this.#condensed, covered, found);
    }
    if (hasLetterSigns(folded)) {
      const withSigns = cutWithSigns(folded);
      this.#condensed.load(withSigns, true);
      searchWords(this, this.#condensed, this.#coveredOf(withSigns.count), found);
    }
    return matches.length < 2 ? matches : distinct(matches);
  }

  #coveredOf(count: number): Uint8Array {
    if (count > this.#covered.length) this.#covered = new Uint8Array(count * 2);
    return this.#covered.fill(0, 0, count);
  }
}
