import type { AdBlock, CaptureParser } from './capture.js';
import { duckDuckGoFacts, isBlockedByDuckDuckGo, saysDuckDuckGoFoundNothing } from './duckduckgo-html-page.js';
import type { PageElement } from './html/page-element.js';
import type { EnginePages } from './html/read-page.js';
import { readResultsPage } from './html/read-page.js';

/**
 * DuckDuckGo's own wrapper (`/y.js`), also inside its wrapper for results (`/l/?uddg=`), and that of Microsoft, whose ads
 * it shows.
 */
const AD_CLICK =
  /^(?:(?:https?:)?\/\/(?:[a-z]+\.)?duckduckgo\.com)?\/(?:y\.js\?|l\/\?uddg=(?:https?%3A%2F%2F|%2F%2F)duckduckgo\.com%2Fy\.js)|^https?:\/\/(?:www\.)?bing\.com\/acli?c?k\?/i;
const RESULT_CLICK = /^(?:(?:https?:)?\/\/(?:[a-z]+\.)?duckduckgo\.com)?\/l\/\?/i;
/** Its own sites, to which the pages' menus lead under headings. */
const OWN_HOST = /^(?:[a-z0-9-]+\.)*(?:duckduckgo\.com|duck\.com|spreadprivacy\.com|donttrack\.us)$/i;

const AD_CLASSES = ['result--ad', 'web-result-sponsored'] as const;

/** Answers and facts beside or above the results lead off the page like results, and say nothing of where ads stand. */
function namedPlace(element: PageElement): AdBlock | null {
  if (element.attribute('id') === 'zero_click_wrapper') return 'side';
  if (element.hasClass('results--sidebar') || element.hasClass('js-sidebar-ads')) return 'side';
  return element.attribute('data-testid') === 'sidebar' ? 'side' : null;
}

const DUCKDUCKGO: EnginePages = {
  engine: 'duckduckgo',
  isAdClick: (url) => AD_CLICK.test(url.slice(0, 200)),
  leadsToResult,
  // The page without scripts has had no headings around its links at times (2015, Lite).
  isHeadline: (element) =>
    element.name === 'a' &&
    (element.hasClass('result__a') || element.hasClass('large') || element.hasClass('result-link')),
  isAdText: (element) => element.hasClass('result__snippet') || element.attribute('data-result') === 'snippet',
  isUnit: (element) => AD_CLASSES.some((token) => element.hasClass(token)) || element.attribute('data-testid') === 'ad',
  isRegion: (element) => element.hasClass('results--ads') && element.textLength > 0,
  isProductCard: () => false,
  isOtherModule: () => false,
  namedPlace,
  facts: duckDuckGoFacts,
  blockedBy: isBlockedByDuckDuckGo,
  saysNothingFound: saysDuckDuckGoFoundNothing,
};

function leadsToResult(href: string): boolean {
  if (RESULT_CLICK.test(href)) return true;
  const host = /^https?:\/\/([^/?#:]+)/i.exec(href)?.[1];
  return host !== undefined && !OWN_HOST.test(host);
}

/**
 * Reads saved DuckDuckGo results pages, with and without scripts; text ads. Rows of products are not read: a page with
 * nothing but such a row is `failed` with `unread-ads`.
 */
export const parseDuckDuckGoHtml: CaptureParser = (bytes) => readResultsPage(bytes, DUCKDUCKGO);
