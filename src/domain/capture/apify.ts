import type { ParsedCapture } from './capture.js';
import { type FlatReply, parseFlatReply } from './flat-reply.js';
import { firstText, type JsonRecord, record } from './json-fields.js';
import { countryOf, languageOf, type ReplyContext } from './reply-context.js';

/** One item of the dataset of Apify's actor google-search-scraper (apify.com/apify/google-search-scraper): one page of results. */
const APIFY: FlatReply = {
  name: 'Apify',
  senders: ['Apify'],
  unwrapped: (value) => {
    const item = record(Array.isArray(value) ? (value as unknown[])[0] : value);
    const known = item !== null && ['organicResults', 'paidResults', 'searchQuery'].some((name) => name in item);
    return known ? item : null;
  },
  context,
  unfinished: (item) => {
    const described = firstText(item, '#error', 'errorDescription');
    return described === null
      ? null
      : {
          code: 'provider-error',
          message: `Apify could not read the page: ${JSON.stringify(described.slice(0, 200))}.`,
        };
  },
  adLists: ['paidResults'],
  productAdLists: ['paidProducts'],
  mixedLists: [],
  resultLists: /^(?:organicResults|peopleAlsoAsk)$/,
  saysEmpty: (item) => item['resultsTotal'] === 0,
  adsDocumented: true,
};

/** Reads one item, or the first of a list of them. Total: whatever the bytes, it returns a capture. */
export function parseApify(bytes: Uint8Array): ParsedCapture {
  return parseFlatReply(bytes, APIFY);
}

/** What older versions of the actor do not state stands in the address that it asked. */
function context(item: JsonRecord): ReplyContext {
  const asked = record(item['searchQuery']);
  const address = URL.parse(firstText(item, 'url') ?? firstText(asked, 'url') ?? '')?.searchParams ?? null;
  const device = firstText(asked, 'device')?.toLowerCase() ?? null;
  return {
    engine: 'google',
    query: firstText(asked, 'term') ?? address?.get('q') ?? null,
    country: countryOf(firstText(asked, 'countryCode') ?? address?.get('gl') ?? null),
    language: languageOf(firstText(asked, 'languageCode') ?? address?.get('hl') ?? null),
    device: device === 'mobile' || device === 'desktop' ? device : null,
    location: null,
    capturedAt: null,
  };
}
