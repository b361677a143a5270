import type { CapturedAd, Sitelink } from '../capture.js';
import type { Headline, PageIndex } from './page-index.js';
import { shownAddressOf } from './page-index.js';
import type { PageElement } from './page-element.js';
import { allInside, firstAtOrAfter, withAncestors } from './page-element.js';
import { isLine, visibleText, withoutEngineMarks } from './page-text.js';
import { isAdMarker, looksLikeAddress, looksLikePrice, withoutAdMarker } from './shown-words.js';
import type { TextAdUnit } from './text-ads.js';

export type AdText = Pick<
  CapturedAd,
  'title' | 'description' | 'displayUrl' | 'destination' | 'clickUrl' | 'sitelinks' | 'notes'
>;

/** Sitelinks kept of one ad; engines show at most about a dozen. */
const MAX_SITELINKS = 100;

/** Reads what one text ad shows. */
export function readTextAd({ headline, link, unit }: TextAdUnit, page: PageIndex): AdText {
  const notes: string[] = [];
  const title = withoutEngineMarks(visibleText(headline.heading));
  const address = shownAddress(headline.heading, unit, page);
  const store = address === null ? besideMarker(unit, page) : null;
  if (store !== null) notes.push('Shows the name of an app store or page instead of an address.');
  if (link.destination === null) notes.push("The page carries only the engine's click address, not where it leads.");

  const sitelinkElements = allInside(unit, page.adLinkElements).filter(
    (element) => element !== link.element && isSitelink(element, headline.heading, page),
  );
  if (sitelinkElements.length > MAX_SITELINKS) {
    notes.push(`Has ${sitelinkElements.length} sitelinks; the first ${MAX_SITELINKS} are kept.`);
  }
  const sitelinks = readSitelinks(sitelinkElements.slice(0, MAX_SITELINKS), page, title);
  return {
    title,
    description: readDescription(unit, headline, sitelinkElements, page),
    displayUrl: address ?? store,
    destination: link.destination,
    clickUrl: link.clickUrl,
    sitelinks,
    notes,
  };
}

/** Since 2023 a site's name stands before its address, and may itself look like one ("Shop.example"). */
const FULL_ADDRESS = /^(?:https?:\/\/|www\.)|[/›]/;
const SITE_NAME_REACH = 3;

/** The first address shown in the ad: in its link, else after the heading, else anywhere in it. */
function shownAddress(heading: PageElement, unit: PageElement, page: PageIndex): string | null {
  const shown = allInside(unit, page.addresses).filter((element) => !heading.contains(element));
  const texts = shown.map((element) => shownAddressOf(element)).filter((text) => text !== '');
  const addresses = texts.filter((text) => looksLikeAddress(text)).slice(0, SITE_NAME_REACH);
  return addresses.find((text) => FULL_ADDRESS.test(text)) ?? addresses[0] ?? texts[0] ?? null;
}

/** What stands beside the ad label where an address would: an app store's name. */
function besideMarker(unit: PageElement, page: PageIndex): string | null {
  for (const marker of allInside(unit, page.markers)) {
    if (marker.parent === null) continue;
    const text = visibleText(marker.parent, new Set([marker]));
    if (text !== '' && text.length <= 40) return text;
  }
  return null;
}

function isSitelink(element: PageElement, heading: PageElement, page: PageIndex): boolean {
  if (element.contains(heading) || heading.contains(element) || element.textLength === 0) return false;
  if (element.attribute('role') === 'button') return false;
  // The shown address is often a link of its own; so are buttons ("Install") and calls.
  const address = page.addresses[firstAtOrAfter(page.addresses, element.index)];
  if (address !== undefined && element.contains(address)) return false;
  for (const around of withAncestors(element)) if (around.name === 'cite') return false;
  return !holdsButton(element);
}

function holdsButton(element: PageElement): boolean {
  return element.children.some(
    (child) => typeof child !== 'string' && (child.attribute('role') === 'button' || child.name.includes('button')),
  );
}

const PHONE = /\d[\d\s().-]{7,}\d/;

function readSitelinks(elements: readonly PageElement[], page: PageIndex, title: string): Sitelink[] {
  const sitelinks: Sitelink[] = [];
  for (const element of elements) {
    const text = withoutEngineMarks(visibleText(element));
    if (text === '' || text === title || looksLikeAddress(text)) continue;
    const around = sitelinkGround(element, elements);
    const beside = around === element ? '' : visibleText(around, new Set([element]));
    // A shop's street address links to its map and stands beside its phone number.
    if (PHONE.test(beside)) continue;
    sitelinks.push({
      title: text,
      description: isSeparator(beside) ? null : withoutEngineMarks(beside),
      url: page.adLinks[firstAtOrAfter(page.adLinkElements, element.index)]?.destination ?? null,
    });
  }
  return sitelinks;
}

/** A sitelink's own text stands within a few levels of it, in an element that holds no other sitelink. */
function sitelinkGround(element: PageElement, sitelinks: readonly PageElement[]): PageElement {
  // Alone, nothing tells where its own text ends and the ad's begins.
  if (sitelinks.length < 2) return element;
  let ground = element;
  let levels = 0;
  for (const around of withAncestors(element)) {
    const at = firstAtOrAfter(sitelinks, around.index);
    const next = sitelinks[at + 1];
    if (levels > 5 || (next !== undefined && next.index <= around.last)) break;
    if (around.textLength > 400) break;
    ground = around;
    levels += 1;
  }
  return ground;
}

