import type { CaptureReason } from '../capture.js';

/** How a body or a file may be packed. */
export type Packing = 'gzip' | 'deflate' | 'br' | 'zstd';

/**
 * Unpacks bytes, at most to `most` bytes. The core has no such code of its own; whoever runs it brings it along. Never
 * throws. What is cut off is unpacked as far as it goes.
 */
export type Unpack = (packing: Packing, bytes: Uint8Array, most: number) => Uint8Array | 'too-large' | 'broken';

/** A file that holds documents as a browser or a crawler received them. */
export type ArchiveKind = 'mhtml' | 'har' | 'warc';

/** A document's bytes as text without packing, with the encoding that the server named beside them. */
export interface Body {
  readonly bytes: Uint8Array;
  readonly charset: string | null;
}

/** One document in an archive. Its body is read only when it is asked for. */
export interface ArchiveEntry {
  /** Place in the archive, 0-based, counting everything that the archive holds: it stays when rules change. */
  readonly part: number;
  readonly address: string | null;
  /** ISO 8601 instant in UTC at which the archive says that the document was fetched or saved. */
  readonly takenAt: string | null;
  /** Media type, lower case, without parameters; empty where the archive names none. */
  readonly mediaType: string;
  readonly body: () => Body | CaptureReason;
}

/** What an archive holds; the reason says why it could not be read to its end, or at all. */
export interface ReadArchive {
  readonly entries: readonly ArchiveEntry[];
  readonly reason: CaptureReason | null;
}

/** Entries looked at; an hour of browsing recorded in a HAR file has some thousands. */
export const MAX_ENTRIES = 20_000;

/** A document's size once unpacked, in bytes; the same as that of a page by itself (`MAX_BYTES` of `page-tree.ts`). */
export const MAX_BODY_BYTES = 16 * 1024 * 1024;

/** A packed archive's size once unpacked, in bytes: four times the largest file that is taken. */
export const MAX_ARCHIVE_BYTES = 128 * 1024 * 1024;

export function isReason(body: Body | CaptureReason): body is CaptureReason {
  return 'code' in body;
}

export const BODY_TOO_LARGE: CaptureReason = {
  code: 'too-large',
  message: `The page in the archive has more than ${MAX_BODY_BYTES / 1024 / 1024} MiB once unpacked, which no results page has. Check where the file comes from.`,
};

export const BODY_BROKEN: CaptureReason = {
  code: 'broken-archive',
  message: 'The page in the archive is packed in a way that is not known, or not as the archive says. Save it again.',
};
