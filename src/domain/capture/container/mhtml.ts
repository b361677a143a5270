import type { ArchiveEntry, Body, ReadArchive } from './archive.js';
import { BODY_TOO_LARGE, MAX_BODY_BYTES, MAX_ENTRIES } from './archive.js';
import { decodeBase64, decodeQuotedPrintable, findText, hasText } from './byte-text.js';
import type { ContentType, HeaderBlock } from './header-block.js';
import { readContentType, readHeaders } from './header-block.js';

/** Multiparts inside multiparts: browsers nest none, mail programs two. */
const MAX_NESTING = 4;

interface Multipart {
  readonly start: number;
  readonly stop: number;
  readonly boundary: string;
  readonly depth: number;
}

/**
 * Reads a page saved as one file (MHTML, RFC 2557). Of its parts only the page itself comes back: frames are pages of
 * others. Its address and time are those of the file's own header.
 */
export function readMhtml(bytes: Uint8Array): ReadArchive {
  const head = readHeaders(bytes, 0);
  const type = readContentType(head?.values.get('content-type'));
  if (head === null || type.boundary === null) {
    const message = 'The web archive (MHTML) has no readable header, so its parts cannot be told apart. Save it again.';
    return { entries: [], reason: { code: 'broken-archive', message } };
  }
  const saved = head.values.get('snapshot-content-location') ?? null;
  const takenAt = dateOf(head.values.get('date'));
  let first: ArchiveEntry | null = null;
  let count = 0;
  const open: Multipart[] = [{ start: head.end, stop: bytes.length, boundary: type.boundary, depth: 1 }];
  for (let outer = open.pop(); outer !== undefined && count < MAX_ENTRIES; outer = open.pop()) {
    for (const [start, stop] of partsOf(bytes, outer)) {
      const part = count;
      count += 1;
      if (count >= MAX_ENTRIES) break;
      const headers = readHeaders(bytes, start, stop);
      if (headers === null) continue;
      const own = readContentType(headers.values.get('content-type'));
      if (own.mediaType.startsWith('multipart/') && own.boundary !== null && outer.depth < MAX_NESTING) {
        open.push({ start: headers.end, stop, boundary: own.boundary, depth: outer.depth + 1 });
      }
      if (own.mediaType !== 'text/html' && own.mediaType !== 'application/xhtml+xml') continue;
      const address = headers.values.get('content-location') ?? null;
      const body = (): ReturnType<ArchiveEntry['body']> => decode(bytes.subarray(headers.end, stop), headers, own);
      const entry = { part, address: address ?? saved, takenAt, mediaType: own.mediaType, body };
      if (saved !== null && address === saved) return { entries: [entry], reason: null };
      first ??= entry;
    }
  }
  if (first !== null) return { entries: [{ ...first, address: saved ?? first.address }], reason: null };
  const message = 'The web archive (MHTML) holds no page. It may be cut off before it; save it again.';
  return { entries: [], reason: { code: 'broken-archive', message } };
}

/** Where the parts between the boundaries stand; the last one ends with the file where it is cut off. */
function* partsOf(bytes: Uint8Array, { start, stop, boundary }: Multipart): Generator<[number, number]> {
  const marker = `--${boundary}`;
  let at = nextBoundary(bytes, marker, start, stop);
  while (at >= 0) {
    const after = at + marker.length;
    if (hasText(bytes, '--', after)) return;
    const lineEnd = bytes.indexOf(0x0a, after);
    if (lineEnd < 0 || lineEnd >= stop) return;
    const next = nextBoundary(bytes, marker, lineEnd + 1, stop);
    yield [lineEnd + 1, next < 0 ? stop : next];
    at = next;
  }
}

/** A boundary counts at the beginning of a line only. */
function nextBoundary(bytes: Uint8Array, marker: string, from: number, stop: number): number {
  for (let at = findText(bytes, marker, from); at >= 0 && at < stop; at = findText(bytes, marker, at + 1)) {
    if (at === 0 || bytes[at - 1] === 0x0a) return at;
  }
  return -1;
}

function decode(raw: Uint8Array, { values }: HeaderBlock, { charset }: ContentType): ReturnType<ArchiveEntry['body']> {
  const encoding = values.get('content-transfer-encoding')?.trim().toLowerCase() ?? '';
  const body: Body = {
    bytes:
      encoding === 'base64' ? decodeBase64(raw) : encoding === 'quoted-printable' ? decodeQuotedPrintable(raw) : raw,
    charset,
  };
  return body.bytes.length > MAX_BODY_BYTES ? BODY_TOO_LARGE : body;
}

/** Of a date in the manner of RFC 5322; one without a zone says nothing certain. */
function dateOf(value = ''): string | null {
  if (!/(?:[+-]\d{4}|GMT|UTC?|Z)(?:\s*\([^)]*\))?\s*$/.test(value.slice(0, 100))) return null;
  const instant = new Date(value.slice(0, 100));
  return Number.isNaN(instant.getTime()) ? null : instant.toISOString();
}
