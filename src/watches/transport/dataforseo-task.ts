import { languageOf } from '../../domain/capture/reply-context.js';
import { countryName } from '../../domain/text/place-names.js';
import { locationCodeOfCountry } from '../../domain/capture/reply-context.js';
import { placeName } from './place-name.js';
import type { Look } from './transport.js';

/** One page of ten results, which is what one look is billed as. */
const DEPTH = 10;

/** The one task of a live request (docs.dataforseo.com/v3/serp/google/organic/live/advanced, /bing/…). */
export function dataForSeoTask({ query, market, device }: Look): Readonly<Record<string, string | number>> {
  const code = market.location === null ? locationCodeOfCountry(market.country) : null;
  return {
    keyword: encodedKeyword(query),
    ...(code === null
      ? {
          location_name:
            market.location === null ? countryName(market.country) : placeName(market.location, market.country),
        }
      : { location_code: code }),
    language_code: market.language.includes('-') ? regionalLanguage(market.language) : market.language.toLowerCase(),
    device,
    depth: DEPTH,
  };
}

/** "All %## will be decoded, plus character + will be decoded to a space": so both are written encoded. */
export function encodedKeyword(query: string): string {
  return query.replaceAll('%', '%25').replaceAll('+', '%2B');
}

/** Chinese and Portuguese are listed by region (`zh-CN`, `pt-BR`); of all other languages only the language. */
function regionalLanguage(tag: string): string {
  const [, region = ''] = tag.split(/-(?=[A-Za-z]{2}$)/);
  const language = languageOf(tag) ?? tag.toLowerCase();
  return ['zh', 'pt'].includes(language) && region !== '' ? `${language}-${region.toUpperCase()}` : language;
}
