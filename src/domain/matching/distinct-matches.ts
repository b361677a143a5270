import type { MatchVia } from '../detection/finding.js';
import type { MarkMatch } from './mark-match.js';

/** Readings from the surest to the loosest. */
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

/** In reading order, a mark at a place once, by its best reading; beside a sure match a weak one that touches it says nothing. */
export function distinct(matches: MarkMatch[]): MarkMatch[] {
  matches.sort((a, b) => a.start - b.start || b.end - a.end || a.markId - b.markId || rank(a) - rank(b));
  const kept = matches.filter((match, at) => {
    const before = matches[at - 1];
    return (
      before === undefined || before.markId !== match.markId || before.start !== match.start || before.end !== match.end
    );
  });
  return kept.filter((match, at) => !match.weak || !touchesSureMatch(kept, at));
}

/** Matches of one mark that touch lie close together in reading order. */
const NEIGHBOURS = 40;

function touchesSureMatch(matches: readonly MarkMatch[], at: number): boolean {
  const { markId, start, end } = matches[at] as MarkMatch;
  const last = Math.min(matches.length, at + NEIGHBOURS);
  for (let i = Math.max(0, at - NEIGHBOURS); i < last; i++) {
    const other = matches[i] as MarkMatch;
    if (!other.weak && other.markId === markId && other.start < end && start < other.end) return true;
  }
  return false;
}
