import { withinOneEdit } from '../text/edit-distance.js';
import { shapesOf } from '../text/key-shape.js';
import { LONGEST_FORM } from './mark-form.js';
import type { MarkForm } from './mark-form.js';
import type { MarkTables } from './mark-lookup.js';
import { LONGEST_TYPO, SHORTEST_TYPO } from './near-search.js';
import { beginningsOf, deletionHash, stretchHash } from './text-hash.js';

const NONE: readonly MarkForm[] = [];

/** Forms one edit away from a stretch of a key, itself excluded. */
export function formsNear(
  { near, store }: MarkTables,
  key: string,
  beginnings: Int32Array,
  from: number,
  to: number,
): readonly MarkForm[] {
  const length = to - from;
  if (length < SHORTEST_TYPO - 1 || length > LONGEST_FORM) return NONE;
  const found = new Set<MarkForm>();
  let stretch: string | null = null;
  const look = (hash: number): void => {
    for (let place = near.first(hash); place !== -1; place = near.next(place)) {
      const form = store.form(near.valueAt(place));
      stretch ??= key.slice(from, to);
      if (form.key !== stretch && withinOneEdit(form.key, stretch)) found.add(form);
    }
  };
  look(stretchHash(beginnings, from, to));
  for (let without = from; without < to; without++) look(deletionHash(beginnings, from, to, without));
  return found.size === 0 ? NONE : [...found];
}

/**
 * Forms at most one edit away from the key with a letter other than its first taken out, or with two neighbours swapped; not
 * all of those whose first letter is wrong.
 */
export function formsNearTwice({ near, store }: MarkTables, key: string): readonly MarkForm[] {
  const { length } = key;
  if (length < SHORTEST_TYPO || length > LONGEST_TYPO) return NONE;
  const found = new Set<MarkForm>();
  const without = (at: number): string => key.slice(0, at) + key.slice(at + 1);
  const look = (hash: number, variant: string, other: number): void => {
    for (let place = near.first(hash); place !== -1; place = near.next(place)) {
      const form = store.form(near.valueAt(place));
      if (withinOneEdit(form.key, variant) || (other > 0 && withinOneEdit(form.key, without(other)))) found.add(form);
    }
  };
  const lookAround = (variant: string, at: number): void => {
    const beginnings = beginningsOf(shapesOf(variant));
    look(beginnings[variant.length] as number, variant, 0);
    // Which of two letters is taken out first makes no difference to the hash, but it does to what is one edit away.
    for (let other = at; other < variant.length; other++) {
      look(deletionHash(beginnings, 0, variant.length, other), variant, at === 0 ? 0 : other + 1);
    }
  };
  for (let at = 1; at < length; at++) {
    lookAround(without(at), at);
    if (at + 1 < length && key[at] !== key[at + 1]) {
      lookAround(key.slice(0, at) + (key[at + 1] as string) + (key[at] as string) + key.slice(at + 2), 0);
    }
  }
  return found.size === 0 ? NONE : [...found];
}
