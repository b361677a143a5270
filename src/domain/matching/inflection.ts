/** A word without an ending or a prefix that grammar adds, and how many units were cut on each side. */
interface Stem {
  readonly key: string;
  readonly cutBefore: number;
  readonly cutAfter: number;
}

/** Folded: й is и in a key. */
const CYRILLIC_ENDINGS = /(?:ами|ями|ом|ем|ои|ах|ов|[аеиоуыюя])$/u;
const ARABIC_PREFIXES = ['وال', 'بال', 'كال', 'فال', 'لل', 'ال', 'و', 'ب', 'ل', 'ف', 'ك'];
const HEBREW_PREFIXES = ['וה', 'שה', 'מה', 'ה', 'ו', 'ב', 'ל', 'מ', 'ש', 'כ'];
const SHORTEST_STEM = 4;

/**
 * Stems under which an inflected word of a vocabulary may be found: `discounts`, `обзором`, `والعرض`. Mostly none. How names of
 * the portfolio are inflected is in `word-parts.ts`.
 */
export function withoutEnding(key: string): Stem[] {
  if (key.length <= SHORTEST_STEM) return [];
  const code = key.charCodeAt(key.length - 1);
  if (code === 0x73) return [{ key: key.slice(0, -1), cutBefore: 0, cutAfter: 1 }];
  if (code >= 0x430 && code <= 0x44f) {
    const ending = CYRILLIC_ENDINGS.exec(key)?.[0].length ?? 0;
    return ending === 0 ? [] : [{ key: key.slice(0, -ending), cutBefore: 0, cutAfter: ending }];
  }
  const first = key.charCodeAt(0);
  if (first >= 0x5d0 && first <= 0x5ea) return withoutPrefix(key, HEBREW_PREFIXES);
  if (first >= 0x620 && first <= 0x64a) return withoutPrefix(key, ARABIC_PREFIXES);
  return [];
}

function withoutPrefix(key: string, prefixes: readonly string[]): Stem[] {
  return prefixes
    .filter((prefix) => key.startsWith(prefix) && key.length - prefix.length >= SHORTEST_STEM - 1)
    .map((prefix) => ({ key: key.slice(prefix.length), cutBefore: prefix.length, cutAfter: 0 }));
}
