import type { CaptureReason } from '../capture.js';
import type { Body, Packing, Unpack } from './archive.js';
import { BODY_BROKEN, BODY_TOO_LARGE, MAX_BODY_BYTES } from './archive.js';
import { asciiText, findText } from './byte-text.js';
import type { HeaderBlock } from './header-block.js';
import { readContentType, readHeaders } from './header-block.js';

/** An HTTP answer as it went over the line. */
export interface HttpResponse {
  readonly status: number;
  readonly mediaType: string;
  readonly body: () => Body | CaptureReason;
}

/** Reads an answer recorded as bytes; null where it does not begin like one. */
export function readHttpResponse(bytes: Uint8Array, unpack: Unpack): HttpResponse | null {
  const lineEnd = bytes.indexOf(0x0a);
  if (lineEnd < 0 || lineEnd > 1_000) return null;
  const status = /^HTTP\/\d(?:\.\d)? (\d{3})\b/.exec(asciiText(bytes.subarray(0, lineEnd)))?.[1];
  const headers = readHeaders(bytes, lineEnd + 1);
  if (status === undefined || headers === null) return null;
  const { mediaType, charset } = readContentType(headers.values.get('content-type'));
  return {
    status: Number(status),
    mediaType,
    body: () => bodyOf(bytes.subarray(headers.end), headers, charset, unpack),
  };
}

const PACKINGS: Readonly<Record<string, Packing>> = {
  gzip: 'gzip',
  'x-gzip': 'gzip',
  deflate: 'deflate',
  br: 'br',
  zstd: 'zstd',
};

function bodyOf(
  raw: Uint8Array,
  { values }: HeaderBlock,
  charset: string | null,
  unpack: Unpack,
): Body | CaptureReason {
  const chunked = /\bchunked\b/i.test(values.get('transfer-encoding') ?? '');
  let bytes = chunked ? (joinChunks(raw) ?? raw) : raw;
  const encodings = (values.get('content-encoding') ?? '').slice(0, 200).toLowerCase().split(',');
  for (const encoding of encodings.toReversed()) {
    const name = encoding.trim();
    if (name === '' || name === 'identity') continue;
    const packing = PACKINGS[name];
    // Crawlers often keep a body unpacked and its header as it was.
    if (looksLikeMarkup(bytes)) break;
    const unpacked = packing === undefined ? 'broken' : unpack(packing, bytes, MAX_BODY_BYTES);
    if (unpacked === 'too-large') return BODY_TOO_LARGE;
    if (unpacked === 'broken') return BODY_BROKEN;
    bytes = unpacked;
  }
  return bytes.length > MAX_BODY_BYTES ? BODY_TOO_LARGE : { bytes, charset };
}

function looksLikeMarkup(bytes: Uint8Array): boolean {
  return /^\s*</.test(asciiText(bytes.subarray(0, 200)));
}

/**
 * The body out of its chunks, as far as they go; null when it does not begin with one, because crawlers often keep a body
 * whole and its header as it was.
 */
function joinChunks(bytes: Uint8Array): Uint8Array | null {
  const joined = new Uint8Array(bytes.length);
  let length = 0;
  for (let at = 0; at < bytes.length;) {
    const lineEnd = findText(bytes, '\r\n', at);
    if (lineEnd < 0 || lineEnd - at > 200) return at === 0 ? null : joined.subarray(0, length);
    const size = /^([0-9a-f]{1,8})\s*(?:;|$)/i.exec(asciiText(bytes.subarray(at, lineEnd)))?.[1];
    if (size === undefined) return at === 0 ? null : joined.subarray(0, length);
    const chunk = bytes.subarray(lineEnd + 2, lineEnd + 2 + Number.parseInt(size, 16));
    if (Number.parseInt(size, 16) === 0) break;
    joined.set(chunk, length);
    length += chunk.length;
    at = lineEnd + 2 + chunk.length + 2;
  }
  return joined.subarray(0, length);
}
