import type { MatchVia } from '../detection/finding.js';
import type { CondensedText } from './condensed-text.js';
import { isDisguise } from './disguise.js';
import type { FormStore } from './form-store.js';
import { tight } from './mark-form.js';
import type { MarkForm } from './mark-form.js';
import { BEGINNING } from './mark-lookup.js';
import type { Found, MarkTables } from './mark-lookup.js';
import { stretchHash } from './text-hash.js';
import { partOfWord } from './word-parts.js';

/** Most words of a name that are tried together; single letters (`N i k e`) may run longer. */
const MOST_WORDS = 6;
const MOST_SINGLE_LETTERS = 24;
/** Separators between two pieces of one name; more of them make it two things. */
const WIDEST_GAP = 3;
const LONGEST_STRETCH_OF_WORDS = 84;
/** Shortest part of a word in which a mark is sought. */
const SHORTEST_PART = 4;
/** Longest ending that is cut off the last of several words. */
const LONGEST_ENDING = 3;

/** Marks that are words of a text, several of its words, or the beginning or end of one. */
export function searchWords(tables: MarkTables, condensed: CondensedText, covered: Uint8Array, found: Found): void {
  const { starts, ends, text } = condensed;
  if (text === null) return;
  for (let i = 0; i < text.count; i++) {
    if (text.isRun(i)) continue;
    const start = starts[i] as number;
    const begins =
      condensed.length - start < BEGINNING ||
      tables.firstFour.mayHold(stretchHash(condensed.beginnings, start, start + BEGINNING));
    let pieces = 0;
    for (let j = i; j < text.count; j++) {
      if (text.isRun(j)) break;
      if (j > i && text.fromOf(j) - text.toOf(j - 1) > WIDEST_GAP) break;
      const end = ends[j] as number;
      const length = end - start;
      pieces++;
      if (length >= BEGINNING && !begins) break;
      if (length > LONGEST_STRETCH_OF_WORDS) break;
      if (pieces > MOST_WORDS && (length !== pieces || pieces > MOST_SINGLE_LETTERS)) break;
      whole(tables, condensed, i, j, covered, found);
      if (pieces === 2 || pieces === 3) endings(tables, condensed, i, j, found);
    }
    const length = (ends[i] as number) - start;
    if (length > SHORTEST_PART && condensed.ordinary[i] === 0) parts(tables, condensed, i, begins, found);
  }
}

function whole(tables: MarkTables, condensed: CondensedText, i: number, j: number, covered: Uint8Array, found: Found) {
  const [start, end] = [condensed.starts[i] as number, condensed.ends[j] as number];
  const { whole: table } = tables;
  let place = table.first(stretchHash(condensed.beginnings, start, end));
  if (place === -1) return;
  const { store } = tables;
  for (; place !== -1; place = table.next(place)) {
    const form = table.valueAt(place);
    if (store.keyLength(form) !== end - start) continue;
    if (store.equals(form, condensed, start, end)) {
      const joint = jointOf(store, condensed, i, j, form);
      if (joint === null) continue;
      covered.fill(1, i, j + 1);
      found(form, start, end, joint.via, joint.weak);
    } else if (!isCutByNumber(store, condensed, i, j, form) && looksAlike(condensed, start, end, store.form(form))) {
      covered.fill(1, i, j + 1);
      found(form, start, end, 'skeleton', false);
    }
  }
}

const NUMBER = /^\d+$/;

/** A number of its own beside a word is no letter of a name: `dès 4` is not Desa. */
function isCutByNumber(store: FormStore, condensed: CondensedText, i: number, j: number, form: number): boolean {
  const pieces = j - i + 1;
  if (pieces <= store.wordCount(form) || pieces === store.keyLength(form)) return false;
  for (let piece = i; piece <= j; piece++) {
    const [start, end] = [condensed.starts[piece] as number, condensed.ends[piece] as number];
    if (NUMBER.test(condensed.keyOf(start, end))) return true;
  }
  return false;
}

function looksAlike(condensed: CondensedText, start: number, end: number, form: MarkForm): boolean {
  const { text, positions, shapes } = condensed;
  if (text === null) return false;
  const shape = form.skeleton;
  for (let at = start; at < end; at++) {
    if (shape.charCodeAt(at - start) !== shapes[at]) return false;
  }
  const [from, to] = [positions[start] as number, (positions[end - 1] as number) + 1];
  return isDisguise(text.folded, from, to, condensed.keyOf(start, end), form);
}

