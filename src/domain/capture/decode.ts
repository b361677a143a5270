/** How far into the bytes a declaration of the encoding counts, in bytes; HTML asks for 1024, old pages need more. */
const DECLARATION_WINDOW = 4096;

const ESCAPE = 0x1b;

/** What a decoder writes for bytes that make no sense. */
const REPLACEMENT = 0xfffd;

/** What the encoding was read from decides how much it is trusted: a mark is certain, a declaration is a claim. */
export interface DecodedText {
  readonly text: string;
  /** WHATWG name of the encoding used, lower case, for example `utf-8`, `windows-1252`, `shift_jis`. */
  readonly encoding: string;
}

/**
 * Turns a source's bytes into text. A byte order mark wins; then bytes that are valid UTF-8 are UTF-8, whatever they
 * declare; then the declared encoding; then
 * UTF-8 with a few broken bytes; then windows-1252, which maps every byte. Never throws: what cannot be decoded
 * becomes U+FFFD.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const marked = byteOrderMark(bytes);
  if (marked !== null) return decodeAs(bytes, marked) ?? lastResort(bytes);
  const declared = declaredEncoding(bytes);
  const utf8 = decodeAs(bytes, 'utf-8', true);
  // ISO-2022-JP is written in seven bits, so it always passes for UTF-8; there the declaration decides.
  if (utf8 !== null && !(declared === 'iso-2022-jp' && bytes.includes(ESCAPE))) return utf8;
  if (declared !== null) return decodeAs(bytes, declared) ?? lastResort(bytes);
  return damagedUtf8(bytes) ?? lastResort(bytes);
}

/** Text that is mostly good UTF-8 with a broken byte here and there, such as a download cut within a character. */
function damagedUtf8(bytes: Uint8Array): DecodedText | null {
  const decoded = decodeAs(bytes, 'utf-8');
  if (decoded === null) return null;
  let foreign = 0;
  let broken = 0;
  for (let at = 0; at < decoded.text.length; at += 1) {
    const code = decoded.text.charCodeAt(at);
    if (code > 0x7f) foreign += 1;
    if (code === REPLACEMENT) broken += 1;
  }
  return broken * 4 < foreign ? decoded : null;
}

function byteOrderMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

/** From `<meta charset=…>`, `<meta … content="…; charset=…">` or an XML declaration near the start. */
function declaredEncoding(bytes: Uint8Array): string | null {
  const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, DECLARATION_WINDOW));
  const meta = /<meta\b[^>]{0,500}?\bcharset\s*=\s*["']?\s*([\w.:-]{1,40})/i.exec(head);
  const xml = /^\s*<\?xml\b[^>]{0,200}?\bencoding\s*=\s*["']([\w.:-]{1,40})/i.exec(head);
  const label = (meta ?? xml)?.[1]?.toLowerCase() ?? null;
  // A declaration that could be read as bytes cannot have been in UTF-16; HTML says to take it as UTF-8.
  return label?.startsWith('utf-16') === true ? 'utf-8' : label;
}

function decodeAs(bytes: Uint8Array, label: string, strict = false): DecodedText | null {
  try {
    const decoder = new TextDecoder(label, { fatal: strict });
    return { text: decoder.decode(bytes), encoding: decoder.encoding };
  } catch {
    return null;
  }
}

function lastResort(bytes: Uint8Array): DecodedText {
  const decoder = new TextDecoder('windows-1252');
  return { text: decoder.decode(bytes), encoding: decoder.encoding };
}
