import { quote } from '../text/safe-text.js';
import { type Comparison, seenDifferences } from './compare.js';
import { type Hunk, hunksOf } from './hunks.js';
import { countWords } from './words.js';

/** Characters of the text itself that a summary quotes. */
const QUOTED = 100;

/** Fewer words than this are quoted only where there is no longer run. */
const TELLING_WORDS = 4;

/** One sentence: where, how much, and the first new words. For example `Under “Returns”: 12 words added, 3 removed. New: “…”`. */
export function summarise(comparison: Comparison): string {
  const hunks = hunksOf(comparison);
  if (hunks.length === 0) return 'Nothing that a reader sees differs.';
  const where = placesOf(hunks);
  if (seenDifferences(comparison).every(({ differsIn }) => differsIn === 'signs')) {
    return `${where}: only capitals, punctuation or spaces differ.`;
  }
  const amount = [counted(comparison.wordsAdded, 'added'), counted(comparison.wordsRemoved, 'removed')].filter(
    (text) => text !== '',
  );
  const added = firstText(hunks, 'added');
  const removed = firstText(hunks, 'removed');
  const told =
    added !== null ? ` New: ${quote(added, QUOTED)}.` : removed !== null ? ` Gone: ${quote(removed, QUOTED)}.` : '';
  return `${where}: ${amount.join(', ')}.${told}`;
}

function counted(words: number, what: string): string {
  return words === 0 ? '' : `${words} ${words === 1 ? 'word' : 'words'} ${what}`;
}

function placesOf(hunks: readonly Hunk[]): string {
  const sections = [...new Set(hunks.map((hunk) => hunk.section))];
  const [first] = sections;
  const place = first === undefined || first === null ? 'Before the first heading' : `Under ${quote(first, 60)}`;
  const more = sections.length - 1;
  return more === 0 ? place : `${place} and ${more} more ${more === 1 ? 'section' : 'sections'}`;
}

/** The first run of this kind that is long enough to be understood alone, else the longest; null when none holds a word. */
function firstText(hunks: readonly Hunk[], kind: 'added' | 'removed'): string | null {
  const texts = hunks
    .flatMap(({ parts }) => parts.filter((part) => part.kind === kind))
    .map(({ text }) => ({ text: text.replace(/^[\s.,;:!?\u2022|-]+/u, ''), words: countWords(text) }))
    .filter(({ words }) => words > 0);
  const [longest] = texts.toSorted((a, b) => b.words - a.words);
  return (texts.find(({ words }) => words >= TELLING_WORDS) ?? longest)?.text ?? null;
}
