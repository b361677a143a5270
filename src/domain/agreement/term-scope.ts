import { ENGINES, type Engine } from '../capture/capture.js';

/** Where a sentence says that it applies; empty lists mean everywhere. */
export interface TermScope {
  readonly engines: readonly Engine[];
  readonly regions: readonly string[];
  /** Why a person should read it; null where it is plain. */
  readonly why: string | null;
}

const ENGINE_WORDS: Readonly<Record<Engine, RegExp>> = {
  google: /\b(?:google|adwords)\b/i,
  bing: /\b(?:bing|microsoft (?:ads|advertising|search)|msn)\b/i,
  yahoo: /\byahoo\b/i,
  duckduckgo: /\bduck ?duck ?go\b/i,
  baidu: /\bbaidu\b/i,
  yandex: /\byandex\b/i,
  naver: /\bnaver\b/i,
};
const ANY_ENGINE =
  /\b(?:(?:any|all|other|every)(?: other)? (?:\p{L}+ )?(?:search engines?|engines|search providers?|networks?|platforms?)|such as|e\.g\.|for example|including|inter alia|without limitation|etc\b|(?:alle|jede\p{L}*|andere\p{L}*) suchmaschinen?|z\.b\.)/iu;
const OUTSIDE = /\b(?:outside|other than|except|excluding|außerhalb|außer)\b/i;

/** Countries by the names that agreements give them. Source: ISO 3166-1; the European Union as treaties call it. */
const REGION_NAMES: readonly (readonly [string, string])[] = (
  'AT Austria|Österreich;AU Australia;BE Belgium|Belgien;BG Bulgaria;BR Brazil;CA Canada;CH Switzerland|Schweiz;CN China;CZ Czechia|Czech Republic;DE Germany|Deutschland;' +
  'DK Denmark;EE Estonia;ES Spain;EU EU|European Union|Europäischen Union;FI Finland;FR France|Frankreich;GB United Kingdom|UK|Great Britain;GR Greece;HK Hong Kong;HR Croatia;' +
  'HU Hungary;IE Ireland;IL Israel;IN India;IT Italy|Italien;JP Japan;KR South Korea|Korea;LT Lithuania;LU Luxembourg;LV Latvia;MX Mexico;' +
  'NL Netherlands|Niederlande|Niederlanden;NO Norway;NZ New Zealand;PL Poland|Polen;PT Portugal;RO Romania;SE Sweden;SG Singapore;SI Slovenia;SK Slovakia;TR Turkey;US United States|USA|U.S.;ZA South Africa'
)
  .split(';')
  .flatMap((line) =>
    line
      .slice(3)
      .split('|')
      .map((name) => [name, line.slice(0, 2)] as const),
  );
const NAMES = new Map(REGION_NAMES.map(([name, code]) => [name.toLowerCase(), code]));
const COUNTRY = REGION_NAMES.map(([name]) => name.replace('.', '\\.')).join('|');
/** A country counts behind `in` or `for`, and whatever is joined to it. */
const PLACES = new RegExp(
  `\\b(?:in|within|for|inside|für|innerhalb)(?: the| der| den)? (?:${COUNTRY})(?:(?:,| and| or| und| oder|, and)(?: in)?(?: the| der)? (?:${COUNTRY}))*(?![\\p{L}])`,
  'giu',
);
const PLACE = new RegExp(`(?<![\\p{L}])(?:${COUNTRY})(?![\\p{L}])`, 'giu');

export function termScope(flat: string): TermScope {
  const named = ENGINES.filter((engine) => ENGINE_WORDS[engine].test(flat));
  const engines = named.length === 0 || ANY_ENGINE.test(flat) ? [] : named;
  const regions = new Set(
    [...flat.matchAll(PLACES)].flatMap(([words]) =>
      [...words.matchAll(PLACE)].flatMap(([name]) => NAMES.get(name.toLowerCase()) ?? []),
    ),
  );
  const limited = engines.length > 0 || regions.size > 0;
  const why =
    limited && OUTSIDE.test(flat)
      ? 'it may exclude a place or an engine'
      : named.length > 0 && engines.length === 0 && !/\b(?:any|all|other) /i.test(flat)
        ? 'it names engines as examples'
        : null;
  return { engines, regions: [...regions].sort(), why };
}
