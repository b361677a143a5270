import { shapesOf } from '../text/key-shape.js';
import { tokenise } from '../text/tokens.js';
import { labelWords, UNKNOWN } from './label-words.js';
import type { LabelWords } from './label-words.js';
import { beginningsOf } from './text-hash.js';
import type { MarkForm } from './mark-form.js';

/** How a mark lies in the label of a domain. */
export type LabelKind = 'exact' | 'homoglyph' | 'transliteration' | 'typo' | 'combination';

/** Longest label that DNS allows, in units. */
const LONGEST_LABEL = 63;

/** A label read once for all marks. */
export interface Label {
  /** Folded, without hyphens. */
  readonly key: string;
  /** Hashes of the beginnings of the key, for the questions about its stretches. */
  readonly beginnings: Int32Array;
  /** Whether a border of a hyphenated piece is at a position; the label's own borders count. */
  readonly isBreak: (at: number) => boolean;
  readonly words: LabelWords;
}

/** Where a form was found in a label. */
export interface Place {
  readonly from: number;
  readonly to: number;
  /** What stands inside the mark (`lin24den`), when it is not one stretch. */
  readonly between?: string;
  /** The public suffix is the end of the name. */
  readonly withSuffix?: boolean;
}

/** Takes a find; a weak one needs something else that points at the mark. */
export type Report = (form: MarkForm, kind: LabelKind, place: Place, weak: boolean) => void;

/** Reads a label. What its words say is worked out when it is first asked for: most labels hold no name at all. */
export function readLabel(text: string): Label {
  const tokenised = tokenise(text.slice(0, LONGEST_LABEL));
  const { folded } = tokenised;
  const breaks = [0];
  let key = '';
  for (let token = 0; token < tokenised.count; token++) {
    key += folded.key.slice(tokenised.fromOf(token), tokenised.toOf(token));
    breaks.push(key.length);
  }
  const isBreak = (at: number): boolean => breaks.includes(at);
  let words: LabelWords | null = null;
  return {
    key,
    beginnings: beginningsOf(shapesOf(key)),
    isBreak,
    get words() {
      words ??= labelWords(key, isBreak);
      return words;
    },
  };
}

export function isWhole({ key }: Label, { from, to }: Place): boolean {
  return from === 0 && to === key.length;
}

/** From this many units on a name is no chance in whatever words. */
export const LONG_NAME = 10;

/** Whether a stretch is letters of other words: one runs across its border, or the label reads as words cut elsewhere. */
export function isChance(label: Label, { from, to }: Place): boolean {
  const { key, words } = label;
  if (words.breaksWord(from, to)) return true;
  const readsWhole = words.before[key.length] !== UNKNOWN;
  return readsWhole && (words.before[from] === UNKNOWN || knownAfter(label, to) === UNKNOWN) && to - from < LONG_NAME;
}

/** How the label reads behind a mark, which may stand in the plural or the possessive: `lindens-outlet`. */
export function knownAfter({ key, words }: Label, to: number): number {
  return Math.max(words.after[to] as number, key[to] === 's' ? (words.after[to + 1] ?? UNKNOWN) : UNKNOWN);
}
