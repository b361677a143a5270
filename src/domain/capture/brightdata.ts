import type { ParsedCapture } from './capture.js';
import { type FlatReply, parseFlatReply, providerError } from './flat-reply.js';
import { firstText, isRecord, type JsonRecord, list, record } from './json-fields.js';
import { readJson } from './json-read.js';
import { readPageInReply } from './page-in-reply.js';
import { countryOf, engineOf, instantOf, languageOf, type ReplyContext } from './reply-context.js';

/**
 * Bright Data's parsed page (docs.brightdata.com/scraping-automation/serp-api, `brd_json=html`). What it says of the look stands
 * under `general` and `input`; the names of the lists of ads are known from descriptions by others.
 */
const BRIGHT_DATA: FlatReply = {
  name: 'Bright Data',
  senders: ['Bright Data'],
  unwrapped: (value) => {
    const reply = record(value);
    if (reply === null || !isRecord(reply['general'])) return null;
    return {
      ...reply,
      top_ads: asListed(reply['top_ads'], 'top'),
      bottom_ads: asListed(reply['bottom_ads'], 'bottom'),
    };
  },
  context,
  unfinished: (reply) => {
    const said = firstText(reply, 'error');
    return said === null ? null : providerError('Bright Data', said);
  },
  adLists: ['top_ads', 'bottom_ads'],
  productAdLists: ['top_pla', 'bottom_pla', 'pla'],
  mixedLists: [],
  resultLists: /^(?:organic|knowledge|snack_pack|top_stories|people_also_ask|html)$/,
  saysEmpty: () => false,
  adsDocumented: false,
};

/**
 * Reads one Bright Data reply. Where its lists name no ads the page that it carries decides, read as a saved page is. Total:
 * whatever the bytes, it returns a capture.
 */
export function parseBrightData(bytes: Uint8Array): ParsedCapture {
  const capture = parseFlatReply(bytes, BRIGHT_DATA);
  if (capture.reason?.code !== 'ads-not-told') return capture;
  const reading = readJson(bytes);
  const page = 'value' in reading ? firstPage(record(reading.value)) : null;
  return page === null ? capture : readPageInReply(page, capture);
}

function firstPage(reply: JsonRecord | null): string | null {
  const page = reply?.['html'];
  return typeof page === 'string' && page !== '' ? page : null;
}

/** Its entries in the common words: the list tells the block, and sitelinks stand among the extensions. */
function asListed(ads: unknown, block: 'top' | 'bottom'): unknown {
  if (!Array.isArray(ads)) return ads;
  return (ads as unknown[]).map((ad) => {
    if (!isRecord(ad)) return ad;
    const sitelinks = list(ad['extensions'])
      .filter(isRecord)
      .filter((each) => each['type'] === 'site_link')
      .map(({ text, link, description }) => ({ title: text, link, description }));
    return {
      block_position: block,
      tracking_link: ad['referral_link'],
      ...(sitelinks.length > 0 && { sitelinks }),
      ...ad,
    };
  });
}

function context(reply: JsonRecord): ReplyContext {
  const general = record(reply['general']);
  const address = URL.parse(firstText(record(reply['input']), 'original_url') ?? '')?.searchParams ?? null;
  const mobile = general?.['mobile'];
  return {
    engine: engineOf(firstText(general, 'search_engine')),
    query: firstText(general, 'query'),
    country: countryOf(address?.get('gl') ?? address?.get('cc') ?? null),
    language: languageOf(firstText(general, 'language')),
    device: typeof mobile === 'boolean' ? (mobile ? 'mobile' : 'desktop') : null,
    location: firstText(general, 'location'),
    capturedAt: instantOf(firstText(general, 'timestamp')),
  };
}
