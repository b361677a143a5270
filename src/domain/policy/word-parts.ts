import { diffArrays } from 'diff';
import { type Token, tokensOf } from './words.js';

/** Words and signs removed and added beyond which two stretches are shown one after the other, as `MOST_BLOCK_EDITS` for blocks. */
const MOST_WORD_EDITS = 1500;

/** Kept words between two changes that say nothing by themselves ("of the") when the changes around them are longer. */
const LONGEST_SCRAP = 3;

/** A run of text that both states have, or one of them. */
export interface Part {
  readonly kind: 'kept' | 'removed' | 'added';
  readonly text: string;
}

export interface WordParts {
  readonly parts: readonly Part[];
  readonly wordsRemoved: number;
  readonly wordsAdded: number;
  /** The words are the same but for capitals. */
  readonly sameWords: boolean;
}

/** One place where words differ, with what is kept before it. */
interface Edit {
  kept: Token[];
  removed: Token[];
  added: Token[];
}

/** Compares two stretches of blocks word by word. The parts put together, each block with a line break, are both of them. */
export function wordParts(removed: readonly string[], added: readonly string[]): WordParts {
  const before = blockTokens(removed);
  const after = blockTokens(added);
  // Spaces first: what lies between two of them may be long enough then to make a scrap of what stands beside it.
  const edits = joined(joined(editsOf(before, after), 0), LONGEST_SCRAP);
  return {
    sameWords: bareWords(before) === bareWords(after),
    parts: edits.flatMap(partsOf),
    wordsRemoved: edits.reduce((sum, edit) => sum + words(edit.removed), 0),
    wordsAdded: edits.reduce((sum, edit) => sum + words(edit.added), 0),
  };
}

/** The earlier text again, from all parts in order. */
export function earlierText(parts: readonly Part[]): string {
  return textOf(parts, 'removed');
}

/** The later text again, from all parts in order. */
export function laterText(parts: readonly Part[]): string {
  return textOf(parts, 'added');
}

function textOf(parts: readonly Part[], own: 'removed' | 'added'): string {
  const text = parts.map((part) => (part.kind === 'kept' || part.kind === own ? part.text : '')).join('');
  return text.endsWith('\n') ? text.slice(0, -1) : text;
}

function blockTokens(lines: readonly string[]): Token[] {
  const tokens: Token[] = [];
  for (const line of lines) {
    const mark = /^[#-] /.exec(line)?.[0] ?? '';
    if (mark !== '') tokens.push({ text: mark, isWord: false });
    for (const token of tokensOf(line.slice(mark.length))) tokens.push(token);
    tokens.push({ text: '\n', isWord: false });
  }
  return tokens;
}

function editsOf(before: Token[], after: Token[]): Edit[] {
  const options = { comparator: (a: Token, b: Token) => a.text === b.text, maxEditLength: MOST_WORD_EDITS };
  const runs = before.length === 0 || after.length === 0 ? undefined : diffArrays<Token>(before, after, options);
  if (runs === undefined) return [{ kept: [], removed: before, added: after }];
  const edits: Edit[] = [{ kept: [], removed: [], added: [] }];
  for (const run of runs) {
    let edit = edits.at(-1) as Edit;
    if (!run.removed && !run.added) {
      if (edit.removed.length + edit.added.length > 0) edits.push((edit = { kept: [], removed: [], added: [] }));
      edit.kept = run.value;
    } else if (run.removed) edit.removed = edit.removed.concat(run.value);
    else edit.added = edit.added.concat(run.value);
  }
  return edits;
}

/** Draws changes together that only a space or a scrap of kept text parts, because a reader takes them as one. */
function joined(edits: readonly Edit[], longest: number): Edit[] {
  const out: Edit[] = [];
  for (const edit of edits) {
    const last = out.at(-1);
    if (last !== undefined && isScrap(last, edit, longest)) {
      for (const token of edit.kept) {
        last.removed.push(token);
        last.added.push(token);
      }
      last.removed = last.removed.concat(edit.removed);
      last.added = last.added.concat(edit.added);
    } else out.push({ kept: edit.kept, removed: [...edit.removed], added: [...edit.added] });
  }
  return out;
}

function isScrap(before: Edit, after: Edit, longest: number): boolean {
  if (after.kept.length > 4 * LONGEST_SCRAP || after.kept.some((token) => token.text === '\n')) return false;
  if (after.removed.length + after.added.length === 0) return false;
  const kept = words(after.kept);
  const size = (edit: Edit): number => Math.max(words(edit.removed), words(edit.added));
  return kept === 0 || (kept <= longest && kept < Math.min(size(before), size(after)));
}

function partsOf({ kept, removed, added }: Edit): Part[] {
  const parts: Part[] = [
    { kind: 'kept', text: kept.map((token) => token.text).join('') },
    { kind: 'removed', text: removed.map((token) => token.text).join('') },
    { kind: 'added', text: added.map((token) => token.text).join('') },
  ];
  return parts.filter((part) => part.text !== '');
}

/** Words alone, without capitals. */
function bareWords(tokens: readonly Token[]): string {
  return tokens
    .filter((token) => token.isWord)
    .map((token) => token.text)
    .join(' ')
    .toLowerCase();
}

function words(tokens: readonly Token[]): number {
  let count = 0;
  for (const token of tokens) if (token.isWord) count += 1;
  return count;
}
