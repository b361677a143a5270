/**
 * What a character is to the tokeniser. `word` characters make words with boundaries; `run` characters belong to scripts
 * that are written without spaces or glue particles to words, so that marks are sought in them as substrings.
 */
export const SEPARATOR = 1;
export const WORD = 2;
export const RUN = 3;
export type CharacterClass = typeof SEPARATOR | typeof WORD | typeof RUN;

/** Blocks of Thai, Lao, Myanmar, Hangul, Khmer, Han and kana, from the Unicode block list. */
const RUN_RANGES: readonly (readonly [number, number])[] = [
  [0x0e00, 0x0eff],
  [0x1000, 0x109f],
  [0x1100, 0x11ff],
  [0x1780, 0x17ff],
  [0x2e80, 0x2fdf],
  [0x3005, 0x3007],
  [0x3040, 0x30ff],
  [0x3105, 0x318f],
  [0x31a0, 0x31ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xa960, 0xa97f],
  [0xac00, 0xd7ff],
  [0xf900, 0xfaff],
  [0xff66, 0xffdc],
  [0x1b000, 0x1b16f],
  [0x20000, 0x3ffff],
];

const KATAKANA_MIDDLE_DOT = 0x30fb;
const known = new Uint8Array(0x10000);

function classify(codePoint: number): CharacterClass {
  if (codePoint === KATAKANA_MIDDLE_DOT) return SEPARATOR;
  if (RUN_RANGES.some(([low, high]) => codePoint >= low && codePoint <= high)) return RUN;
  return /[\p{L}\p{N}\p{M}]/u.test(String.fromCodePoint(codePoint)) ? WORD : SEPARATOR;
}

/** Class of a code point, remembered for the basic plane so that a text costs one array look-up a character. */
export function characterClass(codePoint: number): CharacterClass {
  if (codePoint >= 0x10000) return classify(codePoint);
  const cached = known[codePoint];
  if (cached !== undefined && cached !== 0) return cached as CharacterClass;
  const fresh = classify(codePoint);
  known[codePoint] = fresh;
  return fresh;
}

export const isKatakana = (codePoint: number): boolean => codePoint >= 0x30a1 && codePoint <= 0x30ff;
export const isHangul = (codePoint: number): boolean => codePoint >= 0xac00 && codePoint <= 0xd7a3;
export const isHan = (codePoint: number): boolean =>
  (codePoint >= 0x3400 && codePoint <= 0x9fff) || (codePoint >= 0x20000 && codePoint <= 0x3ffff);
