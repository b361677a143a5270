import type { AdBlock, CaptureParser } from './capture.js';
import { googleFacts, isBlockedByGoogle, saysGoogleFoundNothing } from './google-html-page.js';
import type { PageElement } from './html/page-element.js';
import type { EnginePages } from './html/read-page.js';
import { readResultsPage } from './html/read-page.js';
import { isAdMarker } from './html/shown-words.js';

/** `/aclk` and `/pagead/aclk` at the root only: other services count other clicks under the same name. */
const AD_CLICK = /^(?:(?:https?:)?\/\/[^/?#]{1,100})?\/(?:pagead\/)?aclk\?/i;
const GOOGLE_HOST = /^(?:[a-z0-9-]+\.)*(?:google|googleusercontent|gstatic|youtube-nocookie)\.[a-z.]{2,6}$/i;

/** Elements that have held exactly one text ad each: 2013 to 2016, 2018 to 2020, and since 2020. */
const UNIT_CLASSES = ['ads-ad', 'ads-fr', 'uEierd', 'taf', 'tam', 'tal'] as const;

/** Product cards by the attributes that Google's own scripts need. */
const isProductCard = (element: PageElement): boolean =>
  element.hasClass('pla-unit') || (element.name !== 'a' && element.attribute('data-pla-slot-pos') !== null);

/** Hotel and flight modules, by the addresses and ids that they carry. */
const isOtherModule = (element: PageElement): boolean =>
  element.attribute('data-hotel-id') !== null || /^\/travel\//.test(element.attribute('href') ?? '');

const SIDE_IDS = new Set(['rhs', 'rhs_block', 'rhscol', 'mbEnd']);
const BOTTOM_IDS = new Set(['tadsb', 'bottomads']);

function namedPlace(element: PageElement): AdBlock | null {
  const id = element.attribute('id');
  if (id === null) return null;
  if (SIDE_IDS.has(id)) return 'side';
  return BOTTOM_IDS.has(id) ? 'bottom' : null;
}

const GOOGLE: EnginePages = {
  engine: 'google',
  isAdClick: (url) => AD_CLICK.test(url.slice(0, 200)),
  leadsToResult,
  isHeadline: () => false,
  isAdText: () => false,
  isUnit: (element) =>
    element.attribute('data-text-ad') !== null || UNIT_CLASSES.some((token) => element.hasClass(token)),
  isRegion: (element) => {
    const id = element.attribute('id');
    if (id === 'tads' || id === 'tadsb' || id === 'mtads') return true;
    const label = element.attribute('aria-label');
    return label !== null && element.attribute('role') === 'region' && isAdMarker(label);
  },
  isProductCard,
  isOtherModule,
  namedPlace,
  facts: googleFacts,
  blockedBy: isBlockedByGoogle,
  saysNothingFound: saysGoogleFoundNothing,
};

/** A result's link leads off Google, straight or through `/url` or (since 2026) the opaque `/goto`. */
function leadsToResult(href: string): boolean {
  if (/^(?:https?:\/\/www\.google\.[a-z.]{2,6})?\/(?:url|goto)\?/.test(href)) return true;
  const host = /^https?:\/\/([^/?#:]+)/i.exec(href)?.[1];
  return host !== undefined && !GOOGLE_HOST.test(host);
}

/**
 * Reads saved Google results pages, from 2013 to the layouts of today, desktop, mobile and without scripts. App-install
 * ads are text ads (with a note). A labelled row of tours or tickets, each with a price and a seller behind the click
 * wrapper, is a row of product ads. Hotel, flight and local-service modules are neither, whatever label they carry,
 * because they name no advertiser's text to judge; a page whose only ads stand in a module that is not recognised is
 * `failed` with `unread-ads`, never `no-ads`.
 */
export const parseGoogleHtml: CaptureParser = (bytes) => readResultsPage(bytes, GOOGLE);
