import type { PageElement } from './page-element.js';
import { firstAtOrAfter, firstInside, withAncestors } from './page-element.js';
import type { AdLink, Headline, PageIndex } from './page-index.js';
import { destinationOf } from '../../trail/click-wrapper.js';

/** One text ad found on a page: where it starts, what it is clicked on, and the element that holds all of it. */
export interface TextAdUnit {
  readonly headline: Headline;
  readonly link: AdLink;
  readonly unit: PageElement;
}

/** What an engine is known to put around its ads. Hints only: the page's structure decides without them too. */
export interface AdHints {
  /** Whether the element is known to hold exactly one text ad. */
  readonly isUnit: (element: PageElement) => boolean;
  /** Whether the element is known to hold nothing but ads. */
  readonly isRegion: (element: PageElement) => boolean;
}

/** Levels around a headline in which a label "Ad" is taken as its own. */
const LABEL_REACH = 7;

/**
 * Finds the text ads of a page. A headline is an ad's when its link is the engine's click wrapper, or when an ad label
 * or a region of ads is around it, and when an address (or the label) is shown in the part of the page that belongs to
 * this headline alone; that part keeps an ad apart from its own sitelinks, whose headings have no address.
 *
 * Not text ads: product ads (`shopping` lists them), and modules of hotels, flights and local services, which show
 * prices and profiles instead of an advertiser's headline and address.
 */
export function findTextAds(page: PageIndex, shopping: readonly PageElement[], hints: AdHints): TextAdUnit[] {
  const headlines = page.headlines.filter(({ heading }) => !isInsideOneOf(heading, shopping));
  const headings = headlines.map(({ heading }) => heading);
  const regions = page.tree.elements.filter((element) => !element.hidden && hints.isRegion(element));
  const startedUnits = new Set<PageElement>();

  const own = headlines.filter((headline) => {
    const ground = ownGround(headline.heading, headings);
    const address = firstInside(ground, page.addresses) ?? addressBelow(headline.heading, headings, page);
    const hinted = firstOfHintedUnit(headline.heading, hints, startedUnits);
    if (headline.adLink !== null) return hinted || address !== null || firstInside(ground, page.markers) !== null;
    if (!headline.leadsToResult || address === null) return false;
    return hinted || isInsideOneOf(headline.heading, regions) || isLabelled(headline.heading, ground, page);
  });
  const ads = new Set(own);
  const results = headlines.filter((headline) => headline.leadsToResult && !ads.has(headline));
  const blockers = [...own, ...results].map(({ heading }) => heading);
  const walls = [...blockers, ...shopping].sort((a, b) => a.index - b.index);

  return own.map((headline) => ({
    headline,
    link: headline.adLink ?? directLink(headline.link),
    unit: growUnit(headline.heading, walls, hints),
  }));
}

/**
 * The address that follows the heading before any other headline does, in an element that begins with this heading: so
 * it stands where sitelinks with headings of their own follow in the same element.
 */
function addressBelow(heading: PageElement, headings: readonly PageElement[], page: PageIndex): PageElement | null {
  const address = page.addresses[firstAtOrAfter(page.addresses, heading.last + 1)];
  const at = firstAtOrAfter(headings, heading.index);
  const next = headings[at + 1];
  if (address === undefined || (next !== undefined && next.index < address.index)) return null;
  let levels = 0;
  for (const around of withAncestors(heading)) {
    if (levels > LABEL_REACH || (headings[at - 1]?.index ?? -1) >= around.index) return null;
    if (around.contains(address)) return address;
    levels += 1;
  }
  return null;
}

/** The largest element around the heading that holds no other headline. */
function ownGround(heading: PageElement, headings: readonly PageElement[]): PageElement {
  let ground = heading;
  for (const around of withAncestors(heading)) {
    if (around.name === 'body' || around.name === 'html' || holdsAnother(around, heading, headings)) break;
    ground = around;
  }
  return ground;
}

function growUnit(heading: PageElement, walls: readonly PageElement[], hints: AdHints): PageElement {
  let unit = heading;
  for (const around of withAncestors(heading)) {
    if (around.name === 'body' || around.name === 'html' || holdsAnother(around, heading, walls)) break;
    if (hints.isRegion(around)) break;
    unit = around;
    if (hints.isUnit(around)) break;
  }
  return unit;
}

function holdsAnother(around: PageElement, heading: PageElement, sorted: readonly PageElement[]): boolean {
  const at = firstAtOrAfter(sorted, heading.index);
  const before = sorted[at - 1];
  const after = sorted[at + 1];
  return (before !== undefined && before.index >= around.index) || (after !== undefined && after.index <= around.last);
}

/** In a unit that is known to hold one ad, its first headline is the ad's. */
function firstOfHintedUnit(heading: PageElement, hints: AdHints, started: Set<PageElement>): boolean {
  for (const around of withAncestors(heading)) {
    if (!hints.isUnit(around)) continue;
    if (started.has(around)) return false;
    started.add(around);
    return true;
  }
  return false;
}

function isLabelled(heading: PageElement, ground: PageElement, page: PageIndex): boolean {
  let levels = 0;
  for (const around of withAncestors(heading)) {
    if (levels > LABEL_REACH || !ground.contains(around)) return false;
    if (firstInside(around, page.markers) !== null) return true;
    levels += 1;
  }
  return false;
}

function directLink(link: PageElement): AdLink {
  const href = (link.attribute('href') ?? '').trim();
  return { element: link, clickUrl: href, destination: destinationOf(href) };
}

/** `containers` are in reading order and may nest. */
export function isInsideOneOf(element: PageElement, containers: readonly PageElement[]): boolean {
  for (const around of withAncestors(element)) {
    const at = firstAtOrAfter(containers, around.index);
    if (containers[at] === around) return true;
  }
  return false;
}
