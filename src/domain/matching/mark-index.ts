import type { MatchVia } from '../detection/finding.js';
import { deletions, withinOneEdit } from '../text/edit-distance.js';
import { tokenise, tokensOf } from '../text/tokens.js';
import type { Token, TokenisedText } from '../text/tokens.js';
import { isDisguise } from './disguise.js';
import { withoutEnding } from './inflection.js';
import { formsOf, LONGEST_FORM } from './mark-form.js';
import type { MarkForm } from './mark-form.js';
import type { MarkMatch } from './mark-match.js';
import { RunForms } from './run-forms.js';

/** Most words of a name that are tried together; single letters (`N i k e`) may run longer. */
const MOST_WORDS = 6;
const MOST_SINGLE_LETTERS = 24;
/** Units by which words that begin no mark are told apart. */
const BEGINNING = 3;
const beginningOf = (key: string): string => key.slice(0, BEGINNING);

/** Separators between two pieces of one name; more of them make it two things. */
const WIDEST_GAP = 3;
/** Below this many units a typo of one name is another word more often than not. */
const SHORTEST_TYPO = 5;

/** What the index can be asked for besides plain texts: forms by key, for names inside domain labels. */
export interface FormLookup {
  exact(key: string): readonly MarkForm[];
  bySkeleton(skeleton: string): readonly MarkForm[];
  /** Forms one edit away from the key, itself excluded; the key must have at least five units. */
  nearly(key: string): readonly MarkForm[];
}

/**
 * All spellings of all marks in one structure. A text costs time linear in its length and independent of the number of
 * marks; a mark is added or removed without touching the others.
 */
export class MarkIndex implements FormLookup {
  readonly #byKey = new Map<string, MarkForm[]>();
  readonly #bySkeleton = new Map<string, MarkForm[]>();
  /** First units of keys and skeletons: most words of a text begin no mark and are left at once. */
  readonly #beginnings = new Set<string>();
  readonly #runs = new RunForms();
  readonly #forms = new Map<number, readonly MarkForm[]>();
  #byDeletion: Map<string, MarkForm[]> | null = null;

