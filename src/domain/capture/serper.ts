import type { CaptureReason, ParsedCapture } from './capture.js';
import { type FlatReply, parseFlatReply, providerError } from './flat-reply.js';
import { firstText, isRecord, type JsonRecord, record } from './json-fields.js';
import { countryOf, deviceOf, languageOf, type ReplyContext } from './reply-context.js';

/**
 * Serper names no field for ads in what it documents (serper.dev: `organic`, `knowledgeGraph`, `answerBox`, `peopleAlsoAsk`,
 * `relatedSearches`). Should a reply hold ads they are read; one without them says nothing.
 */
const SERPER: FlatReply = {
  name: 'Serper',
  senders: ['Serper'],
  unwrapped: (value) => {
    const reply = record(value);
    const known = isRecord(reply?.['searchParameters']) || firstText(reply, 'message') !== null;
    return known ? reply : null;
  },
  context,
  unfinished,
  adLists: ['ads'],
  productAdLists: [],
  mixedLists: ['shopping'],
  resultLists: /^(?:organic|knowledgeGraph|answerBox|peopleAlsoAsk|topStories|places)$/,
  saysEmpty: () => false,
  adsDocumented: false,
};

/** Reads one Serper reply of a web search. Total: whatever the bytes, it returns a capture. */
export function parseSerper(bytes: Uint8Array): ParsedCapture {
  return parseFlatReply(bytes, SERPER);
}

function unfinished(reply: JsonRecord): CaptureReason | null {
  const parameters = record(reply['searchParameters']);
  if (parameters === null) return providerError('Serper', firstText(reply, 'message') ?? '');
  const type = firstText(parameters, 'type');
  if (type === null || type === 'search') return null;
  const message = `Serper's search type ${JSON.stringify(type)} does not answer with a results page that is read here.`;
  return { code: 'not-a-results-page', message: `${message} Use its web search.` };
}

function context(reply: JsonRecord): ReplyContext {
  const parameters = record(reply['searchParameters']);
  return {
    engine: 'google',
    query: firstText(parameters, 'q'),
    country: countryOf(firstText(parameters, 'gl')),
    language: languageOf(firstText(parameters, 'hl')),
    device: deviceOf(firstText(parameters, 'device')),
    location: firstText(parameters, 'location'),
    capturedAt: null,
  };
}
