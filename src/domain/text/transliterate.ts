/**
 * Cyrillic and Greek in Latin letters, as company names are respelled and not as scholars write: good enough to propose a
 * candidate, never to decide. After the practical tables of GOST R 52535.1 and ELOT 743, with `kh` for х and χ.
 */
const LETTERS: Readonly<Record<string, string>> = {
  а: 'a', б: 'b', в: 'v', г: 'g', ґ: 'g', д: 'd', е: 'e', ё: 'e', є: 'e', ж: 'zh', з: 'z', и: 'i', і: 'i', ї: 'i', й: 'i',
  к: 'k', л: 'l', м: 'm', н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ў: 'u', ф: 'f', х: 'kh', ц: 'ts', ч: 'ch',
  ш: 'sh', щ: 'shch', ъ: '', ы: 'y', ь: '', э: 'e', ю: 'iu', я: 'ia', ј: 'j', љ: 'lj', њ: 'nj', ћ: 'c', ђ: 'dj', џ: 'dz',
  α: 'a', β: 'v', γ: 'g', δ: 'd', ε: 'e', ζ: 'z', η: 'i', θ: 'th', ι: 'i', κ: 'k', λ: 'l', μ: 'm', ν: 'n', ξ: 'x', ο: 'o',
  π: 'p', ρ: 'r', σ: 's', τ: 't', υ: 'i', φ: 'f', χ: 'kh', ψ: 'ps', ω: 'o',
}; // prettier-ignore

/** Pairs of Greek letters that write one foreign sound. */
const PAIRS: readonly (readonly [RegExp, string])[] = [
  [/ντ/gu, 'd'],
  [/μπ/gu, 'b'],
  [/γκ/gu, 'g'],
  [/τζ/gu, 'j'],
  [/ου/gu, 'u'],
  [/ει|οι/gu, 'i'],
  [/αι/gu, 'e'],
];

export const isCyrillicOrGreek = (unit: number): boolean => unit >= 0x370 && unit <= 0x52f;

/** A folded word of Cyrillic or Greek letters in Latin ones; characters of other scripts stay. */
export function transliterate(key: string): string {
  let word = key;
  if (/[α-ω]/u.test(key)) for (const [pair, latin] of PAIRS) word = word.replace(pair, latin);
  let latin = '';
  for (const letter of word) latin += LETTERS[letter] ?? letter;
  return latin;
}

/** Letters that respellings do not keep apart; `h` and doubled letters are dropped. */
const ALIKE: Readonly<Record<string, string>> = { c: 'k', q: 'k', x: 'ks', w: 'v', y: 'i', j: 'i', z: 's', h: '' };

/**
 * A Latin key reduced to what survives being written in another script and back: `nordlicht` and `nordlikht` (of Нордлихт)
 * meet in `nordlikt`.
 */
export function soundKey(key: string): string {
  let sound = '';
  let before = '';
  for (let at = 0; at < key.length; at++) {
    let letter = key[at] as string;
    if (letter === 'p' && key[at + 1] === 'h') letter = 'f';
    const heard = ALIKE[letter] ?? letter;
    if (heard === '' || heard === before) continue;
    before = heard;
    // Of the two sounds of an x the first may be there already: `ekxa` sounds like `exa`.
    for (const one of heard) if (!sound.endsWith(one)) sound += one;
  }
  return sound;
}
