import { Arena } from './arena.js';
import { isHangul } from './character-class.js';
import { looksLike } from './confusables.js';

/** Signs that follow a mark and must not become letters of it: `™` would otherwise fold to `tm`. */
const TRADE_MARK_SIGNS = new Set([0x2122, 0xae, 0x2120, 0xa9]);

/** Letters whose case folding or compatibility form leaves something that a reader does not see as another letter. */
const LETTER_FOLDS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ς: 'σ',
  ħ: 'h',
  ŧ: 't',
  ĸ: 'k',
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ى: 'ي',
  ة: 'ه',
  ـ: '',
};

/** Marks that readers leave out: accents, Hebrew points, Arabic vowels. Vowel signs of Indic scripts and Thai stay. */
const OPTIONAL_MARKS =
  /[\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]/gu;
const IGNORABLE = /\p{Default_Ignorable_Code_Point}/u;
const COMBINING = /[\p{M}\uff9e\uff9f]/u;
/** A base character never carries more marks than this in writing; the rest is noise and starts a new cluster. */
const LONGEST_CLUSTER = 32;
/** A compatibility form has at most so many units (`ﷺ`). */
const LONGEST_FOLD = 24;

/** Zero digits of the decimal sequences in use; each is followed by its 1 to 9. */
const ZERO_DIGITS = [0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0x1040];

const UNKNOWN = 0;
/** The unit folds to none or several, or belongs to its neighbours. */
const COMPLEX = 0xffff;

/** What a unit of a source folds to by itself, remembered as texts bring them up. */
const foldedUnit = new Uint16Array(0x10000);
/** The shape of a unit of a source, looked up before its case is folded. */
const shapeOfSource = new Uint16Array(0x10000);
/** The shape of a unit of a key, looked up after. */
const shapeOfKey = new Uint16Array(0x10000);

const units = new Arena((length) => new Uint16Array(length));
const offsets = new Arena((length) => new Int32Array(length));

/**
 * The basic Latin letter that a unit of a folded key passes for, as a UTF-16 unit; the unit itself when it passes for none.
 */
export function keyShape(unit: number): number {
  const known = shapeOfKey[unit] as number;
  if (known !== UNKNOWN || unit === 0) return known;
  const shape = unit >= 0xd800 && unit <= 0xdfff ? unit : (looksLike(unit)?.charCodeAt(0) ?? unit);
  shapeOfKey[unit] = shape;
  return shape;
}

/**
 * A text reduced to what it says. `key` is compatibility-normalised, case-folded, without accents, vowel points, invisible
 * characters and trade-mark signs. `skeleton` runs in step with `key`, one unit each, every character replaced by the
 * basic Latin letter that it passes for. `startOf` and `endOf` lead from a position in either back to UTF-16 units of the
 * source, so that a stretch of the key is always a stretch of whole characters of the source.
 *
 * Shapes are taken before the case is folded (TR39 skeletons alone miss Greek `ΑΡΡLΕ`, whose small letters look like nothing
 * Latin) and after (a key must have one shape however it was written); where the two differ anywhere in the text,
 * `hasOwnShapes` is true.
 */
export class FoldedText {
  #key: string | null = null;
  #skeleton: string | null = null;

  /** The arrays are shared with other texts; this one's units begin at `at`, its maps at `mapAt`. */
  constructor(
    readonly source: string,
    readonly length: number,
    readonly units: Uint16Array,
    readonly at: number,
    private readonly shapes: Uint16Array | null,
    private readonly shapesAt: number,
    private readonly map: Int32Array | null,
    private readonly mapAt: number,
    private readonly isAscii = false,
  ) {}

  /** Whether some character looks otherwise before its case is folded than after. */
  get hasOwnShapes(): boolean {
    return this.shapes !== null;
  }

  /** Shape of a position as the source has it. */
  shapeAt(position: number): number {
    if (this.shapes !== null) return this.shapes[this.shapesAt + position] as number;
    return keyShape(this.units[this.at + position] as number);
  }

  get key(): string {
    this.#key ??= this.isAscii ? this.source.toLowerCase() : textOf(this.units, this.at, this.length);
    return this.#key;
  }

