import type { CaptureReason, ParsedCapture } from './capture.js';
import { type FlatReply, parseFlatReply, providerError } from './flat-reply.js';
import { firstText, type JsonRecord, record, records } from './json-fields.js';
import { countryOf, deviceOf, engineOf, languageOf, type ReplyContext } from './reply-context.js';

/**
 * Only descriptions by others say how Zenserp tells ads (`paid_results`), and they differ from its own examples in the names of
 * other lists. So ads are read under each of these names, and a reply without them says nothing.
 */
const ZENSERP: FlatReply = {
  name: 'Zenserp',
  senders: ['Zenserp'],
  unwrapped: (value) => {
    const reply = record(value);
    const known = firstText(record(reply?.['query']), 'q') !== null || saidBy(reply) !== null;
    return known ? reply : null;
  },
  context,
  unfinished: (reply): CaptureReason | null => {
    const said = saidBy(reply);
    return said === null ? null : providerError('Zenserp', said);
  },
  adLists: ['paid_results', 'paid', 'ads'],
  productAdLists: [],
  mixedLists: ['shopping', 'shopping_results'],
  resultLists: /^(?:organic|organic_results|knowledge_graph|featured_snippet|related_questions)$/,
  saysEmpty: () => false,
  adsDocumented: false,
};

/** Reads one Zenserp reply of a Google search. Total: whatever the bytes, it returns a capture. */
export function parseZenserp(bytes: Uint8Array): ParsedCapture {
  return parseFlatReply(bytes, ZENSERP);
}

/** What it says instead of results: `{ error }`, or `{ errors: [{ parameter: sentence }] }`. */
export function saidBy(reply: JsonRecord | null): string | null {
  const error = firstText(reply, 'error');
  if (error !== null) return error;
  const [first] = records(reply?.['errors']).flatMap((entry) =>
    Object.keys(entry)
      .slice(0, 1)
      .map((name) => [name, entry] as const),
  );
  if (first === undefined) return null;
  const [name, entry] = first;
  return `${name.slice(0, 60)}: ${firstText(entry, name) ?? 'refused'}`;
}

function context(reply: JsonRecord): ReplyContext {
  const query = record(reply['query']);
  const engine = firstText(query, 'engine', 'search_engine')?.replace(/\..*$/, '') ?? null;
  return {
    engine: engineOf(engine),
    query: firstText(query, 'q'),
    country: countryOf(firstText(query, 'gl')),
    language: languageOf(firstText(query, 'hl')),
    device: deviceOf(firstText(query, 'device')),
    location: firstText(query, 'location'),
    capturedAt: null,
  };
}