/** An ending on the last of several words: `Polar Peaks`. */
function endings(tables: MarkTables, condensed: CondensedText, i: number, j: number, found: Found): void {
  const { whole: table, store } = tables;
  const [start, last, end] = [
    condensed.starts[i] as number,
    condensed.starts[j] as number,
    condensed.ends[j] as number,
  ];
  for (let cut = 1; cut <= LONGEST_ENDING && end - cut > last + 1; cut++) {
    let place = table.first(stretchHash(condensed.beginnings, start, end - cut));
    for (; place !== -1; place = table.next(place)) {
      const form = table.valueAt(place);
      if (store.wordCount(form) !== j - i + 1 || !store.equals(form, condensed, start, end - cut)) continue;
      const part = partOfWord(store, form, '', condensed.keyOf(end - cut, end));
      if (part?.via === 'variant') found(form, start, end - cut, part.via, part.weak);
    }
  }
}

/** A mark at the beginning or the end of one word: `nordlichts`, `nordlichtlampen`, `mynordlicht`. */
function parts(tables: MarkTables, condensed: CondensedText, i: number, begins: boolean, found: Found): void {
  const { whole: table } = tables;
  const { beginnings } = condensed;
  const [start, end] = [condensed.starts[i] as number, condensed.ends[i] as number];
  if (end - start > LONGEST_STRETCH_OF_WORDS) return;
  for (let to = start + SHORTEST_PART; begins && to < end; to++) {
    const place = table.first(stretchHash(beginnings, start, to));
    if (place !== -1) partsAt(tables, condensed, i, start, to, place, found);
  }
  for (let from = start + 1; from <= end - SHORTEST_PART + 1; from++) {
    const place = table.first(stretchHash(beginnings, from, end));
    if (place !== -1) partsAt(tables, condensed, i, from, end, place, found);
  }
}

function partsAt(
  tables: MarkTables,
  condensed: CondensedText,
  i: number,
  from: number,
  to: number,
  first: number,
  found: Found,
): void {
  const [start, end] = [condensed.starts[i] as number, condensed.ends[i] as number];
  const { store } = tables;
  for (let place = first; place !== -1; place = tables.whole.next(place)) {
    const form = tables.whole.valueAt(place);
    if (store.bySubstring(form) || store.keyLength(form) < SHORTEST_PART) continue;
    if (!store.equals(form, condensed, from, to)) continue;
    const part = partOfWord(
      store,
      form,
      from === start ? '' : condensed.keyOf(start, from),
      to === end ? '' : condensed.keyOf(to, end),
    );
    if (part !== null) found(form, from, to, part.via, part.weak);
  }
}

const LONGEST_INITIALS = 3;
const EXACT = { via: 'exact', weak: false } as const;
const VARIANT = { via: 'variant', weak: false } as const;
const SHORTENED = { via: 'variant', weak: true } as const;

/** Arabic and Hebrew glue small words to the next one, so that two words together often spell a third. */
const isSemitic = (unit: number): boolean => unit >= 0x590 && unit <= 0x6ff;
const isInCapitals = (text: string): boolean => text === text.toUpperCase();

/** How the words of a text make up a form, or null when they do not: `is a` is not `ISA`. */
function jointOf(
  store: FormStore,
  condensed: CondensedText,
  i: number,
  j: number,
  form: number,
): { readonly via: MatchVia; readonly weak: boolean } | null {
  const text = condensed.text;
  if (text === null) return null;
  const { folded } = text;
  const plain = store.isVariant(form) ? VARIANT : EXACT;
  const pieces = j - i + 1;
  const words = store.wordCount(form);
  const length = store.keyLength(form);
  if (length > LONGEST_INITIALS && pieces === 1 && words === 1 && !store.isAbbreviation(form)) {
    return store.isShortened(form) ? SHORTENED : plain;
  }
  const source = (): string => folded.source.slice(folded.startOf(text.fromOf(i)), folded.endOf(text.toOf(j) - 1));
  if (store.isShortened(form)) return null;
  // Two and three letters are initials: `it`, `go` and `h m` are not IT, GO and H&M.
  if (length <= LONGEST_INITIALS) return isWrittenAs(source(), store.form(form).tight) ? plain : null;
  if (pieces < words) return { via: 'compound', weak: false };
  const semitic = isSemitic(condensed.unitAt(condensed.starts[i] as number));
  if (pieces === words) {
    if (!sameCuts(condensed, i, j, store.form(form))) return semitic ? null : { via: 'split', weak: true };
    return store.isAbbreviation(form) && !isInCapitals(source()) ? { via: 'variant', weak: true } : plain;
  }
  // `is a` for ISA: where spaces cut the name into more pieces than it has words, they may be words of their own.
  const bySpaces = pieces !== length && source().trim().split(/\s+/u).length > words;
  return bySpaces && semitic ? null : { via: 'split', weak: bySpaces };
}

function sameCuts(condensed: CondensedText, i: number, j: number, form: MarkForm): boolean {
  let at = condensed.starts[i] as number;
  for (const [piece, word] of form.words.entries()) {
    at += word.length;
    if (condensed.ends[i + piece] !== at || i + piece > j) return false;
  }
  return true;
}

function isWrittenAs(source: string, name: string): boolean {
  if (source === name) return true;
  return !/^[A-Za-z0-9]*$/.test(source) && tight(source) === name;
}
