import { destinationOf } from '../../trail/click-wrapper.js';
import type { PageElement } from './page-element.js';
import { allInside, firstInside, withAncestors } from './page-element.js';
import { visibleText } from './page-text.js';
import type { PageTree } from './page-tree.js';
import { isAdMarker, looksLikeAddress, looksLikePrice, withoutAdMarker } from './shown-words.js';

/** How one engine's addresses are told apart. */
export interface LinkRules {
  /** Whether the address is the engine's click wrapper for ads, as written on the page (it may be relative). */
  readonly isAdClick: (url: string) => boolean;
  /** Whether the address leads off the engine, straight or through its wrapper for results. */
  readonly leadsToResult: (href: string) => boolean;
  /** Links that are headlines although no heading is around them. */
  readonly isHeadline: (element: PageElement) => boolean;
  /** Links around an ad's own text, which are neither headline nor sitelink. */
  readonly isAdText: (element: PageElement) => boolean;
}

/** A link that an ad is clicked on. */
export interface AdLink {
  readonly element: PageElement;
  readonly clickUrl: string;
  readonly destination: string | null;
}

/** A heading that is a link, or is inside one. */
export interface Headline {
  readonly heading: PageElement;
  readonly link: PageElement;
  /** Set when the link is an ad's by its address; a label beside it can still make it one. */
  readonly adLink: AdLink | null;
  readonly leadsToResult: boolean;
}

/** What the readers of ads look for, gathered in one pass over the page; every list is in reading order. */
export interface PageIndex {
  readonly tree: PageTree;
  readonly byId: ReadonlyMap<string, PageElement>;
  readonly links: readonly PageElement[];
  readonly adLinks: readonly AdLink[];
  readonly adLinkElements: readonly PageElement[];
  readonly headlines: readonly Headline[];
  readonly headings: readonly PageElement[];
  /** Elements whose text is an address as shown. */
  readonly addresses: readonly PageElement[];
  /** Elements whose text is only the engine's label for ads. */
  readonly markers: readonly PageElement[];
  readonly prices: readonly PageElement[];
  readonly images: readonly PageElement[];
}

const HEADINGS = new Set(['h1', 'h2', 'h3', 'h4']);
/** A text longer than this is neither a headline, an address, a label nor a price; some panels are headings as a whole. */
const SHORT = 260;

export function indexPage(tree: PageTree, rules: LinkRules): PageIndex {
  const byId = new Map<string, PageElement>();
  const links: PageElement[] = [];
  const adLinks: AdLink[] = [];
  const headings: PageElement[] = [];
  const addresses: PageElement[] = [];
  const markers: PageElement[] = [];
  const prices: PageElement[] = [];
  const images: PageElement[] = [];
  for (const element of tree.elements) {
    const id = element.attribute('id');
    if (id !== null && !byId.has(id)) byId.set(id, element);
    if (element.hidden) continue;
    if (element.name === 'img') images.push(element);
    if (element.name === 'a' && element.attribute('href') !== null) {
      links.push(element);
      const adLink = rules.isAdText(element) ? null : readAdLink(element, rules);
      if (adLink !== null) adLinks.push(adLink);
    }
    if (element.textLength === 0) continue;
    if (element.textLength > SHORT) continue;
    if (HEADINGS.has(element.name) || element.attribute('role') === 'heading' || rules.isHeadline(element)) {
      headings.push(element);
    }
    if (!element.ownsText) continue;
    const text = visibleText(element);
    if (isAdMarker(text)) markers.push(element);
    else if (element.name === 'cite' || looksLikeAddress(shownAddressOf(element))) addresses.push(element);
    else if (looksLikePrice(text)) prices.push(element);
    else if (element.children.length > 1 && looksLikePrice(ownText(element))) prices.push(element);
  }
  // A `cite` whose whole text is in an inner link owns no text itself.
  for (const element of tree.elements) {
    if (element.name !== 'cite' || element.ownsText || element.hidden) continue;
    if (firstInside(element, addresses) === null && element.textLength > 0) addresses.push(element);
  }
  addresses.sort((a, b) => a.index - b.index);
  const adLinkElements = adLinks.map((link) => link.element);
  const headlines = pairHeadings(headings, links, new Map(adLinks.map((link) => [link.element, link])), rules);
  return { tree, byId, links, adLinks, adLinkElements, headlines, headings, addresses, markers, prices, images };
}

