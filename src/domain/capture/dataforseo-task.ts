import type { CaptureReason } from './capture.js';
import { type JsonRecord, firstText, isRecord, list, number, records, text } from './json-fields.js';

/** The one search of a reply: the task that asked for it and the result that answers it. */
export interface DataForSeoSearch {
  readonly task: JsonRecord;
  readonly result: JsonRecord;
}

export type TaskReading =
  | { readonly search: DataForSeoSearch }
  | { readonly noResults: JsonRecord }
  | { readonly reason: CaptureReason; readonly task: JsonRecord | null };

/** Status codes that decide something; see docs.dataforseo.com/v3/appendix/errors. */
const OK = 20000;
const TASK_CREATED = 20100;
/** The engine was asked and found nothing for the query. */
const NO_SEARCH_RESULTS = 40102;
const HANDED_OVER = 40601;
const IN_QUEUE = 40602;

/**
 * Finds the search of a reply. HTTP says 200 to nearly everything: the reply has a status, and each task has its own.
 * One file is one capture, so a reply with several finished searches is refused rather than cut down to its first.
 */
export function readTasks(reply: JsonRecord): TaskReading {
  const status = number(reply['status_code']);
  if (status !== null && status !== OK && list(reply['tasks']).length === 0) return refusal(reply, 'the reply', null);
  const tasks = records(reply['tasks']);
  const [firstTask] = tasks;
  if (firstTask === undefined) {
    return {
      reason: { code: 'no-task', message: 'The reply holds no task, so no search. Fetch it again.' },
      task: null,
    };
  }
  const answered = tasks.filter((task) => [OK, NO_SEARCH_RESULTS].includes(number(task['status_code']) ?? 0));
  if (answered.length > 1) {
    const message = `The reply holds ${answered.length} finished searches; one file is one capture. Save each task on its own.`;
    return { reason: { code: 'several-searches', message }, task: null };
  }
  const task = answered[0] ?? firstTask;
  if (number(task['status_code']) === NO_SEARCH_RESULTS) return { noResults: task };
  if (number(task['status_code']) !== OK) return refusal(task, `task ${firstText(task, 'id') ?? '1'}`, task);
  return readResult(task);
}

function readResult(task: JsonRecord): TaskReading {
  const results = records(task['result']);
  const result = results[0];
  if (result === undefined) {
    const message = 'The task says that all went well, but holds no result. Fetch it again.';
    return { reason: { code: 'empty-reply', message }, task };
  }
  if (!('items' in result)) {
    const message = 'The reply lists tasks or places, not a search. Fetch the task itself (task_get or live).';
    return { reason: { code: 'not-a-results-page', message }, task };
  }
  if (results.length > 1) {
    const message = `The task holds ${results.length} results; one file is one capture. Save each on its own.`;
    return { reason: { code: 'several-searches', message }, task };
  }
  return { search: { task, result } };
}

function refusal(from: JsonRecord, what: string, task: JsonRecord | null): TaskReading {
  const status = number(from['status_code']);
  const said = `${status ?? 'no status'}${text(from['status_message']) === null ? '' : ` ${JSON.stringify(text(from['status_message']))}`}`;
  if (status === TASK_CREATED || status === HANDED_OVER || status === IN_QUEUE) {
    const message = `The search has not been made yet: ${what} has status ${said}. Fetch its results later.`;
    return { reason: { code: 'not-ready', message }, task };
  }
  const message = `DataForSEO answered with an error instead of results: ${what} has status ${said}.`;
  return { reason: { code: 'provider-error', message }, task };
}

/**
 * A whole reply from what was saved of it: the reply itself, one task, one result, or one result's list of items. Null
 * when it is none of these.
 */
export function asReply(value: unknown): JsonRecord | null {
  if (Array.isArray(value)) return isItemList(value) ? wrapResult({ items: value, items_count: null }) : null;
  if (!isRecord(value)) return null;
  if (Array.isArray(value['tasks']) || (number(value['status_code']) !== null && 'version' in value)) return value;
  if (number(value['status_code']) !== null && 'result' in value) return { status_code: OK, tasks: [value] };
  const isResult = Array.isArray(value['items']) && text(value['keyword']) !== null && 'se_domain' in value;
  return isResult ? wrapResult(value) : null;
}

function wrapResult(result: JsonRecord): JsonRecord {
  return { status_code: OK, tasks: [{ status_code: OK, result: [result] }] };
}

function isItemList(values: readonly unknown[]): boolean {
  return (
    values.length > 0 &&
    values.every((item) => isRecord(item) && text(item['type']) !== null && 'rank_absolute' in item)
  );
}
