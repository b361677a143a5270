import type { PageElement } from './page-element.js';

/** Elements that start a line of their own; text before and after them does not run together. */
const LINES = new Set(
  (
    'address article aside blockquote br caption center dd details div dl dt fieldset figcaption figure footer form ' +
    'h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody td tfoot th thead tr ul w-ad-creative-spacer'
  ).split(' '),
);

/** Whether the element starts a line of its own. */
export function isLine(element: PageElement): boolean {
  return LINES.has(element.name);
}

/** Longest text taken from one place, in UTF-16 units; no ad's text comes near. */
const MAX_TEXT = 2_000;

/**
 * The text that a reader sees in the element, white space collapsed, without the elements in `without`. Empty parts of
 * the page are stepped over, so the work follows the text taken and not the page.
 */
export function visibleText(element: PageElement, without: ReadonlySet<PageElement> = new Set()): string {
  const parts: string[] = [];
  let taken = 0;
  const visit = (current: PageElement): void => {
    if (current.hidden || without.has(current)) return;
    const line = LINES.has(current.name);
    if (line) parts.push(' ');
    for (const child of current.shown) {
      if (taken > MAX_TEXT) break;
      if (typeof child === 'string') {
        parts.push(child);
        taken += child.length;
      } else visit(child);
    }
    if (line) parts.push(' ');
  };
  visit(element);
  return collapse(parts.join('')).slice(0, MAX_TEXT);
}

/** White space of all kinds becomes single spaces; none is left at the ends. */
export function collapse(text: string): string {
  return text.replace(/[\s\u00a0]+/g, ' ').trim();
}

/** Without the marks of writing direction and the break hints that engines put around and into texts. */
export function withoutEngineMarks(text: string): string {
  return collapse(text.replace(/^[\u200b\u200e\u200f\u2060\ufeff\s]+|[\u200b\u200e\u200f\u2060\ufeff\s]+$/g, ''));
}
