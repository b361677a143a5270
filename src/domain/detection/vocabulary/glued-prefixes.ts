/** Words without the article or preposition that Arabic and Hebrew write together with them, and how many units that was. */
interface Stem {
  readonly key: string;
  readonly cut: number;
}

const ARABIC = ['وال', 'بال', 'كال', 'فال', 'لل', 'ال', 'و', 'ب', 'ل', 'ف', 'ك'];
const HEBREW = ['וה', 'שה', 'מה', 'ה', 'ו', 'ב', 'ל', 'מ', 'ש', 'כ'];
const SHORTEST_STEM = 3;

/** What a folded word of a vocabulary may be behind each prefix: `والعرض` behind two. None for words of other scripts. */
export function behindPrefixes(key: string): Stem[] {
  const first = key.charCodeAt(0);
  const prefixes = first >= 0x5d0 && first <= 0x5ea ? HEBREW : first >= 0x620 && first <= 0x64a ? ARABIC : [];
  return prefixes
    .filter((prefix) => key.startsWith(prefix) && key.length - prefix.length >= SHORTEST_STEM)
    .map((prefix) => ({ key: key.slice(prefix.length), cut: prefix.length }));
}
