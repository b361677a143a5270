import { isHan, isHangul, isKatakana } from '../text/character-class.js';
import { isEverydayWord, isOrdinaryWord } from '../detection/vocabulary/ordinary-words.js';
import { shapesOf } from '../text/key-shape.js';
import { GENERIC_WORDS } from './generic-words.js';
import { coresOf, namesIn, tokeniseName } from './name-parts.js';
import type { TokenisedText } from '../text/tokens.js';

/** Where a spelling comes from: the mark as registered, a variant of the portfolio, or one that people make of either. */
export type FormOrigin = 'mark' | 'variant' | 'respelled' | 'shortened';

/**
 * `everyday`: ad copy is made of such words, finding one says nothing. `ordinary`: a word or name that also means something
 * else. `distinctive`: anything else. Several ordinary words together are a name (`North Face`), unless all are everyday ones
 * (`Best Price`).
 */
export type Commonness = 'distinctive' | 'ordinary' | 'everyday';

const NUMBER = /^\d+$/;
const ENDS_LIKE_A_DOMAIN = /\p{L}\.\p{L}{2,4}$/u;
const ABBREVIATION = /^[\p{Lu}\p{N}.&-]+$/u;
const LONGEST_ABBREVIATION = 5;

function commonnessOf(words: readonly string[]): Commonness {
  if (words.every((word) => isEverydayWord(word) || (NUMBER.test(word) && words.length > 1))) return 'everyday';
  const [only] = words;
  if (words.length > 1 || only === undefined) return 'distinctive';
  // A single letter is everybody's.
  if (only.length === 1 && /[a-z]/.test(only)) return 'everyday';
  return isOrdinaryWord(only) || NUMBER.test(only) ? 'ordinary' : 'distinctive';
}

/** One spelling under which a mark is sought. */
export class MarkForm {
  #shapes: string | null;
  #tight: string | null = null;

  constructor(
    /** Whatever the index was given to identify the mark. */
    readonly markId: number,
    readonly spelling: string,
    readonly origin: FormOrigin,
    /** Folded, without separators. */
    readonly key: string,
    /** Folded words with a space between, as many as the spelling has. */
    readonly phrase: string,
    shapes: string | null,
    /** How much finding the spelling says, by its words alone. */
    readonly commonness: Commonness,
    /** Sought as a substring: the spelling holds a script without word boundaries. */
    readonly bySubstring: boolean,
  ) {
    this.#shapes = shapes;
  }

  /** Not as registered: a local name, a misspelling or an abbreviation of the portfolio, an umlaut spelled out. */
  get isVariant(): boolean {
    return this.origin !== 'mark';
  }

  /** The key by the shapes of its characters as the spelling has them. */
  get skeleton(): string {
    return this.#shapes ?? shapesOf(this.key);
  }

  /** Whether its shapes differ from those of its key: `ΗΟΜΕ`. */
  get hasOwnShapes(): boolean {
    return this.#shapes !== null;
  }

  /** What people leave of a longer name; another one may be called so too. */
  get isShortened(): boolean {
    return this.origin === 'shortened';
  }

  /** A variant of a few capitals (`ELKS`): initials, which in small letters are another word. */
  get isAbbreviation(): boolean {
    return this.origin === 'variant' && this.key.length <= LONGEST_ABBREVIATION && ABBREVIATION.test(this.spelling);
  }

  /** The spelling without white space and points, its letter case kept. */
  get tight(): string {
    this.#tight ??= tight(this.spelling);
    return this.#tight;
  }

  get words(): readonly string[] {
    return this.phrase.split(' ');
  }

  get wordCount(): number {
    if (this.phrase.length === this.key.length) return 1;
    return this.phrase.length - this.key.length + 1;
  }
}

