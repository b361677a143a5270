import { GENERIC_WORDS } from './generic-words.js';
import { isChance, isWhole, LONG_NAME } from './label-reading.js';
import type { Label, Place, Report } from './label-reading.js';
import { GENERIC, UNKNOWN } from './label-words.js';
import type { MarkForm } from './mark-form.js';
import type { FormLookup } from './mark-index.js';
import { exchangesLetter, isUsualTypo } from './typo-kind.js';

const SHORTEST_LIKENESS = 4;
/** From this many units on a name may be misspelt beside words that nobody knows. */
const LONG_STRETCH = 12;
const SHORTEST_TYPO = 5;
/** From this many units on a letter more or less leaves the name, whatever letter it is. */
const SAFE_LETTER = 6;
/** From this many units on a usual typo is no chance even where known words come out. */
const SAFE_AS_WORDS = 7;
/** From this many units on any one edit leaves the name. */
const SAFE_TYPO = 8;
/** Names of which two edits still leave enough. */
const SHORTEST_TWICE = 8;
const LONGEST_TWICE = 20;
/** A label that begins or ends with known words of this many units is read by them, not by two edits. */
const READABLE = 5;
/** Stretches of one label that are held against near spellings; a label of repeats has hundreds. */
const MOST_STRETCHES = 24;

/** Pairs of letters that pass for one when set close, and the letter they pass for. */
const DIGRAPHS: readonly (readonly [string, string])[] = [
  ['rn', 'm'],
  ['vv', 'w'],
  ['cl', 'd'],
  ['nn', 'm'],
  ['ii', 'u'],
  ['lc', 'k'],
];

/** Places of one pair that are read as the letter; a label of nothing else has thirty. */
const MOST_DIGRAPHS = 6;

/** Marks that a label, or a part of it between known words, looks like or misspells. */
export function labelLikenesses(lookup: FormLookup, label: Label, report: Report): void {
  for (const place of stretches(label)) {
    const written = label.key.slice(place.from, place.to);
    const whole = isWhole(label, place);
    const isOther =
      written.length < SHORTEST_TYPO || label.words.isWord(place.from, place.to) || isChance(label, place);
    if (whole || !isOther) homoglyphs(lookup, label, place, written, report);
    if (!isOther) typos(lookup, label, place, written, report);
  }
}

/** The whole label, what stands between generic words, pieces between hyphens, long names at one end. */
function stretches({ key, words, isBreak }: Label): Place[] {
  const all: Place[] = [];
  for (let from = 0; from <= key.length - SHORTEST_LIKENESS; from++) {
    const clearBefore = words.before[from] === GENERIC;
    const breakBefore = isBreak(from);
    for (let to = key.length; to - from >= SHORTEST_LIKENESS; to--) {
      const clear = clearBefore && words.after[to] === GENERIC;
      const apart = breakBefore && isBreak(to);
      const long = to - from >= LONG_STRETCH && (from === 0 || to === key.length) && key.length - to + from >= 2;
      if (!clear && !apart && !long) continue;
      all.push({ from, to });
      if (all.length === MOST_STRETCHES) return all;
    }
  }
  return all;
}

function homoglyphs(lookup: FormLookup, label: Label, place: Place, written: string, report: Report): void {
  for (const form of lookup.alikeIn(label.key, label.beginnings, place.from, place.to)) {
    if (form.key.length >= SHORTEST_LIKENESS) report(form, 'homoglyph', place, false);
  }
  if (written.length <= SHORTEST_TYPO) return;
  for (const [pair, letter] of DIGRAPHS) {
    let times = 0;
    for (let at = written.indexOf(pair); at !== -1 && times < MOST_DIGRAPHS; at = written.indexOf(pair, at + 1)) {
      times++;
      const read = written.slice(0, at) + letter + written.slice(at + 2);
      for (const form of lookup.exact(read)) report(form, 'homoglyph', place, false);
    }
  }
}

function typos(lookup: FormLookup, label: Label, place: Place, written: string, report: Report): void {
  const whole = isWhole(label, place);
  const isPhrase = readsAsWords(label, place);
  for (const form of lookup.nearlyIn(label.key, label.beginnings, place.from, place.to)) {
    const { length } = form.key;
    if (length < (whole ? SHORTEST_TYPO : SHORTEST_TYPO + 1)) continue;
    if (form.isShortened && !(whole && length >= SAFE_TYPO)) continue;
    // A word of trade misspelt is that word: `tiket`.
    if (GENERIC_WORDS.has(form.key)) continue;
    // The mark itself with a letter of its neighbour is no misspelling.
    if (!whole && (written.startsWith(form.key) || written.endsWith(form.key))) continue;
    const sure = (whole || isClear(label, place) || length >= SAFE_TYPO) && isSure(written, form, whole, isPhrase);
    report(form, 'typo', place, !sure);
  }
  if (whole && !isPhrase && !isReadable(label)) twoEdits(lookup, written, place, report);
}

/** Whether nothing but generic words stand around a stretch. */
function isClear({ words }: Label, { from, to }: Place): boolean {
  return words.before[from] === GENERIC && words.after[to] === GENERIC;
}

function isSure(written: string, form: MarkForm, whole: boolean, isPhrase: boolean): boolean {
  const { length } = form.key;
  // Five letters with another one among them are another name more often than not.
  if (length === SHORTEST_TYPO && exchangesLetter(written, form.key)) return false;
  const usual = isUsualTypo(written, form.key);
  if (isPhrase) return length >= LONG_NAME || (usual && whole && length >= SAFE_AS_WORDS);
  return usual || length >= SAFE_TYPO || (whole && length >= SAFE_LETTER && length !== written.length);
}

/** A long name with a letter too many or two letters swapped, and one edit besides; the first letter stays. */
function twoEdits(lookup: FormLookup, written: string, place: Place, report: Report): void {
  if (written.length < SHORTEST_TWICE || written.length > LONGEST_TWICE) return;
  for (const form of lookup.nearlyTwice(written)) {
    if (form.isShortened || GENERIC_WORDS.has(form.key) || form.key === written) continue;
    if (form.key.length >= SHORTEST_TWICE && form.key[0] === written[0]) report(form, 'typo', place, false);
  }
}

/** Whether a stretch at an end of the label is made of known words, so that a name near to it is chance. */
function readsAsWords({ key, words }: Label, { from, to }: Place): boolean {
  return (from === 0 && words.before[to] !== UNKNOWN) || (to === key.length && words.after[from] !== UNKNOWN);
}

function isReadable({ key, words }: Label): boolean {
  for (let at = READABLE; at <= key.length; at++) {
    if (words.before[at] !== UNKNOWN || words.after[key.length - at] !== UNKNOWN) return true;
  }
  return false;
}
