import { flatText } from './flat-text.js';

/** Names beyond these are not looked for; a brand has a handful of marks and an agreement a handful of defined words. */
const MOST_NAMES = 200;
const LONGEST_NAME = 60;

/** Words by which agreements speak of what is protected. */
const GENERAL = [
  "brand(?:ed|s)?(?:'s)?\\b",
  'trade[- ]?marks?\\b',
  'trade[- ]?names?\\b',
  "(?:company|merchant|advertiser|brand|business|product|programme?)(?:'s)?[- ]names?\\b",
  "(?:our|its|their|client's|owner's) (?:own )?names?\\b",
  '(?:our|its|the|licensed|registered|company|merchant|protected) marks\\b',
  'protected (?:key)?(?:words?|terms?)\\b',
  'tm(?=[- ](?:terms?|keywords?|bid)|s\\b)',
  'marken?(?:namens?|begriffe?n?|rechte?)?\\b',
  '(?:firmen|unternehmens|produkt|handels)namens?\\b',
];
const DEFINED =
  /\(\s*(?:(?:collectively|together|hereinafter|each|an?|the|our|as|referred|to|jointly)[ ,]+){0,5}"([^"\n]{2,60})"\s*(?:or\s*"([^"\n]{2,60})"\s*)?\)/gi;
const ABOUT_BRANDS = /\b(?:brand|trade ?-?mark|trade name|logo|service mark|marken?)/i;

/** Whatever stands for the brand in one agreement, as one pattern (global). */
export function brandPattern(text: string, names: readonly string[]): RegExp {
  const own = [...names, ...definedNames(text)]
    .map((name) => flatText(name).trim())
    .filter((name) => name.length > 1 && name.length <= LONGEST_NAME)
    .slice(0, MOST_NAMES)
    .toSorted((a, b) => b.length - a.length)
    .map((name) => `(?<![\\p{L}\\d])${escaped(name)}(?![\\p{L}\\d])(?:'s)?`);
  return new RegExp(`(?:${[...own, ...GENERAL.map((word) => `\\b${word}`)].join('|')})`, 'giu');
}

/** `… trademarks and logos (the "Licensed Property")` makes a word of the agreement's own. */
function definedNames(text: string): string[] {
  const flat = flatText(text);
  const names = new Set<string>();
  for (const match of flat.matchAll(DEFINED)) {
    if (!ABOUT_BRANDS.test(flat.slice(Math.max(0, match.index - 200), match.index + match[0].length))) continue;
    for (const name of match.slice(1).filter(Boolean)) if (ABOUT_THING.test(name)) names.add(name);
    if (names.size >= MOST_NAMES) break;
  }
  return [...names];
}

/** A definition near the word trademark may be of a party or a contract. */
const ABOUT_THING = /\b(?:brand|mark|trademark|name|term|keyword|propert|ip\b|content)/i;

const escaped = (name: string): string => name.replace(/[.*+?^${}()|[\]\\/-]/gu, '\\$&');
