import { type ChangedSegment, type Comparison, seenDifferences } from './compare.js';
import { blocksOf } from './normalise.js';
import type { Part } from './word-parts.js';

/** Words of kept text shown on either side of a change. */
const CONTEXT_WORDS = 12;

/** One place that changed, cut for a reader. */
export interface Hunk {
  /** The nearest heading above, as it stands now; null above the first. */
  readonly section: string | null;
  /** In reading order; long kept stretches are shortened with `…`. Line breaks stand between blocks. */
  readonly parts: readonly Part[];
  /** In how many places exactly this change was made: pages repeat the same paragraph. */
  readonly times: number;
}

/** The places that a reader sees as changed, in reading order; the same change in several places is told once. */
export function hunksOf(comparison: Comparison): Hunk[] {
  const seen = new Set(seenDifferences(comparison));
  const hunks = new Map<string, { section: string | null; parts: readonly Part[]; times: number }>();
  let section: string | null = null;
  let lineBefore = '';
  for (const segment of comparison.segments) {
    const lines = segment.kind === 'kept' ? segment.lines : segment.added;
    if (segment.kind === 'changed' && seen.has(segment)) {
      const own = headingIn(segment.added.slice(0, 1)) ?? headingIn(segment.removed.slice(0, 1));
      const parts = shownParts(segment, lineBefore);
      const key = JSON.stringify(parts);
      const known = hunks.get(key);
      if (known === undefined) hunks.set(key, { section: own ?? section, parts, times: 1 });
      else known.times += 1;
    }
    section = headingIn(lines) ?? section;
    lineBefore = lines.at(-1) ?? lineBefore;
  }
  return [...hunks.values()];
}

/** The last heading among these lines. */
function headingIn(lines: readonly string[]): string | null {
  for (let at = lines.length - 1; at >= 0; at -= 1) {
    const line = lines[at] ?? '';
    if (line.startsWith('# ')) return line.slice(2);
  }
  return null;
}

function shownParts({ parts }: ChangedSegment, lineBefore: string): Part[] {
  const shown: Part[] = [];
  // A part that starts a block starts with the block's mark, in the earlier text, the later one, or both.
  let earlierAtStart = true;
  let laterAtStart = true;
  for (const [at, part] of parts.entries()) {
    const atStart = part.kind === 'removed' ? earlierAtStart : laterAtStart;
    const ends = part.text.endsWith('\n');
    if (part.kind !== 'added') earlierAtStart = ends;
    if (part.kind !== 'removed') laterAtStart = ends;
    const text = withoutMarks(part.text, atStart);
    const place = parts.length === 1 ? 'only' : at === 0 ? 'first' : at === parts.length - 1 ? 'last' : 'middle';
    shown.push({ kind: part.kind, text: part.kind === 'kept' ? shortened(text, place) : text });
  }
  const [first] = shown;
  if (first !== undefined && first.kind !== 'kept' && lineBefore !== '') {
    const context = blocksOf(lineBefore)[0]?.text ?? '';
    shown.unshift({ kind: 'kept', text: `${shortened(context, 'first')}\n` });
  }
  return trimmed(shown.filter((part) => part.text !== ''));
}

function withoutMarks(text: string, atStart: boolean): string {
  const rest = atStart ? `\n${text}` : text;
  const bare = rest.replace(/\n# /g, '\n').replace(/\n- /g, '\n• ');
  return atStart ? bare.slice(1) : bare;
}

/** Line breaks at the end tell nothing. */
function trimmed(parts: Part[]): Part[] {
  return parts.map((part, at) =>
    parts.slice(at + 1).every((later) => later.text.trim() === '' || part.kind !== 'kept')
      ? { ...part, text: part.text.replace(/\n+$/, '') }
      : part,
  );
}

/** Kept text cut to what stands next to a change. */
function shortened(text: string, place: 'first' | 'middle' | 'last' | 'only'): string {
  const pieces = text.match(/\s*\S+|\s+$/g) ?? [];
  const limit = place === 'middle' ? 2 * CONTEXT_WORDS : CONTEXT_WORDS;
  if (pieces.length <= limit + 2) return capped(text);
  const head = capped(pieces.slice(0, CONTEXT_WORDS).join(''));
  const tail = capped(pieces.slice(-CONTEXT_WORDS).join(''), true);
  if (place === 'first') return `…${tail}`;
  if (place === 'middle') return `${head} …${tail}`;
  return `${head} …`;
}

/** Scripts without spaces have few pieces and long ones. */
function capped(text: string, fromEnd = false): string {
  const longest = CONTEXT_WORDS * 24;
  if (text.length <= longest) return text;
  return (fromEnd ? `…${text.slice(-longest)}` : `${text.slice(0, longest)}…`).toWellFormed();
}
