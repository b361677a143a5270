import { characterClass, isHangul, isKatakana, RUN, WORD } from '../text/character-class.js';
import type { TokenisedText } from '../text/tokens.js';
import type { CondensedText } from './condensed-text.js';
import { LONGEST_FORM, standsAlone } from './mark-form.js';
import type { Found, MarkTables } from './mark-lookup.js';
import { stretchHash } from './text-hash.js';

/** Separators inside a name in a script without word boundaries: `威 固`. */
const MOST_SKIPPED = 1;

/** How long the longest form is that begins with a unit; most characters begin none. */
export class RunBeginnings {
  readonly #longest = new Map<number, number>();

  note(key: string): void {
    const first = key.charCodeAt(0);
    this.#longest.set(first, Math.max(key.length, this.#longest.get(first) ?? 0));
  }

  longestFrom(unit: number): number {
    return this.#longest.get(unit) ?? 0;
  }
}

/** Marks in scripts without word boundaries (and mixed ones), sought at every character. */
export function searchRuns(
  tables: MarkTables,
  beginnings: RunBeginnings,
  condensed: CondensedText,
  found: Found,
): void {
  const { text, starts, ends } = condensed;
  if (text === null) return;
  const { units, at } = text.folded;
  for (let token = 0; token < text.count; token++) {
    // A mixed name begins where its word begins and goes on in a run; in a run a name may begin anywhere.
    if (!text.isRun(token) && !goesOnInRun(text, token)) continue;
    const last = text.isRun(token) ? (ends[token] as number) : (starts[token] as number) + 1;
    for (let from = starts[token] as number; from < last; from++) {
      const longest = beginnings.longestFrom(units[at + (condensed.positions[from] as number)] as number);
      if (longest > 0) lookFrom(tables, condensed, from, Math.min(longest, LONGEST_FORM), found);
    }
  }
}

function goesOnInRun(text: TokenisedText, token: number): boolean {
  return token + 1 < text.count && text.isRun(token + 1) && text.fromOf(token + 1) - text.toOf(token) <= MOST_SKIPPED;
}

function lookFrom(tables: MarkTables, condensed: CondensedText, from: number, longest: number, found: Found): void {
  const { positions, length, text } = condensed;
  if (text === null) return;
  const { whole: table, store } = tables;
  let skipped = false;
  for (let to = from + 1; to <= length && to - from <= longest; to++) {
    if (to > from + 1) {
      const gap = (positions[to - 1] as number) - (positions[to - 2] as number) - 1;
      if (gap > MOST_SKIPPED) return;
      if (gap > 0) skipped = true;
    }
    let place = table.first(stretchHash(condensed.beginnings, from, to));
    if (place === -1) continue;
    for (; place !== -1; place = table.next(place)) {
      const form = table.valueAt(place);
      if (!store.bySubstring(form) || !store.equals(form, condensed, from, to)) continue;
      const [start, end] = [positions[from] as number, (positions[to - 1] as number) + 1];
      const whole = text.folded.key;
      if (endsInsideWord(whole, end)) continue;
      const alone = standsAlone(whole, start, end);
      if (skipped && store.wordCount(form) === 1) {
        if (alone) found(form, from, to, 'split', true);
      } else if (alone) found(form, from, to, store.isVariant(form) ? 'variant' : 'exact', false);
      else if (!goesOnBefore(whole, start)) found(form, from, to, 'compound', true);
    }
  }
}

/** A katakana or Hangul word that began before does not begin with the name: `ノエルコワーキング`. */
function goesOnBefore(key: string, start: number): boolean {
  if (start === 0) return false;
  const [before, first] = [key.charCodeAt(start - 1), key.charCodeAt(start)];
  return (isKatakana(before) && isKatakana(first)) || (isHangul(before) && isHangul(first));
}

function endsInsideWord(key: string, to: number): boolean {
  return (
    to < key.length &&
    characterClass(key.charCodeAt(to)) === WORD &&
    characterClass(key.charCodeAt(to - 1)) === WORD &&
    characterClass(key.charCodeAt(to)) !== RUN
  );
}
