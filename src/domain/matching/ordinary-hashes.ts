import { EVERY_ORDINARY_WORD } from '../detection/vocabulary/ordinary-words.js';
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
