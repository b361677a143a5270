import { foldText } from '../text/fold.js';
import { tokensOf } from '../text/tokens.js';
import { isGeneric } from './generic-words.js';
import type { MarkForm } from './mark-form.js';
import type { FormLookup } from './mark-index.js';

/** How a mark lies in the label of a domain. */
export type LabelKind = 'exact' | 'homoglyph' | 'typo' | 'combination';

export interface LabelMatch {
  readonly form: MarkForm;
  readonly kind: LabelKind;
  /** What the label holds besides the mark, without hyphens. */
  readonly rest: string;
  /** The rest is nothing but generic words and digits: `nordlicht-shop`. */
  readonly restIsGeneric: boolean;
  /** The mark stands apart, by hyphens or as the whole label. */
  readonly apart: boolean;
}

/** Below this many units a name inside a longer word is chance: `ria` in `gloria`. */
const SHORTEST_INSIDE = 4;
/** A name this long is itself wherever it stands. */
const SAFE_INSIDE = 8;
const SHORTEST_TYPO = 5;
const SHORTEST_HOMOGLYPH = 4;
const LONGEST_LABEL = 63;

/** Pairs of letters that pass for one when set close, and the letter they pass for. */
const DIGRAPHS: readonly (readonly [string, string])[] = [
  ['rn', 'm'],
  ['vv', 'w'],
  ['cl', 'd'],
  ['nn', 'm'],
];

/**
 * Marks in the label of a registrable domain (`nordlicht-shop`, `nordIicht`, `nordlihct`). Bounded by the longest label;
 * a mark is reported once, by its strongest kind.
 */
export function matchLabel(lookup: FormLookup, label: string): LabelMatch[] {
  const folded = foldText(label.slice(0, LONGEST_LABEL));
  const tokens = tokensOf(folded.key);
  const pieces = tokens.map((token) => token.key);
  const whole = pieces.join('');
  const skeleton = tokens.map((token) => folded.skeleton.slice(token.from, token.to)).join('');
  const best = new Map<number, LabelMatch>();
  const report = (form: MarkForm, kind: LabelKind, rest: string, apart: boolean): void => {
    const match: LabelMatch = { form, kind, rest, restIsGeneric: isGeneric(rest), apart };
    const earlier = best.get(form.markId);
    if (earlier === undefined || strength(match) < strength(earlier)) best.set(form.markId, match);
  };
  for (const form of lookup.exact(whole)) report(form, 'exact', '', true);
  homoglyphs(lookup, whole, skeleton, report);
  apartByHyphens(lookup, pieces, report);
  inside(lookup, whole, report);
  typos(lookup, whole, report);
  return [...best.values()];
}

type Report = (form: MarkForm, kind: LabelKind, rest: string, apart: boolean) => void;

const KINDS: readonly LabelKind[] = ['exact', 'homoglyph', 'combination', 'typo'];
function strength(match: LabelMatch): number {
  return KINDS.indexOf(match.kind) * 4 + (match.restIsGeneric ? 0 : 2) + (match.apart ? 0 : 1);
}

function homoglyphs(lookup: FormLookup, whole: string, skeleton: string, report: Report): void {
  if (whole.length < SHORTEST_HOMOGLYPH) return;
  for (const form of lookup.bySkeleton(skeleton)) {
    if (form.key !== whole && form.key.length >= SHORTEST_HOMOGLYPH) report(form, 'homoglyph', '', true);
  }
  for (const [pair, letter] of DIGRAPHS) {
    for (let at = whole.indexOf(pair); at !== -1; at = whole.indexOf(pair, at + 1)) {
      const read = whole.slice(0, at) + letter + whole.slice(at + 2);
      for (const form of lookup.exact(read)) if (read.length >= SHORTEST_TYPO) report(form, 'homoglyph', '', true);
    }
  }
}

function apartByHyphens(lookup: FormLookup, pieces: readonly string[], report: Report): void {
  for (let from = 0; from < pieces.length; from++) {
    for (let to = from + 1; to <= pieces.length; to++) {
      if (to - from === pieces.length) continue;
      const rest = [...pieces.slice(0, from), ...pieces.slice(to)].join('-');
      for (const form of lookup.exact(pieces.slice(from, to).join(''))) {
        if (form.key.length >= 3) report(form, 'combination', rest, true);
      }
    }
  }
}

/** The mark at the start or the end of a longer label, or in its middle between generic words. */
function inside(lookup: FormLookup, whole: string, report: Report): void {
  for (let from = 0; from <= whole.length - SHORTEST_INSIDE; from++) {
    for (let to = whole.length; to - from >= SHORTEST_INSIDE - 1; to--) {
      if (from === 0 && to === whole.length) continue;
      const forms = lookup.exact(whole.slice(from, to));
      if (forms.length === 0) continue;
      const before = whole.slice(0, from);
      const after = whole.slice(to);
      // One letter more is a typo, which is looked for below.
      if (before.length + after.length === 1 && to - from >= SHORTEST_TYPO && !/\d/.test(before + after)) continue;
      const generic = isGeneric(before) && isGeneric(after);
      if (to - from < SHORTEST_INSIDE && !(generic && (before === '' || after === ''))) continue;
      const oneSide = isGeneric(before) || isGeneric(after);
      if (from > 0 && to < whole.length && !generic && !(oneSide ? to - from >= 5 : to - from >= SAFE_INSIDE)) continue;
      for (const form of forms) report(form, 'combination', [before, after].filter(Boolean).join('-'), false);
    }
  }
}

/** One edit away, as the whole label or beside generic words. */
function typos(lookup: FormLookup, whole: string, report: Report): void {
  if (whole.length < SHORTEST_TYPO) return;
  for (const form of lookup.nearly(whole)) {
    if (form.key.length >= SHORTEST_TYPO) report(form, 'typo', '', true);
  }
  for (let cut = 2; cut <= whole.length - SHORTEST_TYPO - 1; cut++) {
    const [before, after] = [whole.slice(0, cut), whole.slice(cut)];
    if (isGeneric(before)) for (const form of lookup.nearly(after)) longTypo(form, before, report);
  }
  for (let cut = SHORTEST_TYPO + 1; cut <= whole.length - 2; cut++) {
    const [before, after] = [whole.slice(0, cut), whole.slice(cut)];
    if (isGeneric(after)) for (const form of lookup.nearly(before)) longTypo(form, after, report);
  }
}

function longTypo(form: MarkForm, rest: string, report: Report): void {
  if (form.key.length > SHORTEST_TYPO) report(form, 'typo', rest, false);
}