  get skeleton(): string {
    if (this.#skeleton === null) {
      const shapes = new Uint16Array(this.length);
      for (let position = 0; position < this.length; position++) shapes[position] = this.shapeAt(position);
      this.#skeleton = textOf(shapes, 0, shapes.length);
    }
    return this.#skeleton;
  }

  startOf(position: number): number {
    if (position >= this.length) return this.source.length;
    return this.map === null ? position : (this.map[this.mapAt + position * 2] as number);
  }

  /** End in the source of the key unit at `position`. */
  endOf(position: number): number {
    if (position >= this.length) return this.source.length;
    return this.map === null ? position + 1 : (this.map[this.mapAt + position * 2 + 1] as number);
  }
}

/** A folded key holds no half of a surrogate pair, so decoding changes nothing. */
const decoder = new TextDecoder('utf-16le', { ignoreBOM: true });
/** Below this a call of the decoder costs more than its work. */
const SHORTEST_DECODED = 32;

function textOf(from: Uint16Array, at: number, length: number): string {
  if (length >= SHORTEST_DECODED) return decoder.decode(from.subarray(at, at + length));
  return String.fromCharCode(...from.subarray(at, at + length));
}

/** Folds a text. Total and linear in its length: lone surrogates and NUL become separators. */
export function foldText(source: string): FoldedText {
  const { length } = source;
  const at = units.reserve(length);
  const { chunk } = units;
  let hasOwnShapes = false;
  let highest = 0;
  for (let i = 0; i < length; i++) {
    const unit = source.charCodeAt(i);
    let folded = foldedUnit[unit] as number;
    if (folded === UNKNOWN) folded = learn(unit);
    if (folded === COMPLEX) return foldClusters(source);
    chunk[at + i] = folded;
    highest |= unit;
    if (unit > 0x7f && shapeOfSource[unit] !== keyShape(folded)) hasOwnShapes = true;
  }
  units.keep(length);
  if (!hasOwnShapes)
    return new FoldedText(source, length, chunk, at, null, 0, null, 0, highest < 0x80 && !source.includes('\0'));
  const shapesAt = units.reserve(length);
  const shapes = units.chunk;
  for (let i = 0; i < length; i++) shapes[shapesAt + i] = shapeOfSource[source.charCodeAt(i)] as number;
  units.keep(length);
  return new FoldedText(source, length, chunk, at, shapes, shapesAt, null, 0);
}

/** Finds out what one unit folds to when it stands alone, for good. */
function learn(unit: number): number {
  let folded = COMPLEX;
  const character = String.fromCharCode(unit);
  const joins = COMBINING.test(character) || joinsHangul(unit) || IGNORABLE.test(character);
  if (!joins && (unit < 0xd800 || unit > 0xdfff)) {
    foldCluster(character, (key, shapes) => {
      if (key.length !== 1 || folded !== COMPLEX) return;
      folded = key.charCodeAt(0);
      shapeOfSource[unit] = shapes.charCodeAt(0);
    });
    let pieces = 0;
    foldCluster(character, (key) => (pieces += key.length));
    if (pieces !== 1) folded = COMPLEX;
  }
  foldedUnit[unit] = folded;
  return folded;
}

const joinsHangul = (unit: number): boolean => unit >= 0x1100 && unit <= 0x11ff;

