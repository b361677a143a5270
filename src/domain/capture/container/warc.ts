import type { ArchiveEntry, ReadArchive, Unpack } from './archive.js';
import { MAX_BODY_BYTES, MAX_ENTRIES, BODY_TOO_LARGE, MAX_ARCHIVE_BYTES } from './archive.js';
import { asciiText, findText, hasText } from './byte-text.js';
import { readContentType, readHeaders } from './header-block.js';
import { readHttpResponse } from './http-response.js';

const BEGIN = 'WARC/1.';
/** Room for a length in digits that is still a number. */
const LENGTH = /^\d{1,12}$/;

/**
 * Reads a web archive of a crawler (WARC 1.0 and 1.1, ISO 28500), also packed with gzip. A record whose length is wrong
 * ends where the next one begins, so that it costs itself only.
 */
export function readWarc(packed: Uint8Array, unpack: Unpack): ReadArchive {
  const bytes = packed[0] === 0x1f ? unpack('gzip', packed, MAX_ARCHIVE_BYTES) : packed;
  if (typeof bytes === 'string') {
    const [code, message] =
      bytes === 'too-large'
        ? ['too-large', `The archive has more than ${MAX_ARCHIVE_BYTES / 1024 / 1024} MiB once unpacked.`]
        : ['broken-archive', 'The archive cannot be unpacked.'];
    return { entries: [], reason: { code, message: `${message} Hand in a smaller or a whole one.` } };
  }
  if (!beginsLikeWarc(bytes)) {
    const message = 'The file is packed (gzip) and holds no web archive. Unpack it and hand in what is inside.';
    return { entries: [], reason: { code: 'packed-file', message } };
  }
  const entries: ArchiveEntry[] = [];
  let part = 0;
  for (let at = findText(bytes, BEGIN, 0); at >= 0 && part < MAX_ENTRIES; part += 1) {
    const lineEnd = bytes.indexOf(0x0a, at);
    const headers = lineEnd < 0 ? null : readHeaders(bytes, lineEnd + 1);
    if (headers === null) {
      at = nextRecord(bytes, at + BEGIN.length);
      continue;
    }
    const { values, end: start } = headers;
    const length = values.get('content-length') ?? '';
    const told = LENGTH.test(length) ? start + Number(length) : -1;
    const next = endsRecord(bytes, told) ? nextRecord(bytes, told) : nextRecord(bytes, start);
    const stop = endsRecord(bytes, told) ? told : next < 0 ? bytes.length : next;
    const entry = entryOf(bytes.subarray(start, stop), values, part, unpack);
    if (entry !== null) entries.push(entry);
    at = next;
  }
  return { entries, reason: null };
}

/** Whether a record can end here: at the end of the file, or with two line breaks and another record. */
function endsRecord(bytes: Uint8Array, at: number): boolean {
  if (at < 0 || at > bytes.length) return false;
  if (at === bytes.length) return true;
  let after = at;
  while (bytes[after] === 0x0d || bytes[after] === 0x0a) after += 1;
  return after > at && (after === bytes.length || hasText(bytes, BEGIN, after));
}

function nextRecord(bytes: Uint8Array, from: number): number {
  for (let at = findText(bytes, BEGIN, from); at >= 0; at = findText(bytes, BEGIN, at + 1)) {
    if (bytes[at - 1] === 0x0a) return at;
  }
  return -1;
}

function entryOf(
  content: Uint8Array,
  values: ReadonlyMap<string, string>,
  part: number,
  unpack: Unpack,
): ArchiveEntry | null {
  const address = values.get('warc-target-uri')?.replace(/^<|>$/g, '') ?? null;
  const takenAt = instantOf(values.get('warc-date'));
  const type = values.get('warc-type');
  if (type === 'resource') {
    const { mediaType, charset } = readContentType(values.get('content-type'));
    const body = (): ReturnType<ArchiveEntry['body']> =>
      content.length > MAX_BODY_BYTES ? BODY_TOO_LARGE : { bytes: content, charset };
    return { part, address, takenAt, mediaType, body };
  }
  const response = type === 'response' ? readHttpResponse(content, unpack) : null;
  if (response === null || (response.status >= 300 && response.status < 400)) return null;
  return { part, address, takenAt, mediaType: response.mediaType, body: response.body };
}

/** WARC dates are ISO 8601 in UTC. */
function instantOf(value = ''): string | null {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/.test(value)) return null;
  const instant = new Date(value);
  return Number.isNaN(instant.getTime()) ? null : instant.toISOString();
}

/** Whether unpacked bytes begin like such an archive. */
export function beginsLikeWarc(bytes: Uint8Array): boolean {
  return asciiText(bytes.subarray(0, BEGIN.length)) === BEGIN;
}
