import type { CaptureReason, ParsedCapture } from './capture.js';
import { dataForSeoContext, searchEngineName, searchType } from './dataforseo-context.js';
import { readDataForSeoAds } from './dataforseo-ads.js';
import { type DataForSeoSearch, asReply, readTasks } from './dataforseo-task.js';
import { type JsonRecord, isRecord, list, number, text } from './json-fields.js';
import { readJson } from './json-read.js';
import { readPageInReply } from './page-in-reply.js';
import { toCapturedAds } from './reply-ads.js';
import { engineOf, failedCapture } from './reply-context.js';
import { foreignReply } from './reply-sender.js';

/**
 * Reads one DataForSEO reply of the SERP API: live or task_get, advanced, regular or html
 * (docs.dataforseo.com/v3/serp/overview). Total: whatever the bytes, it returns a capture.
 */
export function parseDataForSeo(bytes: Uint8Array): ParsedCapture {
  const reading = readJson(bytes);
  if ('reason' in reading) return failedCapture(reading.reason);
  const reply = asReply(reading.value);
  if (reply === null) {
    const sender = foreignReply(reading.value);
    const from = sender === null || sender === 'DataForSEO' ? '' : ` It looks like one of ${sender}.`;
    const message = `This is not a DataForSEO reply: it has no tasks.${from} Name the provider that sent it.`;
    return failedCapture({ code: 'not-this-provider', message });
  }
  const tasks = readTasks(reply);
  if ('reason' in tasks) {
    return failedCapture(tasks.reason, tasks.task === null ? undefined : dataForSeoContext(tasks.task, null));
  }
  if ('search' in tasks) return parseSearch(tasks.search);
  const context = dataForSeoContext(tasks.noResults, null);
  const other = otherPage(tasks.noResults, null);
  if (other !== null) return failedCapture(other, context);
  return { ...context, outcome: 'no-ads', reason: null, ads: [] };
}

function parseSearch({ task, result }: DataForSeoSearch): ParsedCapture {
  const context = dataForSeoContext(task, result);
  const other = otherPage(task, result);
  if (other !== null) return failedCapture(other, context);
  const items = result['items'];
  const page = pageOf(items);
  if (page !== null) return readPageInReply(page, context);
  if (items !== null && !Array.isArray(items)) {
    const message = 'The items of the result are not a list. Fetch the task again.';
    return failedCapture({ code: 'unexpected-shape', message }, context);
  }
  const { ads, unread } = readDataForSeoAds(list(items));
  if (ads.length > 0) return { ...context, outcome: 'ads', reason: null, ads: toCapturedAds(ads, unread) };
  if (unread.length > 0) {
    const message = `The reply holds items that could not be read, the first at ${unread[0] ?? ''}. Fetch it again.`;
    return failedCapture({ code: 'unreadable-ads', message }, context);
  }
  const nothing = nothingWasRead(result);
  return nothing === null ? { ...context, outcome: 'no-ads', reason: null, ads: [] } : failedCapture(nothing, context);
}

function otherPage(task: JsonRecord, result: JsonRecord | null): CaptureReason | null {
  const name = searchEngineName(task, result);
  const type = searchType(task, result);
  if ((name === null || engineOf(name) !== null) && (type === null || type === 'organic')) return null;
  const asked = JSON.stringify([name, type].filter((part) => part !== null).join(' '));
  const message = `The reply is of ${asked}, not of a results page that is read here. Ask for organic results.`;
  return { code: 'not-a-results-page', message };
}

/**
 * No items can mean an empty page or a reply that lost them. Only the engine's own count of results tells; a count of items
 * says how many were read, and of a page that was not read none are.
 */
function nothingWasRead(result: JsonRecord): CaptureReason | null {
  const items = list(result['items']).length;
  const counted = number(result['items_count']);
  if (items > 0 && (counted !== null || text(result['keyword']) !== null)) return null;
  if (items === 0 && result['se_results_count'] === 0) return null;
  const message =
    items === 0
      ? `The result holds no items${counted === null || counted === 0 ? ' and does not say that the engine had none' : ` where it counts ${counted}`}.`
      : 'These items are only a part of a reply, so what they lack may stand elsewhere.';
  return { code: 'incomplete-reply', message: `${message} Fetch the task again.` };
}

function pageOf(items: unknown): string | null {
  const pages = list(items)
    .filter(isRecord)
    .map((item) => item['html']);
  const [page] = pages;
  return typeof page === 'string' ? page : null;
}
