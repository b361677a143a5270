/** How far into the bytes a declaration of the encoding counts, in bytes; HTML asks for 1024, old pages need more. */
const DECLARATION_WINDOW = 4096;

const ESCAPE = 0x1b;

/** Fewer bytes are too few to tell UTF-16 from a file of NULs. */
const SHORTEST_UTF16 = 16;

/**
 * Encodings that pages of a language were written in before UTF-8, by the primary subtag of the page's `lang`: the
 * defaults by locale of the HTML Standard, where they are not windows-1252. Chinese depends on the region.
 */
const LEGACY_ENCODINGS: Readonly<Record<string, string>> = {
  ...of('windows-1250', 'cs hr hu pl ro sk sl'),
  ...of('windows-1251', 'be bg ky mk ru sr tg tt uk'),
  ...of('windows-1254', 'ku tr'),
  ...of('windows-1256', 'ar fa'),
  ...of('windows-1257', 'et lt lv'),
  ...of('iso-8859-7', 'el'),
  ...of('windows-1255', 'he'),
  ...of('windows-1258', 'vi'),
  ...of('windows-874', 'th'),
  ...of('shift_jis', 'ja'),
  ...of('euc-kr', 'ko'),
  ...of('gb18030', 'zh'),
};

/** What a decoder writes for bytes that make no sense. */
const REPLACEMENT = 0xfffd;

/** What the encoding was read from decides how much it is trusted: a mark is certain, a declaration is a claim. */
export interface DecodedText {
  readonly text: string;
  /** WHATWG name of the encoding used, lower case, for example `utf-8`, `windows-1252`, `shift_jis`. */
  readonly encoding: string;
}

/**
 * Turns a source's bytes into text. A byte order mark wins; then NULs at every second byte, as UTF-16 has them; then bytes
 * that are valid UTF-8 are UTF-8, whatever they declare; then the declared encoding; then UTF-8 with a few broken bytes;
 * then the old encoding of the page's language; then windows-1252, which maps every byte. Never throws: what cannot be
 * decoded becomes U+FFFD.
 *
 * @param told the encoding that the server named beside the bytes; as trusted as what the bytes declare, and read first
 */
export function decodeText(bytes: Uint8Array, told: string | null = null): DecodedText {
  const marked = byteOrderMark(bytes) ?? unmarkedUtf16(bytes);
  if (marked !== null) return decodeAs(bytes, marked) ?? lastResort(bytes);
  const declared = told?.trim().toLowerCase() ?? declaredEncoding(bytes);
  const utf8 = decodeAs(bytes, 'utf-8', true);
  // ISO-2022-JP is written in seven bits, so it always passes for UTF-8; there the declaration decides.
  if (utf8 !== null && !(declared === 'iso-2022-jp' && bytes.includes(ESCAPE))) return utf8;
  if (declared !== null) return decodeAs(bytes, declared) ?? lastResort(bytes);
  return damagedUtf8(bytes) ?? decodeAs(bytes, encodingOfLanguage(bytes)) ?? lastResort(bytes);
}

function of(encoding: string, languages: string): Record<string, string> {
  return Object.fromEntries(languages.split(' ').map((language) => [language, encoding]));
}

/** From `<html lang=…>` near the start; windows-1252 where the language is not told or was written in it. */
function encodingOfLanguage(bytes: Uint8Array): string {
  const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, DECLARATION_WINDOW));
  const language = /<html\b[^>]{0,500}?\slang\s*=\s*["']?([a-z]{2,3})(?:-([\w-]{1,20}))?/i.exec(head);
  const [, primary = '', region = ''] = language ?? [];
  if (/^zh$/i.test(primary) && /\b(?:tw|hk|mo|hant)\b/i.test(region)) return 'big5';
  return LEGACY_ENCODINGS[primary.toLowerCase()] ?? 'windows-1252';
}

/** Markup and JSON are mostly ASCII, which in UTF-16 has a NUL at every second byte and at no other. */
function unmarkedUtf16(bytes: Uint8Array): string | null {
  const head = bytes.subarray(0, DECLARATION_WINDOW);
  if (head.length < SHORTEST_UTF16) return null;
  const zeros = [0, 0];
  head.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  const most = head.length / 2;
  if (odd > most / 2 && even * 20 < most) return 'utf-16le';
  return even > most / 2 && odd * 20 < most ? 'utf-16be' : null;
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
