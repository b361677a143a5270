/** A name, the value of a string literal, or a single mark such as `{`. Numbers count as words. */
export interface Piece {
  readonly kind: 'word' | 'text' | 'mark';
  readonly text: string;
}

/** Pieces at which reading stops; scripts that lead on are short. */
const MOST_PIECES = 50_000;
const WORD = /[\p{L}\p{N}_$]+/uy;
/** After one of these a slash begins a regular expression and not a division. */
const BEFORE_REGEX = new Set(['(', ',', '=', ':', '[', '!', '&', '|', '?', '{', '}', ';', '+', 'return', 'typeof']);
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', v: '\v', '0': '\0' };

/**
 * Takes a script apart far enough to find literals and assignments: comments and regular expressions are passed over, string
 * literals are read with their escapes. A template literal with something to compute in it is a mark. One pass.
 */
export function scriptPieces(script: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  while (at < script.length && pieces.length < MOST_PIECES) {
    const char = script[at] as string;
    if (/\s/.test(char)) at += 1;
    else if (script.startsWith('//', at) || script.startsWith('<!--', at)) at = after(script, '\n', at);
    else if (script.startsWith('/*', at)) at = after(script, '*/', at + 2);
    else if (char === '"' || char === "'" || char === '`') {
      const literal = readLiteral(script, at);
      pieces.push(literal.text === null ? { kind: 'mark', text: '`' } : { kind: 'text', text: literal.text });
      at = literal.end;
    } else if (char === '/' && beginsRegex(pieces.at(-1))) {
      at = afterRegex(script, at);
      pieces.push({ kind: 'mark', text: '/' });
    } else {
      WORD.lastIndex = at;
      const word = WORD.exec(script)?.[0];
      pieces.push(word === undefined ? { kind: 'mark', text: char } : { kind: 'word', text: word });
      at += word?.length ?? char.length;
    }
  }
  return pieces;
}

function after(script: string, end: string, from: number): number {
  const found = script.indexOf(end, from);
  return found < 0 ? script.length : found + end.length;
}

function beginsRegex(before: Piece | undefined): boolean {
  return before === undefined || (before.kind !== 'text' && BEFORE_REGEX.has(before.text));
}

/** A regular expression ends at its slash, or at the line's end, where it was none. */
function afterRegex(script: string, from: number): number {
  let inClass = false;
  for (let at = from + 1; at < script.length; at += 1) {
    const char = script[at];
    if (char === '\n') return at;
    if (char === '\\') at += 1;
    else if (char === '[') inClass = true;
    else if (char === ']') inClass = false;
    else if (char === '/' && !inClass) return at + 1;
  }
  return script.length;
}

function readLiteral(script: string, from: number): { text: string | null; end: number } {
  const quote = script[from] as string;
  const parts: string[] = [];
  let computed = false;
  for (let at = from + 1; at < script.length; at += 1) {
    const char = script[at] as string;
    if (char === quote) return { text: computed ? null : parts.join(''), end: at + 1 };
    if (char === '\n' && quote !== '`') return { text: null, end: at };
    if (char === '$' && quote === '`' && script[at + 1] === '{') computed = true;
    if (char === '\\') {
      const escape = readEscape(script, at + 1);
      parts.push(escape.text);
      at = escape.end - 1;
    } else parts.push(char);
  }
  return { text: null, end: script.length };
}

function readEscape(script: string, at: number): { text: string; end: number } {
  const char = script[at] ?? '';
  const hex = /^(?:x([0-9a-f]{2})|u([0-9a-f]{4})|u\{([0-9a-f]{1,6})\})/i.exec(script.slice(at, at + 10));
  if (hex !== null) {
    const code = parseInt(hex[1] ?? hex[2] ?? hex[3] ?? '', 16);
    return { text: code > 0x10ffff ? '' : String.fromCodePoint(code), end: at + hex[0].length };
  }
  if (char === '\n') return { text: '', end: at + 1 };
  return { text: Object.hasOwn(ESCAPES, char) ? (ESCAPES[char] as string) : char, end: at + Math.max(1, char.length) };
}

/** Pieces that are looked over for the other end of parameters or of a condition; what is longer is not understood. */
export const FURTHEST = 200;

/** The parenthesis that the one at `close` closes; itself where there is none. Looks back a bearable way only. */
export function opening(pieces: readonly Piece[], close: number): number {
  if (!isMark(pieces, close, ')')) return close;
  let depth = 0;
  for (let at = close; at >= Math.max(0, close - FURTHEST); at -= 1) {
    if (isMark(pieces, at, ')')) depth += 1;
    if (isMark(pieces, at, '(')) depth -= 1;
    if (depth === 0) return at;
  }
  return close;
}

/** Whether a piece is this word or mark, and not the text of a literal. */
export function isMark(pieces: readonly Piece[], at: number, text: string): boolean {
  const piece = pieces[at];
  return piece !== undefined && piece.kind !== 'text' && piece.text === text;
}
