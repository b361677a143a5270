import { keyShape } from '../text/key-shape.js';
import type { TokenisedText } from '../text/tokens.js';
import { isOrdinaryStretch } from './ordinary-hashes.js';
import { extended, LONGEST_STRETCH, stretchHash } from './text-hash.js';

const isMark = (unit: number): boolean => /\p{M}/u.test(String.fromCharCode(unit));
const isCapitalLetter = (unit: number): boolean => /\p{Lu}/u.test(String.fromCharCode(unit));

/**
 * A text without its separators, as shapes, with the hashes of all its beginnings: so any stretch of it is looked up in
 * constant time. One is filled again and again, because making one for every field would cost more than the search.
 */
export class CondensedText {
  text: TokenisedText | null = null;
  length = 0;
  /** Position in the key of the text of each unit. */
  positions = new Int32Array(512);
  shapes = new Uint16Array(512);
  /** Hashes of the first n units, n from 0 to `length`. */
  beginnings = new Int32Array(513);
  /** Where each token begins and ends here. */
  starts = new Int32Array(128);
  ends = new Int32Array(128);
  /** Of each token: its hash. */
  tokenHashes = new Int32Array(128);
  /** Of each token: 1 when it is an ordinary word. */
  ordinary = new Uint8Array(128);
  /** Of each token: 1 when it begins with a capital. */
  capital = new Uint8Array(128);
  hasCapitals = false;

  /** @param asWritten take the shapes as the source has them, before its case was folded */
  load(text: TokenisedText, asWritten: boolean): void {
    const { folded, count } = text;
    this.#makeRoom(folded.length, count);
    const { positions, shapes, beginnings, starts, ends } = this;
    const { units, at } = folded;
    let length = 0;
    let hash = 0;
    for (let token = 0; token < count; token++) {
      starts[token] = length;
      const to = text.toOf(token);
      for (let position = text.fromOf(token); position < to; position++) {
        const shape = asWritten ? folded.shapeAt(position) : keyShape(units[at + position] as number);
        positions[length] = position;
        shapes[length] = shape;
        hash = extended(hash, shape);
        beginnings[++length] = hash;
      }
      ends[token] = length;
    }
    this.text = text;
    this.length = length;
    this.hasCapitals = false;
    for (let token = 0; token < count; token++) {
      const [from, to] = [starts[token] as number, ends[token] as number];
      const isWord = !text.isRun(token) && to - from <= LONGEST_STRETCH;
      this.tokenHashes[token] = isWord ? stretchHash(beginnings, from, to) : 0;
      this.ordinary[token] = isWord && isOrdinaryStretch(beginnings, shapes, from, to) ? 1 : 0;
      const isCapital = isWord && to > from && this.#beginsWithCapital(from);
      this.capital[token] = isCapital ? 1 : 0;
      if (isCapital) this.hasCapitals = true;
    }
  }

  /** The stretch `[from, to)` as units of the key. */
  keyOf(from: number, to: number): string {
    const { key } = (this.text as TokenisedText).folded;
    const [first, last] = [this.positions[from] as number, this.positions[to - 1] as number];
    if (last - first === to - 1 - from) return key.slice(first, last + 1);
    let condensed = '';
    for (let at = from; at < to; at++) condensed += key[this.positions[at] as number] as string;
    return condensed;
  }

  #beginsWithCapital(at: number): boolean {
    const { folded } = this.text as TokenisedText;
    const written = folded.source.charCodeAt(folded.startOf(this.positions[at] as number));
    if (written < 0x80) return written >= 0x41 && written <= 0x5a;
    return isCapitalLetter(written);
  }

  /** Whether the stretch `[from, to)` is exactly this key. */
  equals(from: number, to: number, key: string): boolean {
    if (to - from !== key.length) return false;
    const { folded } = this.text as TokenisedText;
    const { units, at } = folded;
    for (let position = from; position < to; position++) {
      if (units[at + (this.positions[position] as number)] !== key.charCodeAt(position - from)) return false;
    }
    return true;
  }

  /**
   * Whether an end of the stretch lies inside what is one character of the source: `ß` is no `s` and another one. Marks on
   * its last character are noise.
   */
  cutsCharacter(from: number, to: number): boolean {
    const { folded } = this.text as TokenisedText;
    const { positions } = this;
    if (from > 0 && folded.endOf(positions[from - 1] as number) > folded.startOf(positions[from] as number))
      return true;
    const end = folded.endOf(positions[to - 1] as number);
    for (let at = to; at < this.length && folded.startOf(positions[at] as number) < end; at++) {
      if (!isMark(this.unitAt(at))) return true;
    }
    return false;
  }

  /** The unit of the key at a place. */
  unitAt(place: number): number {
    const { folded } = this.text as TokenisedText;
    return folded.units[folded.at + (this.positions[place] as number)] as number;
  }

  #makeRoom(length: number, count: number): void {
    if (length > this.shapes.length) {
      this.positions = new Int32Array(length * 2);
      this.shapes = new Uint16Array(length * 2);
      this.beginnings = new Int32Array(length * 2 + 1);
    }
    if (count > this.starts.length) {
      this.starts = new Int32Array(count * 2);
      this.ends = new Int32Array(count * 2);
      this.tokenHashes = new Int32Array(count * 2);
      this.ordinary = new Uint8Array(count * 2);
      this.capital = new Uint8Array(count * 2);
    }
  }
}
