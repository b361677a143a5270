import type { CaptureReason, ParsedCapture } from './capture.js';
import { type FlatReply, parseFlatReply, providerError } from './flat-reply.js';
import { firstText, isRecord, type JsonRecord, record } from './json-fields.js';
import { serpApiContext } from './serpapi-context.js';

/** Its envelope is that of SerpApi with addresses of its own (searchapi.io/docs/google). */
const SEARCHAPI: FlatReply = {
  name: 'SearchApi',
  senders: ['SearchApi'],
  unwrapped: (value) => {
    const reply = record(value);
    const named = ['search_metadata', 'search_parameters'].some((name) => isRecord(reply?.[name]));
    return named || isOnlyError(reply) ? reply : null;
  },
  context: serpApiContext,
  unfinished,
  adLists: ['ads'],
  productAdLists: ['shopping_ads'],
  mixedLists: ['inline_shopping', 'shopping_results'],
  resultLists:
    /^(?:organic_results|knowledge_graph|answer_box|top_stories|local_results|related_questions|inline_\w+)$/,
  saysEmpty: (reply) => {
    const information = record(reply['search_information']);
    return information?.['has_no_results_for'] === true || information?.['total_results'] === 0;
  },
  adsDocumented: true,
};

/** Reads one SearchApi reply of a Google search. Total: whatever the bytes, it returns a capture. */
export function parseSearchApi(bytes: Uint8Array): ParsedCapture {
  return parseFlatReply(bytes, SEARCHAPI);
}

/** `search_metadata.status` is `Success` of a search that was done; an error is `{ error }` and carries no status. */
function unfinished(reply: JsonRecord): CaptureReason | null {
  const status = firstText(record(reply['search_metadata']), 'status')?.toLowerCase() ?? null;
  const engine = firstText(record(reply['search_parameters']), 'engine');
  if (engine !== null && engine !== 'google') {
    const message = `SearchApi's engine ${JSON.stringify(engine)} is not read here. Use its web search of Google.`;
    return { code: 'not-a-results-page', message };
  }
  const said = firstText(reply, 'error');
  if (status === 'success' || (status === null && said === null)) return null;
  return providerError('SearchApi', said ?? `status ${status ?? ''}`);
}

function isOnlyError(reply: JsonRecord | null): boolean {
  return reply !== null && Object.keys(reply).length === 1 && firstText(reply, 'error') !== null;
}