/** A short name without white space, in compatibility form, its letter case kept. */
export function tight(text: string): string {
  return text.normalize('NFKC').replace(/[\s.'’-]/gu, '');
}

const UMLAUTS: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', Ä: 'Ae', Ö: 'Oe', Ü: 'Ue' };

/** Articles that people leave out of a name of several words. */
const ARTICLE = /^(?:the|le|la|les|el|los|las|il|der|die|das|de|het)\s+/iu;

/** Longest spelling that is sought, in units of its key; longer ones are cut names or noise. */
export const LONGEST_FORM = 80;

/** The form of one spelling, or null when nothing is left of it once folded. */
function formOf(markId: number, spelling: string, origin: FormOrigin, text: TokenisedText): MarkForm | null {
  if (text.count === 0) return null;
  const { folded } = text;
  const words: string[] = [];
  let shapes = '';
  let bySubstring = false;
  for (let token = 0; token < text.count; token++) {
    const [from, to] = [text.fromOf(token), text.toOf(token)];
    words.push(folded.key.slice(from, to));
    if (folded.hasOwnShapes) shapes += folded.skeleton.slice(from, to);
    bySubstring ||= text.isRun(token);
  }
  const phrase = words.length === 1 ? (words[0] as string) : words.join(' ');
  const key = words.length === 1 ? phrase : words.join('');
  if (key.length > LONGEST_FORM) return null;
  const ownShapes = shapes === '' ? null : shapes;
  return new MarkForm(markId, spelling, origin, key, phrase, ownShapes, commonnessOf(words), bySubstring);
}

/** All forms of a mark, without repetition; `Südlicht` is also sought as `Suedlicht`, `The Lamp House` without its article. */
export function formsOf(markId: number, text: string, variants: readonly string[]): MarkForm[] {
  const forms: MarkForm[] = [];
  const add = (spelling: string, origin: FormOrigin, words = tokeniseName(spelling)): void => {
    const form = formOf(markId, spelling, origin, words);
    if (form !== null && !forms.some((other) => other.phrase === form.phrase)) forms.push(form);
  };
  const addWithRespellings = (spelling: string, origin: FormOrigin, words: TokenisedText): void => {
    add(spelling, origin, words);
    if (spelling.includes(' ') && ARTICLE.test(spelling)) {
      const bare = spelling.replace(ARTICLE, '');
      if (bare.trim().includes(' ')) add(bare, 'respelled');
    }
    const composed = words.folded.source;
    if (/[äöüÄÖÜ]/.test(composed)) {
      add(
        composed.replace(/[äöüÄÖÜ]/gu, (letter) => UMLAUTS[letter] as string),
        'respelled',
      );
    }
  };
  const given = variants.length === 0 ? [text] : [text, ...variants];
  // Folded once, for all that is made of a name.
  const words = given.map(tokeniseName);
  given.forEach((spelling, at) => {
    addWithRespellings(spelling, at === 0 ? 'mark' : 'variant', words[at] as TokenisedText);
  });
  const distinctive = distinctiveWord(forms[0]);
  const cores: string[] = [];
  given.forEach((spelling, at) => {
    const own = words[at] as TokenisedText;
    cores.push(...coresOf(spelling, own));
    const names = namesIn(spelling, own);
    if (names.length === 0) return;
    // `Booking` of BOOKING.COM is what everybody books; the name is as good as shortened.
    const origin = ENDS_LIKE_A_DOMAIN.test(spelling) ? 'shortened' : 'respelled';
    for (const name of names) {
      add(name, origin);
      cores.push(...coresOf(name));
    }
  });
  if (distinctive !== null) add(distinctive, 'shortened');
  for (const core of cores) add(core, 'shortened');
  return forms;
}

/** Below this a single word of a name is somebody else's name as well. */
const SHORTEST_DISTINCTIVE = 5;

/**
 * The one word of a name by which people call it, the others being ordinary: `Elkowa` of ELKOWA SLIM. Null where several are
 * distinctive, or none.
 */
function distinctiveWord(form: MarkForm | undefined): string | null {
  if (form === undefined || form.wordCount < 2 || form.bySubstring) return null;
  const distinctive = form.words.filter((word) => !isOrdinaryWord(word) && !GENERIC_WORDS.has(word));
  const [only] = distinctive;
  return distinctive.length === 1 && only !== undefined && only.length >= SHORTEST_DISTINCTIVE && !NUMBER.test(only)
    ? only
    : null;
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