/** The general way: a base character with its marks at a time, with the way back for every unit. */
function foldClusters(source: string): FoldedText {
  const keys: number[] = [];
  const shapes: number[] = [];
  const map: number[] = [];
  let start = 0;
  let end = 0;
  const push = (key: string, shape: string): void => {
    for (let i = 0; i < key.length && i < LONGEST_FOLD; i++) {
      keys.push(key.charCodeAt(i));
      shapes.push(shape.charCodeAt(i));
      map.push(start, end);
    }
  };
  for (; start < source.length; start = end) {
    const unit = source.charCodeAt(start);
    let folded = foldedUnit[unit] as number;
    if (folded === UNKNOWN) folded = learn(unit);
    end = clusterEnd(source, start);
    if (folded !== COMPLEX && end === start + 1) {
      keys.push(folded);
      shapes.push(shapeOfSource[unit] as number);
      map.push(start, end);
    } else foldCluster(source.slice(start, end), push);
  }
  const { length } = keys;
  const at = units.reserve(length * 2);
  units.chunk.set(keys, at);
  units.chunk.set(shapes, at + length);
  units.keep(length * 2);
  const mapAt = offsets.reserve(map.length);
  offsets.chunk.set(map, mapAt);
  offsets.keep(map.length);
  const hasOwnShapes = keys.some((key, i) => keyShape(key) !== shapes[i]);
  return new FoldedText(
    source,
    length,
    units.chunk,
    at,
    hasOwnShapes ? units.chunk : null,
    at + length,
    offsets.chunk,
    mapAt,
  );
}

/** A base character with the marks, Hangul letters or half-width voicing signs that belong to it. */
function clusterEnd(source: string, start: number): number {
  const first = source.codePointAt(start) as number;
  let end = start + (first > 0xffff ? 2 : 1);
  const isHangulBase = joinsHangul(first) || isHangul(first);
  while (end < source.length && end - start < LONGEST_CLUSTER) {
    const next = source.codePointAt(end) as number;
    const joins =
      next >= 0x300 &&
      (COMBINING.test(String.fromCodePoint(next)) ||
        (isHangulBase && next >= 0x1160 && next <= 0x11ff) ||
        (next >= 0xfe00 && next <= 0xfe0f));
    if (!joins) break;
    end += next > 0xffff ? 2 : 1;
  }
  return end;
}

/** Gives what a cluster folds to, in pieces of a key and the shapes in step with it. */
function foldCluster(cluster: string, push: (key: string, shapes: string) => void): void {
  const base = cluster.codePointAt(0) as number;
  if (TRADE_MARK_SIGNS.has(base) || base === 0) {
    push(' ', ' ');
    return;
  }
  if (base >= 0xd800 && base <= 0xdfff) {
    push('\ufffd', '\ufffd');
    return;
  }
  const plain = cluster.normalize('NFKD').replace(OPTIONAL_MARKS, '').normalize('NFC');
  // Only what comes first stands for the base as it was written (lunate `ϲ` for σ); a mark after it has a shape of its own.
  let written: number | null = base;
  for (const character of plain) {
    const code = character.codePointAt(0) as number;
    if (IGNORABLE.test(character)) continue;
    const digit = digitValue(code);
    if (digit !== null) {
      push(String(digit), String.fromCharCode(keyShape(48 + digit)));
      continue;
    }
    const lower = character.toLowerCase();
    const folded = (LETTER_FOLDS[lower] ?? lower).replace(OPTIONAL_MARKS, '');
    const seen =
      looksLike(code) ??
      (written === null ? undefined : looksLike(written)) ??
      looksLike(lower.codePointAt(0) as number);
    written = null;
    if (seen !== undefined && code > 0x7f && folded.length === character.length && character.length === 2) {
      // An enclosed letter outside the basic plane has no fold of its own: it reads as the letter it encloses.
      push(enclosedLetter(code) ?? seen, seen);
      continue;
    }
    push(folded, folded.length === 1 && seen !== undefined ? seen : shapesOf(folded));
  }
}

/** Negative circled and squared Latin letters, which carry no decomposition. */
const NEGATIVE_ENCLOSED = [0x1f150, 0x1f170];

function enclosedLetter(code: number): string | undefined {
  const first = NEGATIVE_ENCLOSED.find((base) => code >= base && code < base + 26);
  return first === undefined ? undefined : String.fromCharCode(0x61 + code - first);
}

/** The shapes of a folded key, a unit each. */
export function shapesOf(key: string): string {
  let shapes = '';
  for (let i = 0; i < key.length; i++) shapes += String.fromCharCode(keyShape(key.charCodeAt(i)));
  return shapes;
}

function digitValue(code: number): number | null {
  if (code < 0x660) return null;
  for (const zero of ZERO_DIGITS) if (code >= zero && code <= zero + 9) return code - zero;
  return null;
}
