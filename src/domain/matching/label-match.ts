import { isCyrillicOrGreek, transliterate } from '../text/transliterate.js';
import { labelLikenesses } from './label-likeness.js';
import { namesInsideLabel } from './label-inside.js';
import { readLabel } from './label-reading.js';
import type { Label, LabelKind, Report } from './label-reading.js';
import { GENERIC } from './label-words.js';
import type { MarkForm } from './mark-form.js';
import type { FormLookup } from './mark-index.js';

export type { LabelKind } from './label-reading.js';

export interface LabelMatch {
  readonly form: MarkForm;
  readonly kind: LabelKind;
  /** What the label holds besides the mark, without hyphens. */
  readonly rest: string;
  /** The rest is nothing but generic words and digits: `nordlicht-shop`. Never said of a weak match. */
  readonly restIsGeneric: boolean;
  /** The mark stands apart, by hyphens or as the whole label. */
  readonly apart: boolean;
  /** The label alone does not bear it out: something else must point at the mark. */
  readonly weak: boolean;
  /** The public suffix is the end of the name: `nordli.ch`. */
  readonly withSuffix: boolean;
}

/** Spellings of one sound that are more than one edit apart. */
const SOUNDS = [
  ['ph', 'f'],
  ['f', 'ph'],
] as const;
const SHORTEST_BY_SOUND = 6;
const SHORTEST_WITH_SUFFIX = 5;
const SHORTEST_AROUND_DIGITS = 5;
const SHORTEST_WORD_MOVED = 4;
/** A letter or a few typed twice: `lindden`, `lindindenshop`. */
const SHORTEST_STUTTERED = 4;
const LONGEST_STUTTER = 4;
const MOST_STUTTERS = 8;

/**
 * Marks in the label of a registrable domain (`nordlicht-shop`, `nordIicht`, `nordlihct`). Bounded by the longest label;
 * each mark is judged by itself, whatever others there are, and reported once, by its strongest kind.
 * @param suffix the public suffix, which may end the name: `nordli.ch` with the suffix `ch`
 */
export function matchLabel(lookup: FormLookup, text: string, suffix = ''): LabelMatch[] {
  const label = readLabel(text);
  const { key, words } = label;
  const best = new Map<number, LabelMatch>();
  const report: Report = (form, kind, { from, to, between = '', withSuffix = false }, weak) => {
    const match: LabelMatch = {
      form,
      kind,
      rest: [key.slice(0, from), between, key.slice(to)].filter((part) => part !== '').join('-'),
      restIsGeneric: !weak && words.before[from] === GENERIC && words.after[to] === GENERIC,
      apart: label.isBreak(from) && label.isBreak(to),
      weak,
      withSuffix,
    };
    const earlier = best.get(form.markId);
    if (earlier === undefined || strength(match) < strength(earlier)) best.set(form.markId, match);
  };
  wholeLabel(lookup, label, suffix, report);
  namesInsideLabel(lookup, label, report);
  labelLikenesses(lookup, label, report);
  return [...best.values()];
}

const KINDS: readonly LabelKind[] = ['exact', 'homoglyph', 'transliteration', 'combination', 'typo'];
function strength(match: LabelMatch): number {
  return (match.weak ? 32 : 0) + KINDS.indexOf(match.kind) * 4 + (match.restIsGeneric ? 0 : 2) + (match.apart ? 0 : 1);
}

/** The label as a whole: the mark, with the suffix, around digits, stuttered, by its sound, in other letters, its words in another order. */
function wholeLabel(lookup: FormLookup, { key, beginnings }: Label, suffix: string, report: Report): void {
  const all = { from: 0, to: key.length };
  for (const form of lookup.exact(key)) report(form, 'exact', all, false);
  const ended = key + suffix.replace(/[^\p{L}\p{N}]/gu, '');
  if (ended !== key && ended.length >= SHORTEST_WITH_SUFFIX) {
    for (const form of lookup.exact(ended)) report(form, 'exact', { ...all, withSuffix: true }, false);
  }
  const letters = key.replace(/\d/g, '');
  if (letters.length < key.length && letters.length >= SHORTEST_AROUND_DIGITS) {
    const between = key.replace(/\D/g, '');
    for (const form of lookup.exact(letters)) report(form, 'combination', { ...all, between }, false);
  }
  for (const once of withoutStutter(key)) {
    for (const form of lookup.exact(once)) if (form.key.length >= SHORTEST_STUTTERED) report(form, 'typo', all, false);
  }
  for (const [one, other] of SOUNDS) {
    if (!key.includes(one)) continue;
    for (const form of lookup.exact(key.replaceAll(one, other))) {
      if (form.key.length >= SHORTEST_BY_SOUND) report(form, 'typo', all, false);
    }
  }
  if (isCyrillicOrGreek(key.charCodeAt(0))) {
    for (const form of lookup.exact(transliterate(key))) report(form, 'transliteration', all, false);
  }
  for (let cut = SHORTEST_WORD_MOVED; cut <= key.length - SHORTEST_WORD_MOVED; cut++) {
    for (const form of lookup.exactTurned(key, beginnings, cut)) {
      if (beginsWord(form, key.length - cut)) report(form, 'combination', all, false);
    }
  }
}

/** The label without what is written twice in a row. Mostly none. */
function withoutStutter(key: string): string[] {
  const once: string[] = [];
  for (let size = 1; size <= LONGEST_STUTTER; size++) {
    for (let at = size; at + size <= key.length; at++) {
      if (key[at] !== key[at - size] || !key.startsWith(key.slice(at - size, at), at)) continue;
      once.push(key.slice(0, at) + key.slice(at + size));
      if (once.length === MOST_STUTTERS) return once;
    }
  }
  return once;
}

/** Whether a word of the form other than its first begins at a position of its key. */
function beginsWord(form: MarkForm, position: number): boolean {
  let at = 0;
  for (const word of form.words) {
    if (at === position && at > 0) return true;
    at += word.length;
  }
  return false;
}
