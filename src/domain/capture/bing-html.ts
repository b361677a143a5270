import { bingFacts, isBlockedByBing, saysBingFoundNothing } from './bing-html-page.js';
import type { AdBlock, CaptureParser } from './capture.js';
import type { PageElement } from './html/page-element.js';
import type { EnginePages } from './html/read-page.js';
import { readResultsPage } from './html/read-page.js';
import { isAdMarker } from './html/shown-words.js';

const AD_CLICK =
  /^(?:(?:https?:)?\/\/(?:www\.|cn\.)?bing\.com)?\/(?:acli?c?k|alink\/link)\?|^https?:\/\/(?:\d+\.)?r\.msn\.com\//i;
const BING_HOST = /^(?:[a-z0-9-]+\.)*(?:bing|msn|microsoft|live|bingapis)\.(?:com|net)$/i;

const SIDE_IDS = new Set(['b_context']);

function namedPlace(element: PageElement): AdBlock | null {
  const id = element.attribute('id');
  if (id !== null && SIDE_IDS.has(id)) return 'side';
  if (element.hasClass('b_adBottom')) return 'bottom';
  return element.hasClass('b_adTop') ? 'top' : null;
}

const BING: EnginePages = {
  engine: 'bing',
  isAdClick: (url) => AD_CLICK.test(url.slice(0, 200)),
  leadsToResult,
  isHeadline: () => false,
  isAdText: () => false,
  isUnit: (element) =>
    element.hasClass('sb_add') || (element.hasClass('ad_sc') && !element.hasClass('pa_item') && element.name === 'li'),
  isRegion: (element) => {
    if (element.hasClass('b_ad')) return true;
    const label = element.attribute('aria-label');
    return label !== null && element.attribute('role') === 'region' && isAdMarker(label);
  },
  isProductCard: (element) => element.hasClass('pa_item') || element.hasClass('adsMvC'),
  isOtherModule: () => false,
  namedPlace,
  facts: bingFacts,
  blockedBy: isBlockedByBing,
  saysNothingFound: saysBingFoundNothing,
};

/** A result's link leads off Bing, straight or through `/ck/a`. */
function leadsToResult(href: string): boolean {
  if (/^(?:https?:\/\/(?:www|cn)\.bing\.com)?\/ck\/a\?/.test(href)) return true;
  const host = /^https?:\/\/([^/?#:]+)/i.exec(href)?.[1];
  return (
    host !== undefined &&
    !(BING_HOST.test(host) && /^https?:\/\/[^/]+\/(?:search|images|videos|maps|news|shop|travel)\b/i.test(href))
  );
}

/** Reads saved Bing results pages, desktop, mobile and without scripts; text and product ads in any place. */
export const parseBingHtml: CaptureParser = (bytes) => readResultsPage(bytes, BING);
