import { looksLike } from './confusables.js';

/**
 * A text reduced to what it says. `key` is compatibility-normalised, case-folded, without accents, vowel points, invisible
 * characters and trade-mark signs. `skeleton` runs in step with `key`, one unit each, every character replaced by the
 * basic Latin letter that it passes for. `startOf` and `endOf` lead from a position in either back to UTF-16 units of the
 * source, so that a stretch of the key is always a stretch of whole characters of the source.
 */
export interface FoldedText {
  readonly source: string;
  readonly key: string;
  readonly skeleton: string;
  startOf(position: number): number;
  /** End in the source of the key unit at `position`. */
  endOf(position: number): number;
}

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

/** Zero digits of the decimal sequences in use; each is followed by its 1 to 9. */
const ZERO_DIGITS = [0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0x1040];

const asciiSkeleton: readonly string[] = Array.from({ length: 128 }, (_, code) => skeletonUnit(code));

function skeletonUnit(code: number): string {
  return looksLike(code) ?? String.fromCharCode(code).toLowerCase();
}

/** Folds a text. Total and linear in its length: lone surrogates and NUL become separators. */
export function foldText(source: string): FoldedText {
  if (/^[\x00-\x7f]*$/.test(source)) return new AsciiFold(source);
  return foldAny(source);
}

class AsciiFold implements FoldedText {
  readonly key: string;
  #skeleton: string | null = null;
  constructor(readonly source: string) {
    this.key = source.toLowerCase();
  }
  get skeleton(): string {
    if (this.#skeleton === null) {
      let skeleton = '';
      for (let i = 0; i < this.source.length; i++) skeleton += asciiSkeleton[this.source.charCodeAt(i)] ?? ' ';
      this.#skeleton = skeleton;
    }
    return this.#skeleton;
  }
  startOf(position: number): number {
    return position;
  }
  endOf(position: number): number {
    return position + 1;
  }
}

function foldAny(source: string): FoldedText {
  const key: string[] = [];
  const skeleton: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const push = (keyUnits: string, skeletonUnits: string, start: number, end: number): void => {
    for (let i = 0; i < keyUnits.length; i++) {
      key.push(keyUnits[i] as string);
      skeleton.push(skeletonUnits[i] ?? (keyUnits[i] as string));
      starts.push(start);
      ends.push(end);
    }
  };
  let at = 0;
  while (at < source.length) {
    const end = clusterEnd(source, at);
    foldCluster(source.slice(at, end), (keyUnits, skeletonUnits) => push(keyUnits, skeletonUnits, at, end));
    at = end;
  }
  return {
    source,
    key: key.join(''),
    skeleton: skeleton.join(''),
    startOf: (position) => starts[position] ?? source.length,
    endOf: (position) => ends[position] ?? source.length,
  };
}

/** A base character with the marks, Hangul letters or half-width voicing signs that belong to it. */
function clusterEnd(source: string, start: number): number {
  const first = source.codePointAt(start) as number;
  let end = start + (first > 0xffff ? 2 : 1);
  while (end < source.length && end - start < LONGEST_CLUSTER) {
    const next = source.codePointAt(end) as number;
    const joins =
      next >= 0x300 &&
      (COMBINING.test(String.fromCodePoint(next)) ||
        (next >= 0x1160 && next <= 0x11ff) ||
        (next >= 0xfe00 && next <= 0xfe0f));
    if (!joins) break;
    end += next > 0xffff ? 2 : 1;
  }
  return end;
}

function foldCluster(cluster: string, push: (keyUnits: string, skeletonUnits: string) => void): void {
  const base = cluster.codePointAt(0) as number;
  if (TRADE_MARK_SIGNS.has(base)) {
    push(' ', ' ');
    return;
  }
  if (base >= 0xd800 && base <= 0xdfff) {
    push('\ufffd', '\ufffd');
    return;
  }
  const plain = cluster.normalize('NFKD').replace(OPTIONAL_MARKS, '').normalize('NFC');
  for (const character of plain) {
    const code = character.codePointAt(0) as number;
    if (IGNORABLE.test(character)) continue;
    const digit = digitValue(code);
    if (digit !== null) {
      push(String(digit), asciiSkeleton[48 + digit] as string);
      continue;
    }
    const lower = character.toLowerCase();
    const folded = (LETTER_FOLDS[lower] ?? lower).replace(OPTIONAL_MARKS, '');
    const seen = looksLike(code) ?? looksLike(base) ?? looksLike(lower.codePointAt(0) as number);
    if (seen !== undefined && code > 0x7f && folded.length === character.length && character.length === 2) {
      // An enclosed letter outside the basic plane has no fold of its own: it reads as the letter it encloses.
      push(seen, seen);
      continue;
    }
    push(folded, folded.length === 1 && seen !== undefined ? seen : asciiSkeletonOf(folded));
  }
}

function asciiSkeletonOf(folded: string): string {
  let skeleton = '';
  for (const unit of folded) {
    const code = unit.codePointAt(0) as number;
    skeleton += code < 128 ? (asciiSkeleton[code] as string) : (looksLike(code) ?? unit);
  }
  return skeleton;
}

function digitValue(code: number): number | null {
  if (code < 0x660) return null;
  for (const zero of ZERO_DIGITS) if (code >= zero && code <= zero + 9) return code - zero;
  return null;
}
