import { EVERY_ORDINARY_WORD } from '../detection/vocabulary/ordinary-words.js';
import { GENERIC_WORDS } from './generic-words.js';
import { HashTable } from './hash-table.js';
import { keyHash, stretchHash } from './text-hash.js';

let table: HashTable | null = null;

function ordinaryTable(): HashTable {
  if (table === null) {
    table = new HashTable(EVERY_ORDINARY_WORD.size);
    for (const key of EVERY_ORDINARY_WORD) table.add(keyHash(key), 0);
  }
  return table;
}

/** Shortest word whose plural is an ordinary word too. */
const SHORTEST_SINGULAR = 4;
const S = 0x73;

/**
 * Whether the stretch `[from, to)` of a condensed text is an ordinary word or its plural, by its hash alone: one question a
 * word, before anything is made of it. Spellings that look alike (`bi11`) count as the word; one strange word in a
 * hundred thousand is mistaken for one.
 */
export function isOrdinaryStretch(beginnings: Int32Array, shapes: Uint16Array, from: number, to: number): boolean {
  const ordinary = ordinaryTable();
  if (ordinary.first(stretchHash(beginnings, from, to)) !== -1) return true;
  if (to - from <= SHORTEST_SINGULAR || shapes[to - 1] !== S) return false;
  return ordinary.first(stretchHash(beginnings, from, to - 1)) !== -1;
}

let generic: HashTable | null = null;

function genericTable(): HashTable {
  if (generic === null) {
    generic = new HashTable(GENERIC_WORDS.size);
    for (const key of GENERIC_WORDS) generic.add(keyHash(key), 0);
  }
  return generic;
}

const LONGEST_GENERIC = 30;

/**
 * Whether the stretch `[from, to)` of a condensed text is nothing but generic words and digits put together (`shoponline24`).
 * At most 30 units; each is a bit of one number, so that nothing is allocated.
 */
export function isGenericStretch(
  beginnings: Int32Array,
  isDigitAt: (at: number) => boolean,
  from: number,
  to: number,
): boolean {
  const length = to - from;
  if (length > LONGEST_GENERIC) return false;
  const table = genericTable();
  let reachable = 1;
  for (let at = 0; at < length; at++) {
    if (((reachable >>> at) & 1) === 0) continue;
    if (isDigitAt(from + at)) reachable |= 1 << (at + 1);
    for (let end = at + 2; end <= length; end++) {
      if (table.first(stretchHash(beginnings, from + at, from + end)) !== -1) reachable |= 1 << end;
    }
  }
  return ((reachable >>> length) & 1) === 1;
}
