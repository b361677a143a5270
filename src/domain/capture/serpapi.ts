import type { CaptureReason, ParsedCapture } from './capture.js';
import { type JsonRecord, firstText, isRecord, list, record, records, text } from './json-fields.js';
import { readJson } from './json-read.js';
import { toCapturedAds } from './reply-ads.js';
import { adsNotTold, failedCapture } from './reply-context.js';
import { foreignReply } from './reply-sender.js';
import { readSerpApiAds } from './serpapi-ads.js';
import { engineName, isResultsPage, serpApiContext } from './serpapi-context.js';

/**
 * Reads one SerpApi reply (serpapi.com/search-api, /google-ads, /bing-ads, /yahoo-ad-results, /shopping-results).
 * Total: whatever the bytes, it returns a capture.
 */
export function parseSerpApi(bytes: Uint8Array): ParsedCapture {
  const reading = readJson(bytes);
  if ('reason' in reading) return failedCapture(reading.reason);
  const reply = record(reading.value);
  if (reply === null || !isSerpApi(reply)) {
    const sender = foreignReply(reading.value);
    const from = sender === null || sender === 'SerpApi' ? '' : ` It looks like one of ${sender}.`;
    const message = `This is not a SerpApi reply: it has none of its fields.${from} Name the provider that sent it.`;
    return failedCapture({ code: 'not-this-provider', message });
  }
  return parseReply(reply);
}

function parseReply(reply: JsonRecord): ParsedCapture {
  const context = serpApiContext(reply);
  const engine = engineName(reply);
  if (!isResultsPage(engine)) {
    const message = `SerpApi's engine ${JSON.stringify(engine)} does not answer with a results page that is read here.`;
    return failedCapture({ code: 'not-a-results-page', message: `${message} Use a web or shopping search.` }, context);
  }
  const unfinished = unfinishedSearch(reply);
  if (unfinished !== null) return failedCapture(unfinished, context);
  const { ads, unread } = readSerpApiAds(reply, engine);
  if (ads.length > 0) return { ...context, outcome: 'ads', reason: null, ads: toCapturedAds(ads, unread) };
  if (unread.length > 0) {
    const message = `The reply holds ads that could not be read, the first at ${unread[0] ?? ''}. Fetch it again.`;
    return failedCapture({ code: 'unreadable-ads', message }, context);
  }
  const nothing = nothingWasRead(reply) ?? (context.engine === 'yandex' ? adsNotTold('SerpApi', 'Yandex') : null);
  if (nothing !== null) return failedCapture(nothing, context);
  return { ...context, outcome: 'no-ads', reason: null, ads: [] };
}

/**
 * The search has a status of its own, apart from HTTP: `Success` (also of an empty results page, which then carries an
 * `error` text), `Processing`, `Queued` or `Error` (serpapi.com/search-errors). An account error carries no status.
 */
function unfinishedSearch(reply: JsonRecord): CaptureReason | null {
  const status = statusOf(reply);
  const error = errorOf(reply);
  if (status === 'processing' || status === 'queued') {
    return {
      code: 'not-ready',
      message: `SerpApi had not finished the search (status ${status}). Fetch it again later.`,
    };
  }
  if (isDone(status) || (status === null && error === null)) return null;
  const said = error === null ? `status ${status ?? ''}` : JSON.stringify(error);
  return { code: 'provider-error', message: `SerpApi answered with an error instead of results: ${said}.` };
}

/** Without any sign that a results page was seen, nothing can be said of its ads. */
function nothingWasRead(reply: JsonRecord): CaptureReason | null {
  const emptyPage = isDone(statusOf(reply)) && errorOf(reply) !== null;
  const information = record(reply['search_information']);
  const saysEmpty = Object.entries(information ?? {}).some(
    ([name, value]) =>
      (name === 'total_results' && value === 0) ||
      // "Fully empty" and its kin (serpapi.com/search-errors); "Results for exact spelling" with no results is a reply that lost them.
      (name.endsWith('_state') && typeof value === 'string' && /empty|no results/i.test(value)),
  );
  const results = Object.entries(reply).some(([name, value]) => RESULTS.test(name) && holdsSomething(value));
  if (emptyPage || saysEmpty || results) return null;
  const message = 'The reply holds no results and no statement that there were none. Fetch it again.';
  return { code: 'empty-reply', message };
}

const RESULTS =
  /(?:_results|_graph|_box|_map|_searches|_questions|_products|_videos|_images|_news|_overview|_stories)$/;

function holdsSomething(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : isRecord(value) && Object.keys(value).length > 0;
}

function isSerpApi(reply: JsonRecord): boolean {
  const sender = foreignReply(reply);
  if (sender !== null) return sender === 'SerpApi';
  const named = ['search_metadata', 'search_parameters', 'serp_api_data'].some((name) => isRecord(reply[name]));
  const organic = records(reply['organic_results']).some((result) => text(result['link']) !== null);
  const ads = records(reply['ads']).some((ad) =>
    ['block_position', 'displayed_link', 'tracking_link'].some((n) => n in ad),
  );
  const onlyError = errorOf(reply) !== null && Object.keys(reply).length === 1;
  return named || organic || ads || onlyError || list(reply['ads_results']).length > 0;
}

function statusOf(reply: JsonRecord): string | null {
  return firstText(record(reply['search_metadata']), 'status')?.toLowerCase() ?? null;
}

/** Older replies call a stored result `Cached`. */
function isDone(status: string | null): boolean {
  return status === 'success' || status === 'cached';
}

function errorOf(reply: JsonRecord): string | null {
  return firstText(reply, 'error') ?? firstText(record(reply['search_metadata']), 'error');
}
