import type { CapturedAd, Sitelink } from '../capture.js';
import type { AdLink, PageIndex } from './page-index.js';
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
    description: readDescription(unit, headline.heading, sitelinkElements),
    displayUrl: address ?? store,
    destination: link.destination,
    clickUrl: link.clickUrl,
    sitelinks,
    notes,
  };
}

/** The first address shown in the ad: in its link, else after the heading, else anywhere in it. */
function shownAddress(heading: PageElement, unit: PageElement, page: PageIndex): string | null {
  const shown = allInside(unit, page.addresses).filter((element) => !heading.contains(element));
  const texts = shown.map((element) => withoutAdMarker(cleanAddress(visibleText(element))));
  return texts.find((text) => looksLikeAddress(text)) ?? texts.find((text) => text !== '') ?? null;
}

function cleanAddress(text: string): string {
  return text.replace(/[\u200b\u200e\u200f\u2060\ufeff]/g, '').trim();
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

function readSitelinks(elements: readonly PageElement[], page: PageIndex, title: string): Sitelink[] {
  const destinations = new Map<PageElement, AdLink>(page.adLinks.map((link) => [link.element, link]));
  const sitelinks: Sitelink[] = [];
  for (const element of elements) {
    const text = withoutEngineMarks(visibleText(element));
    if (text === '' || text === title || looksLikeAddress(text)) continue;
    const around = sitelinkGround(element, elements);
    const beside = around === element ? '' : visibleText(around, new Set([element]));
    sitelinks.push({
      title: text,
      description: isSeparator(beside) ? null : withoutEngineMarks(beside),
      url: destinations.get(element)?.destination ?? null,
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

/** Lines of an ad's text beyond which the rest is extensions. */
const MAX_LINES = 3;

/**
 * The ad's own lines: what is neither headline, address, label, sitelink, button nor one of the extensions that engines
 * add by rule (callouts between dots, "Types: a, b", prices, phone numbers, ratings).
 */
function readDescription(unit: PageElement, heading: PageElement, sitelinks: readonly PageElement[]): string | null {
  const lines: string[] = [];
  let first: PageElement | null = null;
  const visit = (element: PageElement): void => {
    if (lines.length >= MAX_LINES || element.hidden || element.textLength === 0 || element === heading) return;
    if (element.attribute('role') === 'button' || element.name === 'cite' || /button/.test(element.name)) return;
    if (holdsOneOf(element, sitelinks) || element.contains(heading) || !isFlat(element)) {
      if (sitelinks.includes(element)) return;
      for (const child of element.children) if (typeof child !== 'string') visit(child);
      return;
    }
    const text = withoutLeadingMarker(element);
    if (!isAdLine(text) || lines.includes(text)) return;
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
    for (const child of current.children) {
      if (typeof child === 'string' || child.textLength === 0) continue;
      if (isLine(child) && child.name !== 'br') {
        // A wrapper around one single line is still that line.
        if (child.textLength < element.textLength) return false;
      }
      stack.push(child);
    }
  }
  return true;
}

function withoutLeadingMarker(element: PageElement): string {
  const labels = new Set<PageElement>();
  for (const child of element.children) {
    if (typeof child !== 'string' && child.textLength <= 40 && isAdMarker(visibleText(child))) labels.add(child);
  }
  return withoutEngineMarks(visibleText(element, labels));
}

function isAdLine(text: string): boolean {
  if (text.length < 12 && !/[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]{6}/.test(text)) return false;
  if (isAdMarker(text) || looksLikeAddress(text) || looksLikeAddress(withoutAdMarker(text)) || looksLikePrice(text)) {
    return false;
  }
  const calloutDots = text.match(/ [·•] /g)?.length ?? 0;
  if (calloutDots >= 2 || (calloutDots === 1 && text.length < 60)) return false;
  if (/^[^.!?:]{2,30}: [^.!?]*,[^.!?]*(?:…|\.{3})?$/u.test(text)) return false;
  if (/^[\d\s()+.,/★-]+$/.test(text)) return false;
  return /\p{L}{2}.*\s.*\p{L}{2}/u.test(text) || /[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af\u0e00-\u0e7f]{6}/.test(text);
}
