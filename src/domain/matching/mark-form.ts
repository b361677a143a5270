import { isHan, isHangul, isKatakana } from '../text/character-class.js';
import { foldText } from '../text/fold.js';
import { condense, hasRun, tokensOf } from '../text/tokens.js';

/** One spelling under which a mark is sought: the mark itself, a variant of the portfolio, or a respelled umlaut. */
export interface MarkForm {
  /** Whatever the index was given to identify the mark. */
  readonly markId: number;
  readonly spelling: string;
  readonly isVariant: boolean;
  /** Folded, without separators. */
  readonly key: string;
  readonly skeleton: string;
  /** Folded words, as many as the spelling has. */
  readonly words: readonly string[];
  /** Sought as a substring: the spelling holds a script without word boundaries. */
  readonly bySubstring: boolean;
}

const UMLAUTS: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', Ä: 'Ae', Ö: 'Oe', Ü: 'Ue' };

/** Articles that people leave out of a name of several words. */
const ARTICLE = /^(?:the|le|la|les|el|los|las|il|der|die|das|de|het)\s+/iu;

/** Longest spelling that is sought, in units of its key; longer ones are cut names or noise. */
export const LONGEST_FORM = 80;

/** The form of one spelling, or null when nothing is left of it once folded. */
export function formOf(markId: number, spelling: string, isVariant: boolean): MarkForm | null {
  const folded = foldText(spelling.normalize('NFC'));
  const tokens = tokensOf(folded.key);
  const key = condense(folded.key);
  if (key === '' || key.length > LONGEST_FORM) return null;
  const skeleton = tokens.map((token) => folded.skeleton.slice(token.from, token.to)).join('');
  return {
    markId,
    spelling,
    isVariant,
    key,
    skeleton,
    words: tokens.map((token) => token.key),
    bySubstring: hasRun(key),
  };
}

/** All forms of a mark, without repetition; `Südlicht` is also sought as `Suedlicht`. */
export function formsOf(markId: number, text: string, variants: readonly string[]): MarkForm[] {
  const forms = new Map<string, MarkForm>();
  const add = (spelling: string, isVariant: boolean): void => {
    const form = formOf(markId, spelling, isVariant);
    if (form === null) return;
    const id = form.words.join(' ');
    if (!forms.has(id)) forms.set(id, form);
  };
  for (const [spelling, isVariant] of [[text, false], ...variants.map((variant) => [variant, true])] as [
    string,
    boolean,
  ][]) {
    add(spelling, isVariant);
    const bare = spelling.replace(ARTICLE, '');
    if (bare !== spelling && bare.trim().includes(' ')) add(bare, true);
    const respelled = spelling.normalize('NFC').replace(/[äöüÄÖÜ]/gu, (letter) => UMLAUTS[letter] as string);
    if (respelled !== spelling) add(respelled, true);
  }
  return [...forms.values()];
}

/**
 * Whether the characters around a substring match let it stand as a word of its own. Katakana words run on, so `コーチ`
 * is not in `コーチング`; Korean particles follow a name but nothing of the same script precedes it.
 */
export function standsAlone(key: string, from: number, to: number): boolean {
  const first = key.codePointAt(from) as number;
  const last = key.codePointAt(to - 1) as number;
  const before = from > 0 ? (key.codePointAt(from - 1) as number) : 0;
  const after = to < key.length ? (key.codePointAt(to) as number) : 0;
  if (isKatakana(first) && isKatakana(before)) return false;
  if (isKatakana(last) && isKatakana(after)) return false;
  if (isHangul(first) && isHangul(before)) return false;
  const oneHan = isHan(first) && to - from === (first > 0xffff ? 2 : 1);
  return !(oneHan && (isHan(before) || isHan(after)));
}
