import type { CaptureReason } from '../capture.js';
import { isRecord, type JsonRecord, record, records } from '../json-fields.js';
import { readJson } from '../json-read.js';
import type { ArchiveEntry, Body, ReadArchive } from './archive.js';
import { BODY_TOO_LARGE, MAX_BODY_BYTES, MAX_ENTRIES } from './archive.js';
import { decodeBase64 } from './byte-text.js';
import { readContentType } from './header-block.js';

const NO_CONTENT: CaptureReason = {
  code: 'archive-without-content',
  message: 'The archive (HAR) names the page and lacks its text. Save it again "with content" from the network panel.',
};

/** Reads the documents that a browser's network panel recorded (HAR 1.2). Texts are kept in it as Unicode already. */
export function readHar(bytes: Uint8Array): ReadArchive {
  const reading = readJson(bytes);
  if ('reason' in reading) return { entries: [], reason: reading.reason };
  const log = record(record(reading.value)?.['log']);
  if (log === null) {
    const message = 'The file is JSON and no HAR archive: it has no `log`. Save it again from the network panel.';
    return { entries: [], reason: { code: 'broken-archive', message } };
  }
  const entries = records(log['entries'])
    .slice(0, MAX_ENTRIES)
    .flatMap((entry, part) => entryOf(entry, part) ?? []);
  return { entries, reason: null };
}

function entryOf(entry: JsonRecord, part: number): ArchiveEntry | null {
  const response = record(entry['response']);
  const content = record(response?.['content']);
  const address = record(entry['request'])?.['url'];
  if (typeof address !== 'string') return null;
  // Chrome says what each request was for; scripts of a page ask for pieces of pages under the same address.
  const kind = entry['_resourceType'];
  if (typeof kind === 'string' && kind !== 'document') return null;
  const status = response?.['status'];
  if (typeof status === 'number' && status >= 300 && status < 400) return null;
  const { mediaType } = readContentType(typeof content?.['mimeType'] === 'string' ? content['mimeType'] : '');
  return { part, address, takenAt: instantOf(entry['startedDateTime']), mediaType, body: () => bodyOf(content) };
}

function bodyOf(content: JsonRecord | null): Body | CaptureReason {
  const text = isRecord(content) ? content['text'] : null;
  if (typeof text !== 'string' || text === '') return NO_CONTENT;
  if (text.length > MAX_BODY_BYTES * 2) return BODY_TOO_LARGE;
  const written = new TextEncoder().encode(text);
  const isPacked = content?.['encoding'] === 'base64';
  const bytes = isPacked ? decodeBase64(written) : written;
  if (bytes.length > MAX_BODY_BYTES) return BODY_TOO_LARGE;
  const mimeType = content?.['mimeType'];
  const { charset } = readContentType(typeof mimeType === 'string' ? mimeType : '');
  return { bytes, charset: isPacked ? charset : 'utf-8' };
}

/** HAR times are ISO 8601 and carry their zone. */
function instantOf(value: unknown): string | null {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\dT[\d:.]{5,20}(?:Z|[+-]\d\d:?\d\d)$/.test(value)) return null;
  const instant = new Date(value);
  return Number.isNaN(instant.getTime()) ? null : instant.toISOString();
}
