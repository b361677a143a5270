import { parseBingHtml } from './bing-html.js';
import type { CaptureParser, ParsedCapture } from './capture.js';
import { parseGoogleHtml } from './google-html.js';
import { failedCapture, type ReplyContext } from './reply-context.js';

const PAGE_PARSERS: Readonly<Record<string, CaptureParser>> = { google: parseGoogleHtml, bing: parseBingHtml };

/**
 * Reads the engine's own page that a provider's reply carries whole: the page's parser reads it, and what the reply states of
 * the look goes before what the page says.
 */
export function readPageInReply(page: string, context: ReplyContext): ParsedCapture {
  const parser = context.engine === null ? undefined : PAGE_PARSERS[context.engine];
  if (parser === undefined) {
    const message = `The reply carries a page of ${context.engine ?? 'an engine that it does not name'}; only Google's and Bing's are read.`;
    return failedCapture({ code: 'not-a-results-page', message: `${message} Ask for the advanced function.` }, context);
  }
  const read = parser(new TextEncoder().encode(page));
  return {
    ...read,
    engine: context.engine,
    query: context.query ?? read.query,
    country: context.country ?? read.country,
    language: context.language ?? read.language,
    device: context.device ?? read.device,
    location: context.location ?? read.location,
    capturedAt: context.capturedAt ?? read.capturedAt,
  };
}
