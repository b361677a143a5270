import { asciiText } from './byte-text.js';

/** Headers of a message in the manner of RFC 5322, which mail, MHTML, HTTP and WARC share. */
export interface HeaderBlock {
  /** Values by name in lower case, folded lines joined; of a name that comes twice, the first. */
  readonly values: ReadonlyMap<string, string>;
  /** Where the body begins. */
  readonly end: number;
}

/** Bytes and lines of headers, beyond which they are those of nobody. */
const MAX_HEADERS = 64 * 1024;
const MAX_LINES = 200;
const LF = 0x0a;
const CR = 0x0d;

/** Reads headers from `start` to the empty line after them; null when none comes within the limit. */
export function readHeaders(bytes: Uint8Array, start: number, stop = bytes.length): HeaderBlock | null {
  const limit = Math.min(stop, start + MAX_HEADERS);
  const values = new Map<string, string>();
  let name = '';
  let lines = 0;
  for (let line = start; line < limit && lines < MAX_LINES; lines += 1) {
    const found = bytes.indexOf(LF, line);
    const next = found < 0 || found >= limit ? -1 : found + 1;
    if (next < 0) return null;
    const last = bytes[next - 2] === CR && next - 2 >= line ? next - 2 : next - 1;
    if (last === line) return { values, end: next };
    const text = asciiText(bytes.subarray(line, last));
    if (/^[ \t]/.test(text) && name !== '') values.set(name, `${values.get(name) ?? ''} ${text.trim()}`);
    else {
      const colon = text.indexOf(':');
      name = colon < 0 ? '' : text.slice(0, colon).trim().toLowerCase();
      if (name !== '' && !values.has(name)) values.set(name, text.slice(colon + 1).trim());
      else name = '';
    }
    line = next;
  }
  return null;
}

/** A media type in lower case without parameters, its charset and its boundary, from a `Content-Type`. */
export interface ContentType {
  readonly mediaType: string;
  readonly charset: string | null;
  readonly boundary: string | null;
}

export function readContentType(value = ''): ContentType {
  const head = value.slice(0, 2_000);
  const parameter = (name: string): string | null => {
    const found = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]{1,200})"|([^\\s;"]{1,200}))`, 'i').exec(head);
    return found?.[1] ?? found?.[2] ?? null;
  };
  return {
    mediaType: (head.split(';', 1)[0] ?? '').trim().toLowerCase(),
    charset: parameter('charset')?.toLowerCase() ?? null,
    boundary: parameter('boundary'),
  };
}
