import { parseBingHtml } from './bing-html.js';
import type { CaptureParser, ParsedCapture, Provider } from './capture.js';
import { parseDataForSeo } from './dataforseo.js';
import { parseDuckDuckGoHtml } from './duckduckgo-html.js';
import { foreignFile } from './foreign-file.js';
import { parseGoogleHtml } from './google-html.js';
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
  searchapi: parseSearchApi,
  scaleserp: parseScaleSerp,
  valueserp: parseValueSerp,
  serper: parseSerper,
  zenserp: parseZenserp,
  'google-html': parseGoogleHtml,
  'bing-html': parseBingHtml,
  'duckduckgo-html': parseDuckDuckGoHtml,
};

/** Reads one capture. Total even where a parser is not: a mistake in a parser costs one capture, never a batch. */
export function parseCapture(provider: Provider, bytes: Uint8Array): ParsedCapture {
  const foreign = foreignFile(bytes);
  if (foreign !== null) return failedCapture(foreign);
  try {
    return PARSERS[provider](bytes);
  } catch (error) {
    const detail = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    const message = `The parser for ${provider} stopped with an error (${detail.slice(0, 200)}). Keep the file and report it.`;
    return failedCapture({ code: 'parser-error', message });
  }
}