function isSeparator(text: string): boolean {
  return !/[\p{L}\p{N}]{2}/u.test(text);
}

/** Headings inside an ad are those of its extensions. */
const NEVER_A_LINE = /^(?:cite|h[1-6])$|button/;

/** Lines of an ad's text beyond which the rest is extensions. */
const MAX_LINES = 3;
/** Characters of a line, and lines looked at, beyond which an ad is not one of an engine's making. */
const MAX_LINE = 1_200;
const MAX_LOOKED = 200;

/**
 * The ad's own lines: what is neither headline, address, label, sitelink, button nor one of the extensions that engines
 * add by rule (callouts between dots, "Types: a, b", prices, phone numbers, ratings).
 */
function readDescription(
  unit: PageElement,
  { heading, link }: Headline,
  sitelinks: readonly PageElement[],
  page: PageIndex,
): string | null {
  const lines: string[] = [];
  // What the headline's link shows besides the headline (the site's name) is repeated outside it for narrow screens.
  const repeated = visibleText(link, new Set([heading]));
  let first: PageElement | null = null;
  let looked = 0;
  const visit = (element: PageElement): void => {
    if (lines.length >= MAX_LINES || element.hidden || element.textLength === 0 || element === link) return;
    if (element === heading) return;
    if (element.attribute('role') === 'button' || NEVER_A_LINE.test(element.name)) return;
    if (holdsOneOf(element, sitelinks) || element.contains(heading) || !isFlat(element)) {
      if (sitelinks[firstAtOrAfter(sitelinks, element.index)] === element) return;
      const inner = element.shown.filter((child) => typeof child !== 'string');
      for (const child of inner) visit(child);
      const besideLines = element.ownsText && !element.contains(heading);
      if (besideLines) take(element, new Set(inner.filter((child) => isLine(child))));
      return;
    }
    take(element, new Set());
  };
  const take = (element: PageElement, without: Set<PageElement>): void => {
    if (element.textLength > MAX_LINE || (looked += 1) > MAX_LOOKED) return;
    for (const apart of [...allInside(element, page.markers), ...allInside(element, sitelinks)]) without.add(apart);
    const text = withoutEngineMarks(visibleText(element, without));
    if (!isAdLine(text) || lines.includes(text) || repeated.includes(text)) return;
    // Further lines of the ad stand beside its first; what stands elsewhere is added by rule.
    first ??= element;
    if (element.parent === first.parent || element.parent?.parent === first.parent?.parent) lines.push(text);
  };
  visit(unit);
  return lines.length === 0 ? null : lines.join(' ');
}

function holdsOneOf(element: PageElement, sorted: readonly PageElement[]): boolean {
  const found = sorted[firstAtOrAfter(sorted, element.index)];
  return found !== undefined && element.contains(found);
}

/** Whether the element's text is one line: nothing inside starts another. */
function isFlat(element: PageElement): boolean {
  const stack: PageElement[] = [element];
  for (let current = stack.pop(); current !== undefined; current = stack.pop()) {
    for (const child of current.shown) {
      if (typeof child === 'string' || child.textLength === 0) continue;
      if (NEVER_A_LINE.test(child.name)) return false;
      if (isLine(child) && child.name !== 'br') {
        // A wrapper around one single line is still that line.
        if (child.textLength < element.textLength) return false;
      }
      stack.push(child);
    }
  }
  return true;
}

function isAdLine(text: string): boolean {
  if (text.length < 12 && !DENSE_SCRIPT.test(text)) return false;
  if (isAdMarker(text) || looksLikeAddress(text) || looksLikePrice(text)) return false;
  if (text.length <= 60 && withoutAdMarker(text) !== text) return false;
  return !isExtension(text) && (wordsOf(text) >= 2 || DENSE_SCRIPT.test(text));
}

/** Scripts that write no spaces between words; a few of their characters are a line. */
const DENSE_SCRIPT = /[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af\u0e00-\u0e7f]{6}/;

/** Lines that engines add by rule, told by their shape. */
function isExtension(text: string): boolean {
  const dots = text.match(/ [·•] /g)?.length ?? 0;
  if (dots >= 2 || (dots === 1 && text.length < 60)) return true;
  if (text.includes(',') && /^[^.!?:]{2,30}: [^.!?]*(?:…|\.{3})?$/u.test(text)) return true;
  // A phone number, alone or after "Call".
  if (/^[^.!?\d]{0,30}[\d\s()+.-]{8,24}$/.test(text)) return true;
  // Counts and scores: "1,400 seller reviews", "4.1 advertiser rating".
  if (text.length < 40 && /^\d[\d.,]* (?:\p{L}+ ?){1,3}$/u.test(text)) return true;
  // Ratings and followers name their site and a number, and are no sentence.
  return text.length < 90 && /[\p{L}\d]\.\p{L}{2,}/u.test(text) && /\d/.test(text) && !/[.!?…]$/.test(text);
}

function wordsOf(text: string): number {
  return text.split(' ').filter((word) => /\p{L}{2}/u.test(word)).length;
}
