import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** A portfolio of any size: real names, and where they end, invented ones that are made like them. */

/** Scripts whose letters are not mixed within an invented word. */
const SCRIPTS = [
  ...[/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u, /\p{Script=Han}/u, /\p{Script=Hangul}/u],
  ...[/\p{Script=Hiragana}/u, /\p{Script=Katakana}/u, /\p{Script=Arabic}/u, /\p{Script=Hebrew}/u, /\p{Script=Thai}/u],
];

/** Draws after which a list that gives no further distinct name is given up. */
const MOST_DRAWS_A_NAME = 100;

/**
 * The first `count` of the names, filled up with invented ones: each has as many words of as many characters as a name
 * drawn from the list, and each character follows the two before it in some name (any first letter, where nothing does).
 * No two are the same in lower case. The same names, count and seed always give the same list.
 * @throws RangeError when the names are too few or too short to invent so many
 */
export function manyMarks(names: readonly string[], count: number, seed: number): string[] {
  const random = xoroshiro128plus(seed);
  const draw = <T>(list: readonly T[]): T => list[uniformInt(random, 0, list.length - 1)] as T;
  const marks = new Map<string, string>();
  for (const name of names) {
    if (marks.size === count) break;
    if (!marks.has(name.toLowerCase())) marks.set(name.toLowerCase(), name);
  }
  if (marks.size === count) return [...marks.values()];
  const spelling = spellingOf(names);
  let draws = 0;
  while (marks.size < count) {
    if (draws++ > count * MOST_DRAWS_A_NAME)
      throw new RangeError(`${names.length} names do not suffice to invent up to ${count}`);
    const name = wordsOf(draw(names))
      .map((word) => invent(word, spelling, draw))
      .join(' ');
    if (!marks.has(name.toLowerCase())) marks.set(name.toLowerCase(), name);
  }
  return [...marks.values()];
}

/** So many of the names, each once, by a seeded draw; in the order of the list. */
export function sampleOf(names: readonly string[], count: number, seed: number): string[] {
  const random = xoroshiro128plus(seed);
  const chosen = new Set<number>();
  while (chosen.size < Math.min(count, names.length)) chosen.add(uniformInt(random, 0, names.length - 1));
  return names.filter((_, at) => chosen.has(at));
}

interface Spelling {
  /** Characters that words begin with, by script; as often as they do. */
  readonly first: ReadonlyMap<number, readonly string[]>;
  /** Characters that follow one (at a word's start) or two others, as often as they do. */
  readonly next: ReadonlyMap<string, readonly string[]>;
}

function spellingOf(names: readonly string[]): Spelling {
  const first = new Map<number, string[]>();
  const next = new Map<string, string[]>();
  const note = <K>(map: Map<K, string[]>, key: K, character: string): void => {
    const list = map.get(key);
    if (list === undefined) map.set(key, [character]);
    else list.push(character);
  };
  for (const word of names.flatMap(wordsOf)) {
    const characters = Array.from(word);
    note(first, scriptOf(word), characters[0] as string);
    for (let at = 1; at < characters.length; at++) {
      note(next, characters.slice(Math.max(0, at - 2), at).join(''), characters[at] as string);
    }
  }
  return { first, next };
}

function invent(model: string, { first, next }: Spelling, draw: (list: readonly string[]) => string): string {
  const starts = first.get(scriptOf(model)) as readonly string[];
  const characters = [draw(starts)];
  while (characters.length < Array.from(model).length) {
    characters.push(draw(next.get(characters.slice(-2).join('')) ?? starts));
  }
  return characters.join('');
}

const wordsOf = (name: string): string[] => name.split(/\s+/u).filter(Boolean);

/** Place of the script of a word's first letter; one more place for everything else. */
function scriptOf(word: string): number {
  const letter = /\p{L}/u.exec(word)?.[0] ?? '';
  return SCRIPTS.findIndex((script) => script.test(letter));
}
