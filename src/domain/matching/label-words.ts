import { ORDINARY_WORDS } from '../detection/vocabulary/ordinary-words.js';
import { COMMON_WORDS } from './common-words.js';
import { GENERIC_WORDS } from './generic-words.js';

/** How much is known of a stretch of a label, from nothing to words that are put beside any mark. */
export const UNKNOWN = 0;
export const WORDS = 1;
export const GENERIC = 2;

/** Below this many units an ordinary word inside a label is chance: `ra`, `ton`. */
const SHORTEST_WORD = 3;

interface Node {
  readonly next: Map<number, Node>;
  /** What the word that ends here is, or UNKNOWN. */
  ends: number;
}

const root: Node = { next: new Map(), ends: UNKNOWN };

function add(word: string, kind: number): void {
  let node = root;
  for (let at = 0; at < word.length; at++) {
    const unit = word.charCodeAt(at);
    let child = node.next.get(unit);
    if (child === undefined) {
      child = { next: new Map(), ends: UNKNOWN };
      node.next.set(unit, child);
    }
    node = child;
  }
  node.ends = Math.max(node.ends, kind);
}

for (const word of COMMON_WORDS) add(word, WORDS);
for (const word of GENERIC_WORDS) add(word, GENERIC);
for (const word of ORDINARY_WORDS) if (word.length >= SHORTEST_WORD) add(word, WORDS);

/** From this many units on a word may stand in the plural: `trainers`. */
const SHORTEST_PLURAL = 4;

/** A known word inside a label, half-open. */
interface KnownWord {
  readonly from: number;
  readonly to: number;
  readonly kind: number;
  readonly isPlural: boolean;
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
      words.some(
        (word) =>
          !word.isPlural &&
          word.to - word.from >= SHORTEST_CROSSING &&
          word.to - word.from > to - from &&
          ((word.from < from && word.to > from) || (word.from < to && word.to > to)),
      ),
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
    if (isDigit) words.push({ from, to: from + 1, kind: GENERIC, isPlural: false });
    for (let to = from + 1; to <= from + LONGEST_CODE && to <= key.length; to++) {
      if (isBreak(from) && isBreak(to)) words.push({ from, to, kind: GENERIC, isPlural: false });
    }
    let node = root.next.get(unit);
    for (let to = from + 1; node !== undefined; to++) {
      if (node.ends !== UNKNOWN) {
        words.push({ from, to, kind: node.ends, isPlural: false });
        if (to - from >= SHORTEST_PLURAL && key[to] === 's')
          words.push({ from, to: to + 1, kind: node.ends, isPlural: true });
      }
      node = to < key.length ? node.next.get(key.charCodeAt(to)) : undefined;
    }
  }
  return words;
}
