import { ORDINARY_WORDS } from '../detection/vocabulary/ordinary-words.js';
import { COMMON_WORDS } from './common-words.js';
import { GENERIC_WORDS } from './generic-words.js';

/** How much is known of a stretch of a label, from nothing to words that are put beside any mark. */
export const UNKNOWN = 0;
export const WORDS = 1;
export const GENERIC = 2;

/** Below this many units an ordinary word inside a label is chance: `ra`, `ton`. */
const SHORTEST_WORD = 3;

const ALPHABET = 36;

/** Digits and Latin letters as 0 to 35; -1 for anything else, which no word here is made of. */
function letterOf(unit: number): number {
  if (unit >= 0x61 && unit <= 0x7a) return unit - 0x61;
  return unit >= 0x30 && unit <= 0x39 ? unit - 0x30 + 26 : -1;
}

/** A trie in two arrays, because every label is read with it: the children of each node, and what the word ending there is. */
class Words {
  #next = new Uint32Array(ALPHABET * 1024);
  #kinds = new Uint8Array(1024);
  #count = 1;

  add(word: string, kind: number): void {
    let node = 0;
    for (let at = 0; at < word.length; at++) {
      const letter = letterOf(word.charCodeAt(at));
      if (letter === -1) return;
      node = this.child(node, letter) || this.#grow(node, letter);
    }
    this.#kinds[node] = Math.max(this.kind(node), kind);
  }

  /** The node behind a letter, or 0. */
  child(node: number, letter: number): number {
    return this.#next[node * ALPHABET + letter] as number;
  }

  kind(node: number): number {
    return this.#kinds[node] as number;
  }

  #grow(node: number, letter: number): number {
    if (this.#count === this.#kinds.length) {
      const [next, kinds] = [this.#next, this.#kinds];
      this.#next = new Uint32Array(next.length * 2);
      this.#next.set(next);
      this.#kinds = new Uint8Array(kinds.length * 2);
      this.#kinds.set(kinds);
    }
    this.#next[node * ALPHABET + letter] = this.#count;
    return this.#count++;
  }
}

const known = new Words();
for (const word of COMMON_WORDS) known.add(word, WORDS);
for (const word of GENERIC_WORDS) known.add(word, GENERIC);
for (const word of ORDINARY_WORDS) if (word.length >= SHORTEST_WORD) known.add(word, WORDS);

/** From this many units on a word may carry an ending: `trainers`, `boating`. */
const SHORTEST_INFLECTED = 4;
const ENDINGS = ['s', 'es', 'ed', 'ing', 'er', 'ers', 'ly'];

/** A known word inside a label, half-open. */
interface KnownWord {
  readonly from: number;
  readonly to: number;
  readonly kind: number;
  readonly isInflected: boolean;
}

/** What the known words say of a label, worked out once for all the marks that are sought in it. */
export interface LabelWords {
  /** How the label reads up to each position: `GENERIC` at 0. */
  readonly before: Uint8Array;
  /** How it reads from each position on: `GENERIC` at its end. */
  readonly after: Uint8Array;
  /** Whether a known word runs across the borders of a stretch, so that the stretch is letters of other words. */
  breaksWord(from: number, to: number): boolean;
  /** Whether the stretch is itself one known word. */
  isWord(from: number, to: number): boolean;
}

/** A known word this long that runs across a border is no chance. */
const SHORTEST_CROSSING = 4;

/**
 * Reads the known words of a label.
 * @param key the label folded, without hyphens; at most 63 units
 * @param isBreak whether a hyphen stood before the unit at a position
 */
export function labelWords(key: string, isBreak: (at: number) => boolean): LabelWords {
  const words = wordsIn(key, isBreak);
  const before = new Uint8Array(key.length + 1);
  const after = new Uint8Array(key.length + 1);
  before[0] = GENERIC;
  after[key.length] = GENERIC;
  for (const { from, to, kind } of words) {
    before[to] = Math.max(before[to] as number, Math.min(before[from] as number, kind));
  }
  for (let at = words.length - 1; at >= 0; at--) {
    const { from, to, kind } = words[at] as KnownWord;
    after[from] = Math.max(after[from] as number, Math.min(after[to] as number, kind));
  }
  return {
    before,
    after,
    breaksWord: (from, to) =>
      words.some((word) => {
        const length = word.to - word.from;
        if (length < SHORTEST_CROSSING || length <= to - from) return false;
        // A name may carry an ending itself.
        const acrossEnd = !word.isInflected && word.from < to && word.to > to;
        return acrossEnd || (word.from < from && word.to > from);
      }),
    isWord: (from, to) => words.some((word) => word.from === from && word.to === to),
  };
}

/** Pieces this short between hyphens are codes of countries and the like: `linden-cl`. */
const LONGEST_CODE = 2;

/** Known words by where they begin; digits and codes between hyphens count as generic. */
function wordsIn(key: string, isBreak: (at: number) => boolean): KnownWord[] {
  const words: KnownWord[] = [];
  for (let from = 0; from < key.length; from++) {
    const unit = key.charCodeAt(from);
    const isDigit = unit >= 0x30 && unit <= 0x39;
    if (isDigit) words.push({ from, to: from + 1, kind: GENERIC, isInflected: false });
    for (let to = from + 1; to <= from + LONGEST_CODE && to <= key.length; to++) {
      if (isBreak(from) && isBreak(to)) words.push({ from, to, kind: GENERIC, isInflected: false });
    }
    let node = 0;
    for (let to = from; to < key.length;) {
      const letter = letterOf(key.charCodeAt(to));
      node = letter === -1 ? 0 : known.child(node, letter);
      if (node === 0) break;
      to++;
      const kind = known.kind(node);
      if (kind === UNKNOWN) continue;
      words.push({ from, to, kind, isInflected: false });
      if (to - from < SHORTEST_INFLECTED) continue;
      for (const ending of ENDINGS) {
        if (key.startsWith(ending, to)) words.push({ from, to: to + ending.length, kind, isInflected: true });
      }
    }
  }
  return words;
}
