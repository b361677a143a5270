import type { Engine } from './capture.js';
import { type JsonRecord, firstText, record } from './json-fields.js';
import { type ReplyContext, countryOf, deviceOf, engineOf, instantOf, languageOf } from './reply-context.js';

/** Engines of SerpApi whose replies are results pages. Others answer something else, for example an ads archive. */
const RESULTS_PAGE =
  /^(?:google(?:_(?:light|light_fast|ads|shopping|shopping_light|local))?|bing(?:_shopping)?|yahoo(?:_shopping)?|duckduckgo(?:_light)?|baidu|yandex|naver)$/;

/** Whether the reply is of a results page: of an engine that is read here, or of one that the reply does not name. */
export function isResultsPage(engineName: string | null): boolean {
  return engineName === null || RESULTS_PAGE.test(engineName);
}

/** SerpApi's own name of the engine asked, for example `google_shopping`. */
export function engineName(reply: JsonRecord): string | null {
  return firstText(record(reply['search_parameters']), 'engine')?.toLowerCase() ?? null;
}

/** What a SerpApi reply states of the look, from its echoed parameters and metadata. */
export function serpApiContext(reply: JsonRecord): ReplyContext {
  const parameters = record(reply['search_parameters']);
  const metadata = record(reply['search_metadata']);
  const information = record(reply['search_information']);
  const engine = engineOf(engineName(reply)) ?? engineOfAddresses(reply);
  // Bing's market and DuckDuckGo's region hold both, in opposite orders: `de-at` and `at-de`.
  const asked = searchAddress(reply)?.searchParams ?? null;
  const [marketLanguage, marketCountry] = pair(firstText(parameters, 'mkt'));
  const [regionCountry, regionLanguage] = pair(firstText(parameters, 'kl'));
  return {
    engine,
    query:
      firstText(parameters, 'q', 'query', 'p', 'text') ?? firstText(information, 'query_displayed', 'query') ?? null,
    country: countryOf(firstText(parameters, 'gl', 'cc') ?? marketCountry ?? regionCountry ?? asked?.get('gl') ?? null),
    language: languageOf(
      firstText(parameters, 'hl', 'setlang') ??
        firstText(parameters, 'vl', 'lr')?.replace(/^lang_/, '') ??
        marketLanguage ??
        regionLanguage ??
        asked?.get('hl') ??
        null,
    ),
    device: deviceOf(firstText(parameters, 'device')),
    location:
      firstText(parameters, 'location_used', 'location_requested', 'location') ?? firstText(information, 'location'),
    capturedAt: instantOf(firstText(metadata, 'processed_at')) ?? instantOf(firstText(metadata, 'created_at')),
  };
}

function pair(code: string | null): [string | null, string | null] {
  const [first, second] = code?.split('-') ?? [];
  return [first ?? null, second ?? null];
}

/** Replies keep the address asked, under `google_url`, `bing_url` and so on; old ones in `serp_api_data`. */
function searchAddresses(reply: JsonRecord): [name: string, address: string][] {
  const holders = [record(reply['search_metadata']), record(reply['serp_api_data'])].filter(
    (holder) => holder !== null,
  );
  const named = holders.flatMap((holder) =>
    Object.keys(holder).map((name): [string, string | null] => [name, firstText(holder, name)]),
  );
  return named.filter((entry): entry is [string, string] => entry[1] !== null && /^[a-z_]+_url$/.test(entry[0]));
}

function engineOfAddresses(reply: JsonRecord): Engine | null {
  return (
    searchAddresses(reply)
      .map(([name]) => engineOf(name))
      .find((engine) => engine !== null) ?? null
  );
}

function searchAddress(reply: JsonRecord): URL | null {
  const named = searchAddresses(reply).find(([name]) => engineOf(name) !== null);
  return named === undefined ? null : URL.parse(named[1]);
}
