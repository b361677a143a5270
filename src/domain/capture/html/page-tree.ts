import { Parser } from 'htmlparser2';
import { PageElement } from './page-element.js';
import { isLine } from './page-text.js';

/**
 * Nesting at which a page is given up. Browsers themselves stop nesting at 512 (Blink's limit); the deepest real
 * results page at hand nests 48.
 */
export const MAX_DEPTH = 512;

/** Elements at which a page is given up. The largest real results page at hand has 6,073. */
export const MAX_ELEMENTS = 100_000;

/** Bytes beyond which a page is not even decoded: eight times the largest real results page at hand. */
export const MAX_BYTES = 16 * 1024 * 1024;

/** Title kept, in UTF-16 units; queries are cut off by engines at 2,048. */
const MAX_TITLE = 3_000;

/** A page read to its end, or to where it was cut off. */
export interface PageTree {
  /** Every element in reading order. */
  readonly elements: readonly PageElement[];
  readonly title: string;
  /** False when the page stops in the middle: elements still open, and no end of body or document seen. */
  readonly complete: boolean;
  /** Scripts' text, in reading order: engines state the market, the language and the time there. */
  readonly scripts: readonly string[];
}

export type PageRefusal = 'too-deep' | 'too-many-elements';

/** Elements whose content is never shown as text of the page. */
const UNSHOWN = new Set(['head', 'script', 'style', 'noscript', 'template', 'svg', 'iframe', 'select', 'g-dialog']);
/** Menus and bubbles that open on demand ("why this ad?"). */
const ON_DEMAND_ELEMENTS = new Set(['g-popup', 'g-bubble', 'g-dropdown-menu', 'dialog']);
const ON_DEMAND_ROLES = new Set(['dialog', 'menu', 'tooltip', 'alertdialog']);
/** Only `display`: pages keep whole result lists at `visibility: hidden` until a script has placed them. */
const HIDING_STYLE = /(?:^|;)\s*display\s*:\s*none/i;
/** End tags that HTML allows to leave out: a page that ends with these open is not cut off. */
const MAY_STAY_OPEN = new Set(['html', 'body', 'p', 'li', 'td', 'th', 'tr', 'tbody', 'table', 'dd', 'dt', 'option']);

/**
 * Builds the page's elements, giving up as soon as nesting or number passes its cap, so that neither a deep nor an
 * endless page costs more than the caps allow.
 */
export function readPageTree(html: string): PageTree | PageRefusal {
  const elements: PageElement[] = [];
  const open: PageElement[] = [];
  const scripts: string[] = [];
  let title = '';
  let shown = 0;
  const reached: { passed: PageRefusal | null; closed: boolean } = { passed: null, closed: false };

  const parser: Parser = new Parser({
    onopentag(name, attributes) {
      const parent = open.at(-1) ?? null;
      const element = new PageElement(
        name,
        attributes,
        parent,
        elements.length,
        parent?.children.length ?? 0,
        isHidden(name, attributes, parent),
      );
      element.textBefore = element.textUpTo = shown;
      elements.push(element);
      parent?.children.push(element);
      if (isLine(element)) parent?.separate();
      open.push(element);
      if (open.length > MAX_DEPTH) reached.passed = 'too-deep';
      else if (elements.length > MAX_ELEMENTS) reached.passed = 'too-many-elements';
      if (reached.passed !== null) parser.pause();
    },
    onclosetag(name, implied) {
      if (!implied && (name === 'body' || name === 'html')) reached.closed = true;
      const element = open.pop();
      if (element === undefined) return;
      element.last = elements.length - 1;
      element.textUpTo = shown;
    },
    ontext(data) {
      const parent = open.at(-1);
      if (parent === undefined) return;
      if (parent.name === 'script') scripts.push(data);
      else if (parent.name === 'title' && title.length < MAX_TITLE) title += data;
      if (UNSHOWN.has(parent.name)) return;
      const characters = parent.hidden ? 0 : countShown(data);
      shown += characters;
      parent.take(data, characters);
    },
  });
  parser.write(html);
  if (reached.passed !== null) return reached.passed;
  const leftOpen = open.some((element) => !MAY_STAY_OPEN.has(element.name));
  // The parser reports a last unfinished tag only as text or not at all; it stands between a "<" and the end.
  const cutInTag = html.lastIndexOf('<') > html.lastIndexOf('>');
  parser.end();
  return {
    elements,
    title: title.slice(0, MAX_TITLE).replace(/\s+/g, ' ').trim(),
    complete: reached.closed || (!leftOpen && !cutInTag),
    scripts,
  };
}

function isHidden(name: string, attributes: Partial<Record<string, string>>, parent: PageElement | null): boolean {
  if (parent?.hidden === true || UNSHOWN.has(name) || ON_DEMAND_ELEMENTS.has(name)) return true;
  if (attributes['hidden'] !== undefined) return true;
  const role = attributes['role'];
  if (role !== undefined && ON_DEMAND_ROLES.has(role)) return true;
  const style = attributes['style'];
  return style !== undefined && HIDING_STYLE.test(style);
}

/** Marks of writing direction and break hints: in the text, but not seen. */
const DIRECTION_MARKS = new Set([0x200b, 0x200e, 0x200f, 0x2060, 0xfeff]);

function countShown(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code > 32 && code !== 0xa0 && !DIRECTION_MARKS.has(code)) count += 1;
  }
  return count;
}
