import type { CapturedAd } from '../capture.js';
import type { AdLink, PageIndex } from './page-index.js';
import { ownText } from './page-index.js';
import type { PageElement } from './page-element.js';
import { allInside, firstAtOrAfter, firstInside, withAncestors } from './page-element.js';
import { visibleText, withoutEngineMarks } from './page-text.js';
import { isAdMarker, looksLikePrice } from './shown-words.js';

export type ProductText = Pick<CapturedAd, 'title' | 'price' | 'advertiserName' | 'destination' | 'clickUrl' | 'notes'>;

/** Levels around a price in which its product's link and its card are looked for. */
const CARD_REACH = 12;

/**
 * Finds the product ads of a page, one element each. A product ad is a card with a price, an ad's link and a picture
 * that has siblings of its own kind or a label for ads around it; `isCard` names cards that are known by attributes, which then need no siblings.
 * Modules of hotels and flights mix prices with ad links too: `isOtherModule` names them.
 */
export function findProductAds(
  page: PageIndex,
  isCard: (element: PageElement) => boolean,
  isOtherModule: (element: PageElement) => boolean,
): PageElement[] {
  const cards = new Set<PageElement>();
  for (const price of page.prices) {
    const card = cardAround(price, page, isCard, isOtherModule);
    if (card !== null) cards.add(card);
  }
  // Cards are known by attributes even where the price is missing or unreadable.
  for (const { element } of page.adLinks) {
    for (const around of withAncestors(element)) {
      if (!isCard(around)) continue;
      cards.add(around);
      break;
    }
  }
  const sorted = [...cards].sort((a, b) => a.index - b.index);
  let end = -1;
  return sorted.filter((card) => {
    if (card.index <= end) return false;
    end = card.last;
    return true;
  });
}

function cardAround(
  price: PageElement,
  page: PageIndex,
  isCard: (element: PageElement) => boolean,
  isOtherModule: (element: PageElement) => boolean,
): PageElement | null {
  let candidate: PageElement | null = null;
  let alone: PageElement | null = null;
  let labelled = false;
  let levels = 0;
  for (const around of withAncestors(price)) {
    if (isOtherModule(around)) return null;
    if (isCard(around)) return around;
    levels += 1;
    if (levels > CARD_REACH || candidate !== null) continue;
    labelled ||= firstInside(around, page.markers) !== null;
    if (!isClickable(around, page) || firstInside(around, page.images) === null) continue;
    if (belongsToTextAd(price, around, page)) return null;
    alone ??= around;
    if (hasTwin(around, page)) candidate = around;
  }
  return candidate ?? (labelled ? alone : null);
}

function isClickable(element: PageElement, page: PageIndex): boolean {
  if (firstInside(element, page.adLinkElements) !== null) return true;
  return page.adLinkElements[firstAtOrAfter(page.adLinkElements, element.index)] === element;
}

/** A text ad shows its address between headline and price; a product card shows the price first. */
function belongsToTextAd(price: PageElement, card: PageElement, page: PageIndex): boolean {
  const address = firstInside(card, page.addresses);
  return address !== null && address.index < price.index;
}

/** Whether a sibling of the same kind is also a card with a price and an ad's link. */
function hasTwin(element: PageElement, page: PageIndex): boolean {
  const siblings = element.parent?.children ?? [];
  const near = siblings.slice(Math.max(0, element.order - 6), element.order + 7);
  return near.some(
    (sibling) =>
      typeof sibling !== 'string' &&
      sibling !== element &&
      sibling.name === element.name &&
      kind(sibling) === kind(element) &&
      firstInside(sibling, page.prices) !== null &&
      isClickable(sibling, page),
  );
}

function kind(element: PageElement): string {
  return element.attribute('class') ?? '';
}

/** Reads what one product card shows. */
export function readProductAd(card: PageElement, page: PageIndex): ProductText {
  const leaves = textLeaves(card);
  const price = firstInside(card, page.prices);
  const title = productTitle(card, price, leaves, page);
  const link = mainLink(card, title.element, page);
  const notes =
    link !== null && link.destination === null
      ? ["The page carries only the engine's click address, not where it leads."]
      : [];
  return {
    title: title.text,
    price: price === null ? null : priceText(price),
    advertiserName: merchant(price, title.element, leaves, card, page),
    destination: link?.destination ?? null,
    clickUrl: link?.clickUrl ?? null,
    notes,
  };
}

