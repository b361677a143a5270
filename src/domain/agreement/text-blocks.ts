/** Lines that belong together, without the mark that they begin with. */
export interface Block {
  readonly kind: 'plain' | 'row' | 'heading' | 'section' | 'bullet' | 'letter' | 'roman' | 'digit';
  /** `4.2`, `a`, `iv`; empty for a block without one. */
  readonly mark: string;
  readonly start: number;
  readonly end: number;
  /** Goes on in small letters straight below the block before it, or behind a colon or semicolon. */
  readonly continues: boolean;
}

/** Prose that was wrapped at a fixed width has lines at least so long; shorter ones were ended on purpose. */
const SHORTEST_WRAPPED = 60;
const HASHES = /^(?:#{1,6}|\*\*)\s*/;
const BULLET = /^(?:\\?[-*+]|[•–—▪◦·‣●○■])\s+/;
const SECTION =
  /^(?:§\s*(\d{1,3}(?:\.\d{1,3}){0,5})|(?:section|clause|article|art\.|sec\.|annex|schedule|ziffer|abschnitt)\s+(\d{1,3}(?:\.\d{1,3}){0,5}|[A-Z])\b|(\d{1,3}(?:\.\d{1,3}){1,5}))\\?[.):]?(?:\s+|$)/i;
const NUMBER = /^(\d{1,3})(?:\\?\.|\\?\)|:)\s*(?=\D)/;
const LETTERED = /^(?:\(?([a-z]{1,6}|\d{1,2})\\?\)\s*|([a-z])\.\s+(?=\p{Lu}))/iu;
const ROW = /^\|/;
const ROMAN = /^[ivxl]{1,6}$/i;

/** Splits a text into blocks: by empty lines, marks of lists and sections, and lines that end a sentence or are short. */
export function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  let open: { -readonly [K in keyof Block]: Block[K] } | null = null;
  let gap = true;
  let previous = '';
  let at = 0;
  while (at <= text.length) {
    const newline = text.indexOf('\n', at);
    const lineEnd = newline < 0 ? text.length : newline;
    const line = text.slice(at, lineEnd);
    const words = line.trim();
    const start = at + (line.length - line.trimStart().length);
    if (words === '') {
      open = null;
      gap = true;
    } else {
      const { kind, mark, skip } = markOf(words, blocks.at(-1));
      if (open === null || kind !== 'plain' || endsBefore(previous, words)) {
        const listed = /(?:[:;]|[;,] (?:and|or))$/i.test(previous) || (!gap && /^\p{Ll}/u.test(words));
        const inner = Math.min(start + skip, start + words.length);
        open = { kind, mark, start: inner, end: start + words.length, continues: kind === 'plain' && listed };
        if (open.end > open.start) blocks.push(open);
        else open = null;
      } else open.end = start + words.length;
      gap = false;
      previous = words;
    }
    at = lineEnd + 1;
  }
  return blocks;
}

function endsBefore(previous: string, next: string): boolean {
  if (previous.startsWith('|')) return true;
  if (/[.:;!?]["”’)]?$/.test(previous))
    return !/(?:\be\.g|\bi\.e|\bz\.b|\bd\.h|\b(?:incl|etc|no|inc|ltd))\.$/i.test(previous);
  return previous.length < SHORTEST_WRAPPED && /^["“'(]?[\p{Lu}\d]/u.test(next);
}

/** The mark that a line begins with, and how many characters of it are no text. Marks of several kinds may follow each other. */
function markOf(line: string, before: Block | undefined): { kind: Block['kind']; mark: string; skip: number } {
  if (ROW.test(line)) return { kind: 'row', mark: '', skip: 0 };
  const hashes = HASHES.exec(line)?.[0].length ?? 0;
  const rest = line.slice(hashes, hashes + 40);
  const section = SECTION.exec(rest);
  if (section)
    return { kind: 'section', mark: section[1] ?? section[2] ?? section[3] ?? '', skip: hashes + section[0].length };
  const number = NUMBER.exec(rest);
  if (number) return { kind: 'section', mark: number[1] ?? '', skip: hashes + number[0].length };
  if (hashes > 0) return { kind: 'heading', mark: '', skip: hashes };
  const bullet = BULLET.exec(rest)?.[0].length ?? 0;
  const lettered = LETTERED.exec(rest.slice(bullet));
  const mark = lettered?.[1] ?? lettered?.[2] ?? '';
  if (lettered !== null && isListMark(mark)) {
    return { kind: kindOfMark(mark, before), mark, skip: bullet + lettered[0].length };
  }
  return bullet > 0 ? { kind: 'bullet', mark: '', skip: bullet } : { kind: 'plain', mark: '', skip: 0 };
}

/** One letter, a roman numeral or a number; not a word in brackets. */
export function isListMark(mark: string): boolean {
  return mark.length === 1 || /^\d{1,2}$/.test(mark) || ROMAN.test(mark);
}

/** `i` after `h` is a letter, and `v` after `u`; elsewhere both are numerals. */
function kindOfMark(mark: string, before: Block | undefined): Block['kind'] {
  if (/^\d/.test(mark)) return 'digit';
  if (!ROMAN.test(mark)) return 'letter';
  const follows = before?.kind === 'letter' && before.mark.length === 1 && mark.length === 1;
  return follows && before.mark.toLowerCase().charCodeAt(0) + 1 === mark.toLowerCase().charCodeAt(0)
    ? 'letter'
    : 'roman';
}
