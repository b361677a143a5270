import type { CaptureReason, Engine, ParsedCapture } from './capture.js';
import { type FlatReply, parseFlatReply, providerError } from './flat-reply.js';
import { firstText, isRecord, type JsonRecord, record } from './json-fields.js';
import { countryOf, deviceOf, instantOf, languageOf, type ReplyContext } from './reply-context.js';

/**
 * Scale SERP and ValueSERP are of one house (trajectdata.com) and answer alike: `request_info` says whether the search was
 * done, the lists stand beside it. Some clients keep the reply within `{ status, data }`.
 */
const traject = (name: string): FlatReply => ({
  name,
  senders: [name, 'Scale SERP or ValueSERP'],
  unwrapped: (value) => {
    const whole = record(value);
    return [whole, record(whole?.['data'])].find((level) => isRecord(level?.['request_info'])) ?? null;
  },
  context,
  unfinished: (reply) => unfinished(name, reply),
  adLists: ['ads'],
  productAdLists: ['shopping_ads'],
  mixedLists: ['inline_shopping', 'inline_products', 'shopping_results'],
  resultLists:
    /^(?:organic_results|knowledge_graph|answer_box|top_stories|local_results|related_questions|inline_\w+)$/,
  saysEmpty: (reply) => {
    const information = record(reply['search_information']);
    return information?.['original_query_yields_zero_results'] === true || information?.['total_results'] === 0;
  },
  adsDocumented: true,
});

const SCALE_SERP = traject('Scale SERP');
const VALUE_SERP = traject('ValueSERP');

/** Reads one Scale SERP reply. Total: whatever the bytes, it returns a capture. */
export function parseScaleSerp(bytes: Uint8Array): ParsedCapture {
  return parseFlatReply(bytes, SCALE_SERP);
}

/** Reads one ValueSERP reply. Total: whatever the bytes, it returns a capture. */
export function parseValueSerp(bytes: Uint8Array): ParsedCapture {
  return parseFlatReply(bytes, VALUE_SERP);
}

function unfinished(name: string, reply: JsonRecord): CaptureReason | null {
  const info = record(reply['request_info']);
  if (info?.['success'] === true) {
    const type = firstText(record(reply['search_parameters']), 'search_type');
    if (type === null || type === 'search') return null;
    const message = `${name}'s search type ${JSON.stringify(type)} does not answer with a results page that is read here.`;
    return { code: 'not-a-results-page', message: `${message} Use a web search.` };
  }
  return providerError(name, firstText(info, 'message') ?? 'the request was no success');
}

function context(reply: JsonRecord): ReplyContext {
  const parameters = record(reply['search_parameters']);
  const metadata = record(reply['search_metadata']);
  const asked = URL.parse(firstText(metadata, 'engine_url', 'google_url') ?? '');
  return {
    engine: engineOf(asked),
    query: firstText(parameters, 'q') ?? firstText(record(reply['search_information']), 'query_displayed'),
    country: countryOf(firstText(parameters, 'gl') ?? asked?.searchParams.get('gl') ?? null),
    language: languageOf(firstText(parameters, 'hl') ?? asked?.searchParams.get('hl') ?? null),
    device: deviceOf(firstText(parameters, 'device')),
    location: firstText(parameters, 'location'),
    capturedAt: instantOf(firstText(metadata, 'processed_at')) ?? instantOf(firstText(metadata, 'created_at')),
  };
}

/** The engine is named by the address only that was asked. */
function engineOf(asked: URL | null): Engine | null {
  const host = asked?.hostname ?? '';
  if (/(?:^|\.)google\.[a-z.]{2,6}$/.test(host)) return 'google';
  return /(?:^|\.)bing\.com$/.test(host) ? 'bing' : null;
}
