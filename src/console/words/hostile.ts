/**
 * Ad text as pieces that are safe to draw: characters that steer or hide text are named instead of obeyed, so that a
 * right-to-left override cannot reverse an address and a zero-width space cannot hide a mark.
 */

export interface Piece {
  readonly kind: 'text' | 'control';
  readonly text: string;
}

const NAMES: Record<number, string> = {
  0x00: 'NUL',
  0x7f: 'DEL',
  0x00ad: 'SHY',
  0x061c: 'ALM',
  0x180e: 'MVS',
  0x200b: 'ZWSP',
  0x200c: 'ZWNJ',
  0x200d: 'ZWJ',
  0x200e: 'LRM',
  0x200f: 'RLM',
  0x2028: 'LSEP',
  0x2029: 'PSEP',
  0x202a: 'LRE',
  0x202b: 'RLE',
  0x202c: 'PDF',
  0x202d: 'LRO',
  0x202e: 'RLO',
  0x2060: 'WJ',
  0x2066: 'LRI',
  0x2067: 'RLI',
  0x2068: 'FSI',
  0x2069: 'PDI',
  0xfeff: 'BOM',
};

const numbered = (code: number): string => `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;

const JOINERS = new Set([0x200c, 0x200d]);

/** The name to show instead of a character, or null where the character may be drawn as it is. */
function nameOf(code: number): string | null {
  if (code < 0x20 || code === 0x7f) {
    return code === 0x09 || code === 0x0a || code === 0x0d ? null : (NAMES[code] ?? numbered(code));
  }
  // The second control block, and halves of a surrogate pair without the other half.
  if ((code >= 0x80 && code < 0xa0) || (code >= 0xd800 && code <= 0xdfff)) return numbered(code);
  // Tag characters spell out ASCII that nobody sees.
  if (code >= 0xe0000 && code <= 0xe007f) return numbered(code);
  return NAMES[code] ?? null;
}

/** Joiners belong inside emoji and inside scripts such as Persian or Hindi; between Latin letters they only hide. */
function joins(text: string, index: number): boolean {
  const before = text.charCodeAt(index - 1);
  const after = text.charCodeAt(index + 1);
  return before > 0x02ff && after > 0x02ff;
}

/** Splits text into what may be drawn and what must be named. The pieces' order is the text's. */
export function pieces(text: string): Piece[] {
  const found: Piece[] = [];
  let from = 0;
  for (let at = 0; at < text.length;) {
    const code = text.codePointAt(at) ?? 0;
    const width = code > 0xffff ? 2 : 1;
    const name = JOINERS.has(code) && joins(text, at) ? null : nameOf(code);
    if (name !== null) {
      if (at > from) found.push({ kind: 'text', text: text.slice(from, at) });
      found.push({ kind: 'control', text: name });
      from = at + width;
    }
    at += width;
  }
  if (from < text.length) found.push({ kind: 'text', text: text.slice(from) });
  return found;
}
