import { keyShape } from '../text/key-shape.js';
import type { FoldedText } from '../text/fold.js';

/** An odd multiplier that spreads small units over 32 bits (Knuth's golden-ratio constant). */
const BASE = 0x9e3779b1 | 0;
/** Longest stretch that is ever hashed as a whole, in units. */
export const LONGEST_STRETCH = 128;

const power = new Int32Array(LONGEST_STRETCH + 1);
power[0] = 1;
for (let i = 1; i < power.length; i++) power[i] = Math.imul(power[i - 1] as number, BASE);

/** Hash of a text one unit longer. */
export const extended = (hash: number, unit: number): number => (Math.imul(hash, BASE) + unit + 1) | 0;

/**
 * Hash of the stretch `[from, to)` of a text, given the hashes of its beginnings (`beginnings[n]` is that of the first `n`
 * units). Constant time, which is what lets every stretch of a word be tried. The stretch has at most 128 units.
 */
export function stretchHash(beginnings: Int32Array, from: number, to: number): number {
  return ((beginnings[to] as number) - Math.imul(beginnings[from] as number, power[to - from] as number)) | 0;
}

/** Hash of two texts one after the other; the second has `length` units, at most 128. */
export const joinedHash = (first: number, second: number, length: number): number =>
  (Math.imul(first, power[length] as number) + second) | 0;

/** Hash of the stretch without the unit at `without`. */
export function deletionHash(beginnings: Int32Array, from: number, to: number, without: number): number {
  const before = stretchHash(beginnings, from, without);
  const after = stretchHash(beginnings, without + 1, to);
  return (Math.imul(before, power[to - without - 1] as number) + after) | 0;
}

/** Hashes of the beginnings of a key's shapes. */
export function beginningsOf(shapes: string): Int32Array {
  const beginnings = new Int32Array(shapes.length + 1);
  for (let i = 0; i < shapes.length; i++) {
    beginnings[i + 1] = extended(beginnings[i] as number, shapes.charCodeAt(i));
  }
  return beginnings;
}

/** Hash of a folded key by the shapes of its units. */
export function keyHash(key: string): number {
  let hash = 0;
  for (let i = 0; i < key.length; i++) hash = extended(hash, keyShape(key.charCodeAt(i)));
  return hash;
}

/** Hashes of the words of a folded phrase, which stand with one space between them. */
export function wordHashes(phrase: string): number[] {
  const hashes: number[] = [];
  let hash = 0;
  for (let i = 0; i < phrase.length; i++) {
    const unit = phrase.charCodeAt(i);
    if (unit === 0x20) {
      hashes.push(hash);
      hash = 0;
    } else hash = extended(hash, keyShape(unit));
  }
  hashes.push(hash);
  return hashes;
}

/** Hash of shapes given as a string. */
export function shapesHash(shapes: string): number {
  let hash = 0;
  for (let i = 0; i < shapes.length; i++) hash = extended(hash, shapes.charCodeAt(i));
  return hash;
}

/** The same of the stretch `[from, to)` of a folded text, without making a string of it. */
export function unitsHash(folded: FoldedText, from: number, to: number): number {
  const { units, at } = folded;
  let hash = 0;
  for (let position = from; position < to; position++) hash = extended(hash, keyShape(units[at + position] as number));
  return hash;
}
