import { type JsonRecord, firstText, list, number, record, text } from './json-fields.js';
import {
  type ReplyContext,
  countryOf,
  countryOfLocationCode,
  deviceOf,
  engineOf,
  instantOf,
  languageOf,
} from './reply-context.js';

/** DataForSEO's own name of the engine asked, for example `google` or `seznam`; null when the reply does not say. */
export function searchEngineName(task: JsonRecord, result: JsonRecord | null): string | null {
  const named = firstText(record(task['data']), 'se') ?? text(list(task['path'])[2]);
  return named?.toLowerCase() ?? engineOfDomain(firstText(result, 'se_domain'));
}

/** What was asked of the engine: `organic`, `maps`, `ads_search` and so on; null when the reply does not say. */
export function searchType(task: JsonRecord, result: JsonRecord | null): string | null {
  return firstText(record(task['data']), 'se_type') ?? text(list(task['path'])[3]) ?? firstText(result, 'type');
}

/** What a DataForSEO task and its result state of the look. */
export function dataForSeoContext(task: JsonRecord, result: JsonRecord | null): ReplyContext {
  const data = record(task['data']);
  const address = URL.parse(firstText(result, 'check_url') ?? '');
  const locationCode = codeOf(result?.['location_code']) ?? codeOf(data?.['location_code']);
  return {
    engine: engineOf(searchEngineName(task, result)),
    query: firstText(result, 'keyword') ?? firstText(data, 'keyword'),
    country: countryOfLocationCode(locationCode) ?? countryOf(address?.searchParams.get('gl') ?? null),
    language: languageOf(
      firstText(result, 'language_code') ?? firstText(data, 'language_code') ?? address?.searchParams.get('hl') ?? null,
    ),
    device: deviceOf(firstText(data, 'device')),
    location: firstText(data, 'location_name', 'location_coordinate') ?? placeOf(locationCode),
    capturedAt: instantOf(firstText(result, 'datetime')),
  };
}

/** A region's or city's code stands for itself; a country's is said by the country already. */
function placeOf(locationCode: number | null): string | null {
  return locationCode === null || countryOfLocationCode(locationCode) !== null ? null : String(locationCode);
}

/** Codes come as numbers, and as the text that was asked with. */
function codeOf(value: unknown): number | null {
  return number(value) ?? (typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : null);
}

function engineOfDomain(domain: string | null): string | null {
  return /(?:^|\.)(google|bing|yahoo|baidu|naver|yandex|seznam)\./.exec(domain ?? '')?.[1] ?? null;
}