  /** Adds a mark; an id that is already there is replaced. */
  add(markId: number, text: string, variants: readonly string[] = []): void {
    this.remove(markId);
    const forms = formsOf(markId, text, variants);
    this.#forms.set(markId, forms);
    for (const form of forms) {
      push(this.#byKey, form.key, form);
      push(this.#bySkeleton, form.skeleton, form);
      this.#beginnings.add(beginningOf(form.key)).add(beginningOf(form.skeleton));
      if (form.bySubstring) this.#runs.add(form);
      if (this.#byDeletion !== null) addDeletions(this.#byDeletion, form);
    }
  }

  remove(markId: number): void {
    for (const form of this.#forms.get(markId) ?? []) {
      drop(this.#byKey, form.key, markId);
      drop(this.#bySkeleton, form.skeleton, markId);
      if (form.bySubstring) this.#runs.remove(form);
      if (this.#byDeletion !== null) for (const key of deletions(form.key)) drop(this.#byDeletion, key, markId);
    }
    this.#forms.delete(markId);
  }

  /** The spellings under which a mark is sought. */
  formsOf(markId: number): readonly MarkForm[] {
    return this.#forms.get(markId) ?? [];
  }

  exact(key: string): readonly MarkForm[] {
    return this.#byKey.get(key) ?? [];
  }

  bySkeleton(skeleton: string): readonly MarkForm[] {
    return this.#bySkeleton.get(skeleton) ?? [];
  }

  nearly(key: string): readonly MarkForm[] {
    if (key.length < SHORTEST_TYPO || key.length > LONGEST_FORM) return [];
    if (this.#byDeletion === null) {
      this.#byDeletion = new Map();
      for (const forms of this.#forms.values()) for (const form of forms) addDeletions(this.#byDeletion, form);
    }
    const near = new Set<MarkForm>();
    for (const deletion of deletions(key)) {
      for (const form of this.#byDeletion.get(deletion) ?? []) {
        if (form.key !== key && withinOneEdit(form.key, key)) near.add(form);
      }
    }
    return [...near];
  }

  /** Every mark in a text, in reading order. Never throws, whatever the text. */
  match(text: string | TokenisedText): MarkMatch[] {
    const tokenised = typeof text === 'string' ? tokenise(text) : text;
    const { folded } = tokenised;
    const matches = new Map<string, MarkMatch>();
    const found = (form: MarkForm, from: number, to: number, via: MatchVia, weak: boolean): void => {
      const start = folded.startOf(from);
      const end = folded.endOf(to - 1);
      const id = `${String(form.markId)}:${String(start)}:${String(end)}`;
      const earlier = matches.get(id);
      const match: MarkMatch = { markId: form.markId, form, start, end, via, weak };
      if (earlier === undefined || rank(match) < rank(earlier)) matches.set(id, match);
    };
    this.#matchWords(tokenised, tokenised.tokens, found);
    if (/[\p{L}\p{N}][$@!|€¢§×†]|[$@!|€¢§×†][\p{L}\p{N}]/u.test(folded.source)) {
      this.#matchWords(tokenised, tokensOf(folded.skeleton), found);
    }
    this.#runs.match(tokenised, found);
    return [...matches.values()].sort((a, b) => a.start - b.start || b.end - a.end || a.markId - b.markId);
  }

  #matchWords(text: TokenisedText, tokens: readonly Token[], found: Found): void {
    const { folded } = text;
    for (let i = 0; i < tokens.length; i++) {
      const first = tokens[i] as Token;
      let key = '';
      let skeleton = '';
      let previous = first;
      for (let j = i; j < tokens.length; j++) {
        const token = tokens[j] as Token;
        if (token.kind !== 'word' || token.from - previous.to > WIDEST_GAP) break;
        key += folded.key.slice(token.from, token.to);
        skeleton += folded.skeleton.slice(token.from, token.to);
        const pieces = j - i + 1;
        if (key.length > LONGEST_FORM + 4) break;
        if (pieces > MOST_WORDS && (key.length !== pieces || pieces > MOST_SINGLE_LETTERS)) break;
        previous = token;
        if (!this.#mayBegin(key, skeleton)) break;
        this.#lookUp(text, tokens, i, j, key, skeleton, found);
      }
    }
  }

  /** False when no mark begins like this; prefixes of Hebrew and Arabic words hide the beginning. */
  #mayBegin(key: string, skeleton: string): boolean {
    if (key.length < BEGINNING) return true;
    const code = key.charCodeAt(0);
    if (code >= 0x5d0 && code <= 0x6ff) return true;
    return this.#beginnings.has(beginningOf(key)) || this.#beginnings.has(beginningOf(skeleton));
  }

  #lookUp(
    text: TokenisedText,
    tokens: readonly Token[],
    i: number,
    j: number,
    key: string,
    skeleton: string,
    found: Found,
  ): void {
    const from = (tokens[i] as Token).from;
    const to = (tokens[j] as Token).to;
    for (const form of this.exact(key)) {
      const joint = jointOf(text, tokens.slice(i, j + 1), form);
      if (joint !== null) found(form, from, to, joint.via, joint.weak);
    }
    for (const form of this.bySkeleton(skeleton)) {
      if (form.key !== key && isDisguise(text.folded, from, to, key, form)) found(form, from, to, 'skeleton', false);
    }
    for (const stem of withoutEnding(key)) {
      for (const form of this.exact(stem.key)) {
        if (form.key.length < 4 || form.words.length < j - i + 1) continue;
        found(form, from + stem.cutBefore, to - stem.cutAfter, 'variant', false);
      }
    }
  }
}

type Found = (form: MarkForm, from: number, to: number, via: MatchVia, weak: boolean) => void;

/** How the pieces of a text make up a form, or null when they do not: `is a` is not `ISA`. */
function jointOf(
  text: TokenisedText,
  pieces: readonly Token[],
  form: MarkForm,
): { via: MatchVia; weak: boolean } | null {
  const { folded } = text;
  const plain = form.isVariant ? 'variant' : 'exact';
  const sameWords = pieces.length === form.words.length && pieces.every((piece, at) => piece.key === form.words[at]);
  const first = pieces[0] as Token;
  const last = pieces[pieces.length - 1] as Token;
  const source = folded.source.slice(folded.startOf(first.from), folded.endOf(last.to - 1));
  if (form.key.length <= 3) {
    // Two and three letters are initials: `it`, `go` and `h m` are not IT, GO and H&M.
    if (tight(source) !== tight(form.spelling)) return null;
    return { via: plain, weak: false };
  }
  if (sameWords) return { via: plain, weak: false };
  if (pieces.length < form.words.length) return { via: 'compound', weak: false };
  if (pieces.length === form.words.length) return { via: 'split', weak: true };
  const singleLetters = pieces.every((piece) => piece.to - piece.from === 1);
  if (singleLetters) return { via: 'split', weak: false };
  const bySpaces = /\s/u.test(source);
  return { via: 'split', weak: bySpaces };
}

/** A short name without white space, in compatibility form, its letter case kept. */
function tight(text: string): string {
  return text.normalize('NFKC').replace(/[\s.'’-]/gu, '');
}

const ORDER: readonly MatchVia[] = [
  'exact',
  'variant',
  'compound',
  'skeleton',
  'split',
  'transliteration',
  'typo',
  'claim',
];
const rank = (match: MarkMatch): number => ORDER.indexOf(match.via) + (match.weak ? ORDER.length : 0);

function push(map: Map<string, MarkForm[]>, key: string, form: MarkForm): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [form]);
  else list.push(form);
}

function drop(map: Map<string, MarkForm[]>, key: string, markId: number): void {
  const kept = (map.get(key) ?? []).filter((form) => form.markId !== markId);
  if (kept.length === 0) map.delete(key);
  else map.set(key, kept);
}

function addDeletions(map: Map<string, MarkForm[]>, form: MarkForm): void {
  if (form.key.length < SHORTEST_TYPO) return;
  for (const key of deletions(form.key)) push(map, key, form);
}
