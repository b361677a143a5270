import { diffArrays } from 'diff';
import { readersWords } from './normalise.js';
import { type Part, wordParts } from './word-parts.js';

/**
 * Blocks removed and added beyond which two texts count as rewritten from the first difference to the last. The search
 * takes time that grows with the square of this number and not with the texts.
 */
const MOST_BLOCK_EDITS = 1000;

/** In UTF-16 units. */
const SHORT_BLOCK = 40;

/** A stretch of blocks, in reading order. Both texts are its segments put together. */
export type Segment =
  | { readonly kind: 'kept'; readonly lines: readonly string[] }
  | {
      readonly kind: 'changed';
      readonly removed: readonly string[];
      readonly added: readonly string[];
      /** The blocks above word by word; every line ends with a line break. */
      readonly parts: readonly Part[];
      /** What a reader notices: only where lines end, only capitals, signs and spaces, or words. */
      readonly differsIn: 'layout' | 'signs' | 'words';
      readonly wordsRemoved: number;
      readonly wordsAdded: number;
    };

export type ChangedSegment = Extract<Segment, { kind: 'changed' }>;

/** How one state of a document became another. */
export interface Comparison {
  readonly segments: readonly Segment[];
  readonly wordsRemoved: number;
  readonly wordsAdded: number;
}

/**
 * Compares two texts that `readerText` gave: first block by block, then word by word where blocks differ. Takes time in
 * proportion to the texts, and a bounded time more for their differences. Where the reader's words are the same, nothing
 * differs but layout.
 */
export function compare(from: string, to: string): Comparison {
  const segments = segmentsOf(linesOf(from), linesOf(to), readersWords(from) === readersWords(to));
  const changed = segments.filter((segment) => segment.kind === 'changed');
  return {
    segments,
    wordsRemoved: changed.reduce((sum, each) => sum + each.wordsRemoved, 0),
    wordsAdded: changed.reduce((sum, each) => sum + each.wordsAdded, 0),
  };
}

/** What of the comparison a reader sees as a difference. */
export function seenDifferences({ segments }: Comparison): ChangedSegment[] {
  return segments.filter((segment) => segment.kind === 'changed').filter(({ differsIn }) => differsIn !== 'layout');
}

const linesOf = (text: string): string[] => (text === '' ? [] : text.split('\n'));

function segmentsOf(from: string[], to: string[], sameWords: boolean): Segment[] {
  let start = 0;
  while (start < from.length && start < to.length && from[start] === to[start]) start += 1;
  let end = 0;
  const shorter = Math.min(from.length, to.length) - start;
  while (end < shorter && from[from.length - 1 - end] === to[to.length - 1 - end]) end += 1;
  const removed = from.slice(start, from.length - end);
  const added = to.slice(start, to.length - end);
  const runs = sameWords ? undefined : diffArrays(removed, added, { maxEditLength: MOST_BLOCK_EDITS });
  const segments: Segment[] = [];
  if (start > 0) segments.push({ kind: 'kept', lines: from.slice(0, start) });
  if (runs === undefined) {
    if (removed.length + added.length > 0) segments.push(changedSegment(removed, added));
  } else {
    let gone: string[] = [];
    let fresh: string[] = [];
    const close = (): void => {
      if (gone.length + fresh.length > 0) segments.push(changedSegment(gone, fresh));
      gone = [];
      fresh = [];
    };
    for (const run of runs) {
      if (run.removed) gone = gone.concat(run.value);
      else if (run.added) fresh = fresh.concat(run.value);
      else {
        close();
        segments.push({ kind: 'kept', lines: run.value });
      }
    }
    close();
  }
  if (end > 0) segments.push({ kind: 'kept', lines: from.slice(from.length - end) });
  return joined(segments);
}

/**
 * Draws two changes together that only a short block parts ("Note"), where that makes the difference smaller: such a block
 * stands in many places and the search by blocks may have taken one for another.
 */
function joined(segments: readonly Segment[]): Segment[] {
  const out: Segment[] = [];
  for (const segment of segments) {
    const kept = out.at(-1);
    const before = out.at(-2);
    if (segment.kind === 'changed' && before?.kind === 'changed' && kept?.kind === 'kept' && isShort(kept.lines)) {
      const both = changedSegment(
        [...before.removed, ...kept.lines, ...segment.removed],
        [...before.added, ...kept.lines, ...segment.added],
      );
      if (sizeOf(both) < sizeOf(before) + sizeOf(segment)) {
        out.splice(-2, 2, both);
        continue;
      }
    }
    out.push(segment);
  }
  return out;
}

const sizeOf = (segment: ChangedSegment): number => segment.wordsRemoved + segment.wordsAdded;

function isShort(lines: readonly string[]): boolean {
  return lines.length <= 2 && lines.join(' ').length <= SHORT_BLOCK;
}

function changedSegment(removed: readonly string[], added: readonly string[]): ChangedSegment {
  const { parts, wordsRemoved, wordsAdded, sameWords } = wordParts(removed, added);
  const sameToReader = readersWords(removed.join('\n')) === readersWords(added.join('\n'));
  const differsIn = sameToReader ? 'layout' : sameWords ? 'signs' : 'words';
  return { kind: 'changed', removed, added, parts, differsIn, wordsRemoved, wordsAdded };
}
