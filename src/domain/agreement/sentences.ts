import { isListMark } from './text-blocks.js';

interface Span {
  readonly start: number;
  readonly end: number;
}

/** A full stop after one of these ends no sentence. */
const ABBREVIATIONS = new Set(
  'e.g i.e a.k.a etc incl excl no nos inc ltd co corp art sec approx vs cf mr mrs ms dr st resp a.m p.m u.s u.k z.b d.h bzw abs nr ggf usw vgl gem ca'.split(
    ' ',
  ),
);
const END = /[.!?]["”’')\]]{0,2}(?=\s+["“'(§\[]{0,2}[\p{Lu}\d])/gu;
/** `(a)` inside a sentence, after a colon, a comma or a joining word. */
const ITEM = /(?<=[:;,]\s{0,3}|[:;,]\s{1,3}(?:and|or|und|oder)\s{1,3}|[\p{L}\d]\s)\(([a-z]{1,5}|\d{1,2})\)\s*/giu;

/** The sentences between two places of a text, trimmed. */
export function sentencesOf(text: string, start: number, end: number): Span[] {
  const block = text.slice(start, end);
  const spans: Span[] = [];
  let from = 0;
  for (const match of block.matchAll(END)) {
    if (endsInAbbreviation(block, match.index)) continue;
    push(spans, text, start + from, start + match.index + match[0].length);
    from = match.index + match[0].length;
  }
  push(spans, text, start + from, end);
  return spans;
}

/** `You may not: (a) bid …; (b) use …` as what opens the list and its items; without items where no order is seen. */
export function inlineItems(text: string, sentence: Span): { opening: Span; items: (Span & { mark: string })[] } {
  const words = text.slice(sentence.start, sentence.end);
  const marks = [...words.matchAll(ITEM)].filter(([, mark]) => isListMark(mark as string));
  const first = marks.findIndex(([, mark], i) => isFirst(mark as string) && isSecond(marks[i + 1]?.[1]));
  if (first < 0) return { opening: sentence, items: [] };
  const opening = trimmed(text, sentence.start, sentence.start + (marks[first]?.index ?? 0));
  if (opening === null) return { opening: sentence, items: [] };
  const items = marks.slice(first).flatMap((match, i, all) => {
    const from = sentence.start + match.index + match[0].length;
    const span = trimmed(text, from, sentence.start + (all[i + 1]?.index ?? words.length));
    return span === null ? [] : [{ ...span, mark: match[1] as string }];
  });
  return items.length === 0 ? { opening: sentence, items } : { opening, items };
}

const isFirst = (mark: string): boolean => /^(?:a|i|1)$/i.test(mark);
const isSecond = (mark: string | undefined): boolean => mark !== undefined && /^(?:b|ii|2)$/i.test(mark);

function endsInAbbreviation(block: string, at: number): boolean {
  if (block[at] !== '.') return false;
  const word = /(?:^|[\s("“])([\p{L}.]{1,8})$/u.exec(block.slice(Math.max(0, at - 10), at))?.[1] ?? '';
  return ABBREVIATIONS.has(word.toLowerCase()) || /^\p{Lu}$/u.test(word);
}

function push(spans: Span[], text: string, start: number, end: number): void {
  const span = trimmed(text, start, end);
  if (span !== null) spans.push(span);
}

function trimmed(text: string, start: number, end: number): Span | null {
  const words = text.slice(start, end);
  const inner = words.trim();
  if (inner === '') return null;
  const from = start + (words.length - words.trimStart().length);
  return { start: from, end: from + inner.length };
}
