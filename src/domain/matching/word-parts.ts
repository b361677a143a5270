import { isGeneric } from './generic-words.js';
import type { FormStore } from './form-store.js';

/** What the rest of a word says about a mark found at its beginning or its end. */
export type RestKind = 'ending' | 'doubtful-ending' | 'generic' | 'unknown';

const CYRILLIC_ENDINGS = /^(?:ами|ями|ом|ем|ои|ах|ов|[аеиоуыюя])$/u;
/** Longest ending of a case, and shortest stem to which one is added. */
export const LONGEST_CASE_ENDING = 3;
export const SHORTEST_STEM = 4;

/** What remains of a Cyrillic name in all its cases, or null when it ends in what no case changes. */
export function stemOf(key: string): string | null {
  return key.length > SHORTEST_STEM && /^[а-я]+[аяоеиь]$/u.test(key) ? key.slice(0, -1) : null;
}

/** Whether the letters are the ending of a Russian case, singular or plural, on a stem whose own vowel is gone. */
export const isCaseEnding = (ending: string): boolean => STEM_ENDINGS.test(ending);
/** Folded: й is и in a key. */
const STEM_ENDINGS = /^(?:[ыиуюеая]|о[июм]|е[июм]|ам|ям|ах|ях|ами|ями|ов|ев)$/u;

/** Folded: a final ς is σ in a key. */
const GREEK_ENDINGS = /^(?:σ|ου|ων|εσ)$/u;
/** Article and prepositions of Arabic and Hebrew, which are written together with the name. */
const PREFIXES = /^(?:وال|بال|كال|فال|لل|ال|[وبلفك]|וה|שה|מה|[הובלמשכ])$/u;
/**
 * Endings of Latin languages other than the plain s: plurals, cases and articles that grammar adds to names. Any of them may
 * also make another word, so they need a second signal.
 */
const LATIN_ENDINGS = new Set(
  'es en n er ern e ens i a u y em om owi ie ar er or en et erna arna in un nin in lar ler ja ka ok ek x z'.split(' '),
);

/**
 * Reads what stands before or after a mark in the same word, without separators.
 * @param before empty when the mark begins the word; exactly one of the two is not empty
 */
export function restKind(before: string, after: string): RestKind {
  if (before === '') {
    if (after === 's') return 'ending';
    const first = after.charCodeAt(0);
    if (first >= 0x400 && first <= 0x52f) return CYRILLIC_ENDINGS.test(after) ? 'ending' : 'unknown';
    if (first >= 0x370 && first <= 0x3ff) return GREEK_ENDINGS.test(after) ? 'ending' : 'unknown';
    if (LATIN_ENDINGS.has(after)) return 'doubtful-ending';
    return isGeneric(after) ? 'generic' : 'unknown';
  }
  const first = before.charCodeAt(0);
  if (first >= 0x5d0 && first <= 0x6ff) return PREFIXES.test(before) ? 'ending' : 'unknown';
  return isGeneric(before) ? 'generic' : 'unknown';
}

const LONGEST_ENDING = 4;
/** Shortest name of which an inflected form is taken for the name. */
const SHORTEST_INFLECTED = 4;
const SHORTEST_DOUBTFUL = 5;
const SHORTEST_COMPOUND = 4;
/** A name this long is not in a longer word by chance often enough to be passed over. */
const SHORTEST_IN_UNKNOWN = 6;

/** How a mark that is only part of a word counts, or null when it is chance. */
export function partOfWord(
  store: FormStore,
  form: number,
  before: string,
  after: string,
): { readonly via: 'variant' | 'compound'; readonly weak: boolean } | null {
  const length = store.keyLength(form);
  if (store.isAbbreviation(form) || store.isShortened(form)) return null;
  // A word of the language in a longer word is what languages do.
  const rest = before.length + after.length;
  if (store.commonness(form) === 'everyday' && rest > LONGEST_ENDING) return null;
  switch (restKind(before, after)) {
    case 'ending':
      return length >= SHORTEST_INFLECTED ? { via: 'variant', weak: false } : null;
    case 'doubtful-ending':
      return length >= SHORTEST_DOUBTFUL ? { via: 'variant', weak: true } : null;
    case 'generic':
      return length >= SHORTEST_COMPOUND ? { via: 'compound', weak: length < SHORTEST_DOUBTFUL } : null;
    case 'unknown':
      return length >= SHORTEST_IN_UNKNOWN && store.commonness(form) === 'distinctive'
        ? { via: 'compound', weak: true }
        : null;
  }
}
