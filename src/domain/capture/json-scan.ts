/** Where reading stopped. Lines and columns count from 1, columns in UTF-16 units. */
export interface JsonPlace {
  readonly line: number;
  readonly column: number;
  /** True when the text simply ends too early. */
  readonly ended: boolean;
  /** The character that could not be read; empty at the end of the text. */
  readonly found: string;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const [CURLY_OPEN, CURLY_CLOSE, SQUARE_OPEN, SQUARE_CLOSE] = [0x7b, 0x7d, 0x5b, 0x5d];

/** Place of the first bracket that nests deeper than `limit`, or null. Linear in the text, constant in memory. */
export function placeTooDeep(text: string, limit: number): JsonPlace | null {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = skipString(text, at);
    else if ((code === CURLY_OPEN || code === SQUARE_OPEN) && ++depth > limit) return placeAt(text, at);
    else if (code === CURLY_CLOSE || code === SQUARE_CLOSE) depth -= 1;
  }
  return null;
}

/** Index of the closing quote, or the end of the text. */
function skipString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text.charCodeAt(at) !== QUOTE) at += text.charCodeAt(at) === BACKSLASH ? 2 : 1;
  return at;
}

type Expecting = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'comma-or-end' | 'nothing';

const LITERAL = /(?:true|false|null|-?(?:0|[1-9]\d{0,400})(?:\.\d{1,400})?(?:[eE][+-]?\d{1,9})?)(?![\w.+-])/y;
const SPACE = /[ \t\n\r]*/y;

/** Place of the first mistake in a text that is not JSON. Walks with its own stack, so nesting cannot overflow. */
export function placeOfMistake(text: string): JsonPlace {
  const open: string[] = [];
  let expecting = 'value' as Expecting;
  let at = 0;
  const afterValue = (): Expecting => (open.length === 0 ? 'nothing' : 'comma-or-end');
  for (;;) {
    at = endOf(SPACE, text, at) ?? at;
    const character = text.charAt(at);
    if (character === '') return placeAt(text, at);
    if (character === '"' && expecting !== 'colon' && expecting !== 'comma-or-end' && expecting !== 'nothing') {
      const mistake = mistakeInString(text, at);
      if (mistake !== null) return placeAt(text, mistake);
      at = skipString(text, at) + 1;
      expecting = expecting === 'key' || expecting === 'key-or-end' ? 'colon' : afterValue();
    } else if ((character === '{' || character === '[') && (expecting === 'value' || expecting === 'value-or-end')) {
      open.push(character);
      expecting = character === '{' ? 'key-or-end' : 'value-or-end';
      at += 1;
    } else if (closes(character, open.at(-1), expecting)) {
      open.pop();
      expecting = afterValue();
      at += 1;
    } else if (character === ':' && expecting === 'colon') {
      expecting = 'value';
      at += 1;
    } else if (character === ',' && expecting === 'comma-or-end') {
      expecting = open.at(-1) === '{' ? 'key' : 'value';
      at += 1;
    } else {
      const end = expecting === 'value' || expecting === 'value-or-end' ? endOf(LITERAL, text, at) : null;
      if (end === null) return placeAt(text, isCutOff(text, at) ? text.length : at);
      at = end;
      expecting = afterValue();
    }
  }
}

function closes(character: string, opened: string | undefined, expecting: Expecting): boolean {
  if (character === '}') return opened === '{' && (expecting === 'key-or-end' || expecting === 'comma-or-end');
  return character === ']' && opened === '[' && (expecting === 'value-or-end' || expecting === 'comma-or-end');
}

/** Whether a number or word that makes no sense is the last of the text, so that the rest of it may be missing. */
function isCutOff(text: string, at: number): boolean {
  return text.length - at <= 20 && /^(?:t(?:ru?)?|f(?:a(?:ls?)?)?|n(?:ul?)?|-?[\d.eE+-]*)$/.test(text.slice(at));
}

function endOf(pattern: RegExp, text: string, from: number): number | null {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : null;
}

/** Index of the first character that may not stand in the string, the text's length when it never ends, or null. */
function mistakeInString(text: string, start: number): number | null {
  for (let at = start + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) return null;
    if (code < 0x20) return at;
    if (code !== BACKSLASH) continue;
    const escape = /["\\/bfnrt]|u[0-9a-fA-F]{4}/y;
    const end = endOf(escape, text, at + 1);
    if (end === null) return text.length - at < 6 ? text.length : at;
    at = end - 1;
  }
  return text.length;
}

function placeAt(text: string, at: number): JsonPlace {
  let line = 1;
  let lineStart = 0;
  for (let next = text.indexOf('\n'); next >= 0 && next < at; next = text.indexOf('\n', next + 1)) {
    line += 1;
    lineStart = next + 1;
  }
  const found = at < text.length ? String.fromCodePoint(text.codePointAt(at) ?? 0xfffd) : '';
  return { line, column: at - lineStart + 1, ended: at >= text.length, found };
}
