import type { CaptureReason, Provider } from '../capture.js';
import { decodeText } from '../decode.js';
import type { PageEngine as AnyEngine } from '../html/engine-of-page.js';
import { engineOfPage } from '../html/engine-of-page.js';
import { MAX_BYTES, readPageTree } from '../html/page-tree.js';
import type { ArchiveEntry, ArchiveKind, ReadArchive, Unpack } from './archive.js';
import { isReason } from './archive.js';
import { asciiText } from './byte-text.js';
import { readHar } from './har.js';
import { readMhtml } from './mhtml.js';
import type { PageAddress, PageEngine } from './page-address.js';
import { resultsPageAt } from './page-address.js';
import { beginsLikeWarc, readWarc } from './warc.js';

/** A results page in a file. */
export interface FoundPage {
  readonly provider: Provider;
  /** Place in the archive; null where the file is the page. */
  readonly part: number | null;
}

export interface OpenedFile {
  /** Null where the file is one page by itself. */
  readonly archive: ArchiveKind | null;
  readonly pages: readonly FoundPage[];
  /** Results pages beyond those that are taken of one file. */
  readonly leftOut: number;
  /** Set exactly when there are no pages: why. */
  readonly reason: CaptureReason | null;
}

/** A page out of an archive, its bytes in UTF-8, with what the archive knows of it. */
export interface ArchivedPage {
  readonly bytes: Uint8Array;
  readonly address: PageAddress | null;
  readonly takenAt: string | null;
}

/** Results pages taken of one archive; each is unpacked and read on its own. */
export const MAX_PAGES = 100;

const PROVIDERS: Readonly<Record<PageEngine, Provider>> = {
  google: 'google-html',
  bing: 'bing-html',
  duckduckgo: 'duckduckgo-html',
};
const NAMES: Readonly<Record<ArchiveKind, string>> = { mhtml: 'MHTML', har: 'HAR', warc: 'WARC' };
const HTML = new Set(['text/html', 'application/xhtml+xml', '']);
/** In bytes: enough for the header of a mail or the first keys of a HAR file. */
const WINDOW = 4_096;

/** What kind of archive the bytes begin like; null for a page, a reply, and everything else. */
export function archiveKind(bytes: Uint8Array): ArchiveKind | null {
  if (beginsLikeWarc(bytes)) return 'warc';
  // Of packed files only archives of crawlers are opened, which are packed by custom.
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return 'warc';
  const start = asciiText(bytes.subarray(0, WINDOW));
  if (/^\s*(?:\u00ef\u00bb\u00bf)?\{\s*"log"\s*:\s*\{/.test(start)) return 'har';
  const isMail = /^[\w-]{1,60}:\s/.test(start) && /^MIME-Version:/im.test(start);
  return isMail && /^Content-Type:\s*multipart\//im.test(start) ? 'mhtml' : null;
}

/**
 * Finds the results pages in a file: the file itself, or those in an archive, told by their addresses, else by what is on
 * them. Total: whatever the bytes, an answer comes back.
 */
export function openFile(bytes: Uint8Array, unpack: Unpack): OpenedFile {
  const archive = archiveKind(bytes);
  if (archive === null) return openPage(bytes);
  const { entries, reason } = readArchive(archive, bytes, unpack);
  const found: FoundPage[] = [];
  for (const entry of entries) {
    const engine = HTML.has(entry.mediaType) ? engineOf(entry, archive) : null;
    if (engine !== null) found.push({ provider: PROVIDERS[engine], part: entry.part });
  }
  const pages = found.slice(0, MAX_PAGES);
  if (pages.length > 0) return { archive, pages, leftOut: found.length - pages.length, reason: null };
  return { archive, pages, leftOut: 0, reason: reason ?? nothingIn(archive, entries.length) };
}

/** One page of an archive, for its parser; why it cannot be had. */
export function pageInArchive(bytes: Uint8Array, part: number, unpack: Unpack): ArchivedPage | CaptureReason {
  const archive = archiveKind(bytes);
  const { entries, reason } = archive === null ? NOTHING : readArchive(archive, bytes, unpack);
  const entry = entries.find((each) => each.part === part);
  if (entry === undefined) {
    return reason ?? { code: 'broken-archive', message: `The archive has no page at place ${part + 1} any more.` };
  }
  const body = entry.body();
  if (isReason(body)) return body;
  const isUtf8 = body.charset === null || /^utf-?8$/.test(body.charset);
  const page = isUtf8 ? body.bytes : new TextEncoder().encode(decodeText(body.bytes, body.charset).text);
  return { bytes: page, address: resultsPageAt(entry.address), takenAt: entry.takenAt };
}

const NOTHING: ReadArchive = { entries: [], reason: null };

function readArchive(kind: ArchiveKind, bytes: Uint8Array, unpack: Unpack): ReadArchive {
  if (kind === 'mhtml') return readMhtml(bytes);
  return kind === 'har' ? readHar(bytes) : readWarc(bytes, unpack);
}

function openPage(bytes: Uint8Array): OpenedFile {
  const engine = engineOn(bytes);
  if (isReadable(engine)) {
    return { archive: null, pages: [{ provider: PROVIDERS[engine], part: null }], leftOut: 0, reason: null };
  }
  const what = engine === null ? 'none that is known' : `${engine}, whose pages are not read`;
  const message = `The file is no saved results page of Google, Bing or DuckDuckGo: its engine is ${what}. State what it is when you hand it in.`;
  return { archive: null, pages: [], leftOut: 0, reason: { code: 'not-recognised', message } };
}

/** By the address; a page that was saved has often lost it, so there what it carries decides. */
function engineOf(entry: ArchiveEntry, archive: ArchiveKind): PageEngine | null {
  const stated = resultsPageAt(entry.address)?.engine ?? null;
  if (stated !== null || archive !== 'mhtml') return stated;
  const body = entry.body();
  const engine = isReason(body) ? null : engineOn(body.bytes);
  return isReadable(engine) ? engine : null;
}

function engineOn(bytes: Uint8Array): AnyEngine | null {
  if (bytes.length > MAX_BYTES) return null;
  const tree = readPageTree(decodeText(bytes).text);
  return typeof tree === 'string' ? null : engineOfPage(tree);
}

function isReadable(engine: AnyEngine | null): engine is PageEngine {
  return engine !== null && Object.hasOwn(PROVIDERS, engine);
}

function nothingIn(archive: ArchiveKind, documents: number): CaptureReason {
  const message = `The archive (${NAMES[archive]}) holds ${documents} documents, and none is a results page of Google, Bing or DuckDuckGo.`;
  return { code: 'no-results-page', message };
}