/** The link that the title is clicked on, else the first in the card. */
function mainLink(card: PageElement, title: PageElement, page: PageIndex): AdLink | null {
  for (const around of withAncestors(title)) {
    const at = firstAtOrAfter(page.adLinkElements, around.index);
    if (page.adLinkElements[at] === around) return page.adLinks[at] ?? null;
  }
  const inside = page.adLinks.slice(
    firstAtOrAfter(page.adLinkElements, card.index),
    firstAtOrAfter(page.adLinkElements, card.last + 1),
  );
  return inside.find((link) => title.contains(link.element)) ?? inside[0] ?? null;
}

/** Elements of the card that show text of their own, in reading order. A hovering copy repeats them; 60 are enough. */
function textLeaves(card: PageElement): PageElement[] {
  const leaves: PageElement[] = [];
  const visit = (element: PageElement): void => {
    if (element.hidden || element.textLength === 0 || leaves.length >= 60) return;
    if (element.ownsText) {
      leaves.push(element);
      return;
    }
    for (const child of element.shown) if (typeof child !== 'string') visit(child);
  };
  visit(card);
  return leaves;
}

interface Title {
  readonly text: string;
  readonly element: PageElement;
}

/** The card's heading; without one, the longest text before the price, past labels such as "Sale". */
function productTitle(
  card: PageElement,
  price: PageElement | null,
  leaves: readonly PageElement[],
  page: PageIndex,
): Title {
  const heading = firstInside(card, page.headings);
  if (heading !== null) return { text: withoutEngineMarks(firstLeafText(heading)), element: heading };
  const before = price === null ? leaves : leaves.filter((leaf) => leaf.index < price.index);
  const titles = (before.length > 0 ? before : leaves)
    .map((element) => ({ text: withoutEngineMarks(visibleText(element)), element }))
    .filter(({ text }) => !isAdMarker(text) && !looksLikePrice(text));
  const none: Title = { text: '', element: card };
  const longest = titles.reduce((best, title) => (title.text.length > best.text.length ? title : best), none);
  if (longest.text !== '') return longest;
  return { text: firstInside(card, page.images)?.attribute('alt')?.trim() ?? '', element: card };
}

/** Some layouts repeat a title at several lengths, one of them shown by width; the first is the fullest. */
function firstLeafText(heading: PageElement): string {
  const leaves = textLeaves(heading);
  const texts = leaves.map((leaf) => visibleText(leaf));
  const [first = ''] = texts;
  const repeats = texts.length > 1 && texts.slice(1).every((text) => first.startsWith(text.slice(0, 10)));
  return repeats ? first : visibleText(heading);
}

function priceText(price: PageElement): string {
  const own = ownText(price);
  return looksLikePrice(own) ? own : visibleText(price);
}

/** The seller stands right after the price, past old prices, ratings and the like. */
function merchant(
  price: PageElement | null,
  title: PageElement,
  leaves: readonly PageElement[],
  card: PageElement,
  page: PageIndex,
): string | null {
  const cite = allInside(card, page.addresses).find((element) => element.name === 'cite');
  if (cite !== undefined) return withoutEngineMarks(visibleText(cite));
  if (price === null) return null;
  // What shares a line with the price ("refurbished", an old price) is said of the price.
  const line = price.parent;
  const end = line === null || line.contains(title) ? price.last : line.last;
  const names = leaves
    .filter((leaf) => leaf.index > end)
    .map((leaf) => ({ leaf, text: withoutEngineMarks(visibleText(leaf)) }))
    .filter(({ text }) => /\p{L}{2}/u.test(text) && !looksLikePrice(text) && text.length <= 60);
  // "From Lamp House", said to screen readers, is the seller's; a bare label ("refurbished") may come before it.
  const said = names.find(({ leaf, text }) => {
    const label = leaf.attribute('aria-label');
    return label !== null && label.length > text.length && label.includes(text.replace(/[.…]+$/, ''));
  });
  return (said ?? names[0])?.text ?? null;
}
