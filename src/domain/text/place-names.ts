import { safeText } from './safe-text.js';

const ENGINES: ReadonlyMap<string, string> = new Map([
  ['google', 'Google'],
  ['bing', 'Bing'],
  ['yahoo', 'Yahoo'],
  ['duckduckgo', 'DuckDuckGo'],
  ['baidu', 'Baidu'],
  ['yandex', 'Yandex'],
  ['naver', 'Naver'],
]);

const COUNTRIES = new Intl.DisplayNames('en', { type: 'region', fallback: 'code' });

/** An engine as people write it; a name that is not known stays as it is. */
export function engineName(engine: string): string {
  return ENGINES.get(engine) ?? safeText(engine, 30);
}

/** Names that English puts an article before. */
const WITH_ARTICLE =
  /^(United |Netherlands|Philippines|Bahamas|Gambia|Maldives|Seychelles|Comoros)|( Republic| Islands)$/;

/** A country in English, by its ISO 3166-1 alpha-2 code; anything else stays as it is. */
export function countryName(code: string): string {
  return /^[A-Z]{2}$/.test(code) ? (COUNTRIES.of(code) ?? code) : safeText(code, 10);
}

/** Where an ad was seen, as the end of a sentence: ` on Google in Germany`; what is not known is left out. */
export function placeWords(engine: string | null, country: string | null): string {
  // Every sentence ends with it, and there are a few hundred of them in all; what ads make up is not kept.
  const id = `${engine ?? ''}/${country ?? ''}`;
  const known = phrases.get(id);
  if (known !== undefined) return known;
  const phrase = phraseOf(engine, country);
  if (phrases.size < MOST_PHRASES) phrases.set(id, phrase);
  return phrase;
}

const MOST_PHRASES = 2000;
const phrases = new Map<string, string>();

function phraseOf(engine: string | null, country: string | null): string {
  const name = country === null ? '' : countryName(country);
  const where = name === '' ? '' : ` in ${WITH_ARTICLE.test(name) ? 'the ' : ''}${name}`;
  return `${engine === null ? '' : ` on ${engineName(engine)}`}${where}`;
}
