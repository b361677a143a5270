import type { MatchVia } from '../detection/finding.js';
import type { HashFilter, HashTable } from './hash-table.js';
import type { FormStore } from './form-store.js';

/** What the searches read of the index: numbers of forms by hashes of different things. */
export interface MarkTables {
  /** By the shapes of the key, and by those of the spelling where they differ. */
  readonly whole: HashTable;
  /** By the shapes of the key and by what is left of them when one is deleted. */
  readonly near: HashTable;
  /** By sounds, by shapes without repeats, by words without order; each hash carries the salt of its kind. */
  readonly loose: HashTable;
  /** First four shapes of every form that has as many: most words of a text begin no mark and are left at once. */
  readonly firstFour: HashFilter;
  /** First and second words of names of two words. */
  readonly firstWords: HashFilter;
  readonly secondWords: HashFilter;
  readonly store: FormStore;
}

export const BEGINNING = 4;
export const SOUND_SALT = 0x51ed270b;
export const STEM_SALT = 0x3c6ef372;
export const REPEAT_SALT = 0x2545f491;

/** Takes a match of the form of that number: the stretch is given in units of the condensed text. */
export type Found = (form: number, from: number, to: number, via: MatchVia, weak: boolean) => void;

/** Hash of no words; `withWord` adds one, in whatever order. */
export const EMPTY_BAG = 0x6c62272e;
export const withWord = (bag: number, wordHash: number): number =>
  (bag + Math.imul(wordHash ^ (wordHash >>> 15), 0x2c1b3c6d)) | 0;

/** Shapes with every stretch of the same one shortened to one: `niiikee` and `nike` meet. */
export function withoutRepeats(shapes: string): string {
  let kept = '';
  for (const shape of shapes) if (!kept.endsWith(shape)) kept += shape;
  return kept;
}
