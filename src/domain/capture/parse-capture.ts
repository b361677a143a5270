import { parseApify } from './apify.js';
import { parseBingHtml } from './bing-html.js';
import { parseBrightData } from './brightdata.js';
import type { CaptureParser, ParsedCapture, Provider } from './capture.js';
import type { Unpack } from './container/archive.js';
import { pageInArchive } from './container/open-file.js';
import { parseDataForSeo } from './dataforseo.js';
import { parseDuckDuckGoHtml } from './duckduckgo-html.js';
import { foreignFile } from './foreign-file.js';
import { parseGoogleHtml } from './google-html.js';
import { parseOxylabs } from './oxylabs.js';
import { failedCapture } from './reply-context.js';
import { parseSearchApi } from './searchapi.js';
import { parseSerpApi } from './serpapi.js';
import { parseSerper } from './serper.js';
import { parseScaleSerp, parseValueSerp } from './traject.js';
import { parseZenserp } from './zenserp.js';

/** Every source has exactly one parser; the type refuses to compile when one is missing. */
const PARSERS: Readonly<Record<Provider, CaptureParser>> = {
  serpapi: parseSerpApi,
  dataforseo: parseDataForSeo,
  'dataforseo-queued': parseDataForSeo,
  searchapi: parseSearchApi,
  scaleserp: parseScaleSerp,
  valueserp: parseValueSerp,
  serper: parseSerper,
  zenserp: parseZenserp,
  apify: parseApify,
  oxylabs: parseOxylabs,
  brightdata: parseBrightData,
  'google-html': parseGoogleHtml,
  'bing-html': parseBingHtml,
  'duckduckgo-html': parseDuckDuckGoHtml,
};

/** Where in an archive the capture's page stands, and what unpacks it. */
export interface InArchive {
  readonly part: number;
  readonly unpack: Unpack;
}

/** Reads one capture. Total even where a parser is not: a mistake in a parser costs one capture, never a batch. */
export function parseCapture(provider: Provider, bytes: Uint8Array, within: InArchive | null = null): ParsedCapture {
  try {
    if (within !== null) return parseArchived(provider, bytes, within);
    const foreign = foreignFile(bytes);
    return foreign === null ? PARSERS[provider](bytes) : failedCapture(foreign);
  } catch (error) {
    const detail = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    const message = `The parser for ${provider} stopped with an error (${detail.slice(0, 200)}). Keep the file and report it.`;
    return failedCapture({ code: 'parser-error', message });
  }
}

/** What the page says of the look goes before its address, and its own time before that of the archive. */
function parseArchived(provider: Provider, bytes: Uint8Array, { part, unpack }: InArchive): ParsedCapture {
  const page = pageInArchive(bytes, part, unpack);
  if ('code' in page) return failedCapture(page);
  const parsed = PARSERS[provider](page.bytes);
  return {
    ...parsed,
    engine: parsed.engine ?? page.address?.engine ?? null,
    query: parsed.query ?? page.address?.query ?? null,
    country: parsed.country ?? page.address?.country ?? null,
    language: parsed.language ?? page.address?.language ?? null,
    capturedAt: parsed.capturedAt ?? page.takenAt,
  };
}
