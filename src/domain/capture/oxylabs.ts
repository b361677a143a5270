import type { CaptureReason, ParsedCapture } from './capture.js';
import { type FlatReply, parseFlatReply, providerError } from './flat-reply.js';
import { firstText, isRecord, type JsonRecord, list, number, record, records } from './json-fields.js';
import { countryOf, languageOf, type ReplyContext } from './reply-context.js';

/** `parse_status_code` of a page that was read whole (developers.oxylabs.io, response codes of parsers). */
const PARSED = 12000;

/**
 * Oxylabs' answer within the request: `{ results: [{ content: { results: { paid, pla, organic … }, parse_status_code }, status_code }] }`
 * (developers.oxylabs.io, sources google_search and google_ads with `parse`).
 */
const OXYLABS: FlatReply = {
  name: 'Oxylabs',
  senders: ['Oxylabs'],
  unwrapped: (value) => {
    const [job] = records(record(value)?.['results']);
    if (job === undefined || !('content' in job)) return null;
    const content = record(job['content']);
    return { ...record(content?.['results']), job, content };
  },
  context,
  unfinished,
  adLists: ['paid'],
  productAdLists: ['pla'],
  mixedLists: [],
  resultLists: /^(?:organic|knowledge|local_pack|top_stories|related_questions|featured_snippet)$/,
  saysEmpty: (reply) => record(reply['content'])?.['total_results_count'] === 0,
  adsDocumented: true,
};

/** Reads one Oxylabs reply. Total: whatever the bytes, it returns a capture. */
export function parseOxylabs(bytes: Uint8Array): ParsedCapture {
  return parseFlatReply(bytes, OXYLABS);
}

/** Of a page that was read in part, ads that were found are kept; that there were none is not believed. */
function unfinished(reply: JsonRecord): CaptureReason | null {
  const job = record(reply['job']);
  const status = number(job?.['status_code']);
  if (status !== null && status !== 200) return providerError('Oxylabs', `status ${status} of the job`);
  if (!isRecord(job?.['content'])) {
    const message = 'The reply holds the page as it came and no results read from it. Ask Oxylabs with parse: true.';
    return { code: 'unexpected-shape', message };
  }
  const parsed = number(record(reply['content'])?.['parse_status_code']);
  const ads = [reply['paid'], reply['pla']].flatMap((given) => [...list(given), ...list(record(given)?.['items'])]);
  if (parsed === PARSED || ads.length > 0) return null;
  const message = `Oxylabs did not read the whole page (parse status ${parsed ?? 'missing'}), so that it lists no ads says nothing. Fetch it again.`;
  return { code: 'incomplete-reply', message };
}

function context(reply: JsonRecord): ReplyContext {
  const job = record(reply['job']);
  const content = record(reply['content']);
  const address = URL.parse(firstText(job, 'url') ?? firstText(content, 'url') ?? '')?.searchParams ?? null;
  return {
    engine: 'google',
    query: firstText(record(reply['search_information']), 'query') ?? address?.get('q') ?? null,
    country: countryOf(address?.get('gl') ?? null),
    language: languageOf(address?.get('hl') ?? null),
    device: null,
    location: null,
    capturedAt: null,
  };
}
