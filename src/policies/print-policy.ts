import type { PolicyTransition } from '../domain/policy/history.js';
import type { Hunk } from '../domain/policy/hunks.js';
import { safeText } from '../domain/text/safe-text.js';
import type { TerminalIo } from '../platform/terminal-io.js';

/** Characters of one line of a difference that are printed. */
const LONGEST_LINE = 4000;

/** Prints what changed so that it can be read without colours: `[-removed-]` and `{+added+}`, as `git --word-diff` writes. */
export function printDiff(
  io: TerminalIo,
  { summary, hunks, from, to }: { summary: string; hunks: readonly Hunk[]; from: string; to: string },
): void {
  io.out(`${safeText(from, 300)} -> ${safeText(to, 300)}`);
  io.out(safeText(summary, 400));
  for (const { section, times, parts } of hunks) {
    const where = section === null ? 'before the first heading' : safeText(section, 200);
    io.out('');
    io.out(
      `@@ ${where}${times === 1 ? '' : `, and the same in ${times - 1} more ${times === 2 ? 'place' : 'places'}`}`,
    );
    const marked = parts.map(({ kind, text }) => markedLines(kind, text)).join('');
    for (const line of marked.split('\n')) io.out(`   ${safeText(line, LONGEST_LINE)}`);
  }
}

/** Each line of a part carries its own marks, so that none is read without them. */
function markedLines(kind: Hunk['parts'][number]['kind'], text: string): string {
  if (kind === 'kept') return text;
  const [open, close] = kind === 'removed' ? ['[-', '-]'] : ['{+', '+}'];
  return text
    .split('\n')
    .map((line) => (line === '' ? '' : `${open}${line}${close}`))
    .join('\n');
}

/** One line a transition, and how many there were of each class. */
export function printTransitions(io: TerminalIo, transitions: readonly PolicyTransition[]): void {
  for (const { to, class: kind, seenAt, summary, wordsAdded, wordsRemoved } of transitions) {
    const words = kind === 'unseen' ? '' : `+${wordsAdded} -${wordsRemoved}`;
    const seen = seenAt === null ? '' : `As on ${seenAt.toISOString()}. `;
    io.out(`${to.toISOString()}  ${kind.padEnd(11)}  ${words.padEnd(11)}  ${seen}${safeText(summary, 400)}`);
  }
  const { unseen, seenBefore, changed } = classCounts(transitions);
  io.out(
    `${transitions.length} transitions: ${unseen} with nothing that a reader sees, ${seenBefore} back to a state seen before, ${changed} changed.`,
  );
}

export function classCounts(transitions: readonly Pick<PolicyTransition, 'class'>[]): {
  unseen: number;
  seenBefore: number;
  changed: number;
} {
  const of = (kind: PolicyTransition['class']): number => transitions.filter((each) => each.class === kind).length;
  return { unseen: of('unseen'), seenBefore: of('seen-before'), changed: of('changed') };
}
