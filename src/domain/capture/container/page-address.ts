import { collapse } from '../html/page-text.js';
import { countryOf, languageOf } from '../reply-context.js';

/** Engines whose pages can be read. */
export type PageEngine = 'google' | 'bing' | 'duckduckgo';

/** What the address of a results page says of the look. */
export interface PageAddress {
  readonly engine: PageEngine;
  readonly query: string | null;
  /** ISO 3166-1 alpha-2. */
  readonly country: string | null;
  /** BCP 47 primary language. */
  readonly language: string | null;
}

const GOOGLE = /^(?:www\.|m\.)?google\.(?:com|[a-z]{2}|com?\.[a-z]{2})$/;
const CONSENT = /^consent\.google\.(?:com|[a-z]{2}|com?\.[a-z]{2})$/;
const BING = /^(?:www\.|cn\.|m\.)?bing\.com$/;
const DUCKDUCKGO = /^(?:(?:html|lite|safe|start|www)\.)?duckduckgo\.com$/;
/** Google's scripts ask for pieces of a page under the page's address. */
const PIECES = ['async', 'asearch'];

/**
 * What a results page's address says; null for every other address. Walls that an engine puts before its results count as
 * results pages, so that a look that ran into one is known as `blocked` and not lost.
 */
export function resultsPageAt(address: string | null): PageAddress | null {
  const url = address === null || address.length > 20_000 ? null : URL.parse(address);
  if (url === null || !/^https?:$/.test(url.protocol)) return null;
  const host = url.hostname.replace(/\.$/, '');
  const asked = (name: string): string | null => url.searchParams.get(name);
  const query = collapse(asked('q') ?? '').slice(0, 2_048) || null;
  if (GOOGLE.test(host)) {
    if (url.pathname.startsWith('/sorry/')) return behindWall(asked('continue'));
    if (url.pathname !== '/search' || PIECES.some((name) => url.searchParams.has(name))) return null;
    return { engine: 'google', query, country: countryOf(asked('gl')), language: languageOf(asked('hl')) };
  }
  if (CONSENT.test(host)) return behindWall(asked('continue'));
  if (BING.test(host) && url.pathname === '/search') {
    const [language = null, market = null] = (asked('mkt') ?? '').split('-');
    return {
      engine: 'bing',
      query,
      country: countryOf(asked('cc')) ?? countryOf(market),
      language: languageOf(asked('setlang')) ?? languageOf(language),
    };
  }
  if (!DUCKDUCKGO.test(host)) return null;
  // Without scripts the query is sent as a form and is not in the address.
  const isPage = /^\/(?:html|lite)\/?$/.test(url.pathname) || (url.pathname === '/' && query !== null);
  return isPage ? { engine: 'duckduckgo', query, country: null, language: null } : null;
}

function behindWall(target: string | null): PageAddress | null {
  const url = target === null || target.length > 20_000 ? null : URL.parse(target);
  // One step only: a wall does not stand before a wall.
  return url === null || url.pathname.startsWith('/sorry/') || CONSENT.test(url.hostname)
    ? { engine: 'google', query: null, country: null, language: null }
    : resultsPageAt(target);
}
