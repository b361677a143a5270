import { isHangul } from './character-class.js';
import { looksLike } from './confusables.js';
import { keyShape, shapesOf } from './key-shape.js';

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

const joinsHangul = (unit: number): boolean => unit >= 0x1100 && unit <= 0x11ff;

/** Whether a unit belongs to the character before it, or is nothing that a reader sees. */
export const joinsOrHides = (unit: number): boolean => {
  const character = String.fromCharCode(unit);
  return COMBINING.test(character) || joinsHangul(unit) || IGNORABLE.test(character);
};

/** A base character with the marks, Hangul letters or half-width voicing signs that belong to it. */
export function clusterEnd(source: string, start: number): number {
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
export function foldCluster(cluster: string, push: (key: string, shapes: string) => void): void {
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

function digitValue(code: number): number | null {
  if (code < 0x660) return null;
  for (const zero of ZERO_DIGITS) if (code >= zero && code <= zero + 9) return code - zero;
  return null;
}