/** The element's text as an address: without a label for ads in front of it, or in an element of its own inside it. */
export function shownAddressOf(element: PageElement): string {
  const labels = new Set<PageElement>();
  for (const child of element.shown) {
    if (typeof child !== 'string' && child.textLength <= 40 && isAdMarker(visibleText(child))) labels.add(child);
  }
  return withoutAdMarker(
    visibleText(element, labels)
      .replace(/[\u200b\u200e\u200f\u2060\ufeff]/g, '')
      .trim(),
  );
}

/** The element's own text, without its descendants'. */
export function ownText(element: PageElement): string {
  return element.children
    .filter((child) => typeof child === 'string')
    .join(' ')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim();
}

/**
 * An ad's link carries the wrapper as its address, or beside its address in an attribute (`data-rw`, `data-arwt`), or in
 * a hidden twin just before it (2014 to 2024), so that hovering shows the advertiser's own address.
 */
function readAdLink(link: PageElement, rules: LinkRules): AdLink | null {
  const href = (link.attribute('href') ?? '').trim();
  const wrapper = [href, ...besideAddress(link), hiddenTwin(link)].find((url) => url !== '' && rules.isAdClick(url));
  if (wrapper === undefined) return null;
  const direct = wrapper === href ? null : destinationOf(href);
  return { element: link, clickUrl: wrapper, destination: direct ?? destinationOf(wrapper) };
}

function besideAddress(link: PageElement): string[] {
  return Object.entries(link.attributes)
    .filter(([name]) => name.startsWith('data-'))
    .map(([, value]) => value?.trim() ?? '');
}

function hiddenTwin(link: PageElement): string {
  const siblings = link.parent?.children ?? [];
  const before = siblings.slice(Math.max(0, link.order - 2), link.order).filter((child) => typeof child !== 'string');
  const twin = before.at(-1);
  return twin?.name === 'a' && twin.hidden ? (twin.attribute('href') ?? '').trim() : '';
}

function pairHeadings(
  headings: readonly PageElement[],
  links: readonly PageElement[],
  adLinks: ReadonlyMap<PageElement, AdLink>,
  rules: LinkRules,
): Headline[] {
  const headlines: Headline[] = [];
  const taken = new Set<PageElement>();
  let outerEnd = -1;
  for (const heading of headings) {
    if (heading.index <= outerEnd) continue;
    outerEnd = heading.last;
    const link = linkAround(heading) ?? linkWithin(heading, links, adLinks);
    if (link === null || taken.has(link)) continue;
    taken.add(link);
    const href = (link.attribute('href') ?? '').trim();
    const adLink = adLinks.get(link) ?? null;
    headlines.push({ heading, link, adLink, leadsToResult: adLink === null && rules.leadsToResult(href) });
  }
  return headlines;
}

/** Links hold their heading directly; further out they are cards that hold more than one thing. */
function linkAround(heading: PageElement): PageElement | null {
  let levels = 0;
  for (const element of withAncestors(heading)) {
    if (element.name === 'a') return element.attribute('href') === null ? null : element;
    levels += 1;
    if (levels > 8) break;
  }
  return null;
}

function linkWithin(
  heading: PageElement,
  links: readonly PageElement[],
  adLinks: ReadonlyMap<PageElement, AdLink>,
): PageElement | null {
  const inside = allInside(heading, links);
  return inside.find((link) => adLinks.has(link)) ?? inside[0] ?? null;
}
