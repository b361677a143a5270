import { compile, type FormatCallback, type HtmlToTextOptions } from 'html-to-text';
import { Parser } from 'htmlparser2';
import { decodeText } from '../domain/capture/decode.js';
import { foreignFile } from '../domain/capture/foreign-file.js';
import { MAX_BYTES, MAX_DEPTH, MAX_ELEMENTS } from '../domain/capture/html/page-tree.js';
import { readerText } from '../domain/policy/normalise.js';
import { countWords } from '../domain/policy/words.js';

/** Raise it with every change that can change a text: versions are then derived again from their bytes, and that is no news. */
export const EXTRACTOR = 1;

/** Bytes that claim to be a document. */
export interface PageBytes {
  readonly bytes: Uint8Array;
  /** As the server said, for example `text/html; charset=utf-8`; of a file, by its ending. */
  readonly mediaType: string | null;
}

export type PageText =
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly words: number;
      readonly hasPasswordField: boolean;
      readonly cutOff: boolean;
    }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string };

const refused = (code: string, message: string): PageText => ({ kind: 'refused', code, message });

/** What of a page is not its text, or not shown. */
const SKIPPED = [
  ...['nav', 'footer', 'aside', 'noscript', 'template', 'svg', 'iframe', 'object', 'select', 'button', 'dialog'],
  ...['script', 'style', 'head', 'input', 'textarea'],
  ...['[hidden]', '[style*="display:none"]', '[style*="display: none"]'],
  ...['navigation', 'contentinfo', 'banner', 'search', 'dialog', 'alertdialog', 'menu'].map(
    (role) => `[role="${role}"]`,
  ),
];

/** Where the document itself stands, the surest first. */
const MAIN = ['main', '[role="main"]', 'article'];

/** A main part with a smaller share of the page's words than this is an empty shell. */
const SMALLEST_MAIN = 0.2;

const heading: FormatCallback = (element, walk, builder) => {
  builder.openBlock({ leadingLineBreaks: 1 });
  builder.addInline('# ');
  walk(element.children, builder);
  builder.closeBlock({ trailingLineBreaks: 1 });
};

const row: FormatCallback = (element, walk, builder) => {
  builder.openBlock({ leadingLineBreaks: 1 });
  walk(element.children, builder);
  builder.closeBlock({ trailingLineBreaks: 1 });
};

const cell: FormatCallback = (element, walk, builder) => {
  walk(element.children, builder);
  builder.addInline(' | ');
};

/** Ticks and crosses stand for words in tables. */
const picture: FormatCallback = (element, _walk, builder) => {
  const { parent, attribs } = element as {
    parent?: { name?: string; children: unknown[] };
    attribs?: { alt?: string };
  };
  const words = attribs?.alt?.trim().split(/\s+/) ?? [];
  if (/^t[dh]$/.test(parent?.name ?? '') && parent?.children.length === 1 && words.length <= 3) {
    builder.addInline(words.join(' '));
  }
};

const OPTIONS: HtmlToTextOptions = {
  wordwrap: false,
  formatters: { heading, row, cell, picture },
  limits: { maxInputLength: MAX_BYTES, maxDepth: MAX_DEPTH },
  selectors: [
    { selector: 'a', options: { ignoreHref: true } },
    { selector: 'img', format: 'picture' },
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, format: 'heading' })),
    { selector: 'ul', options: { itemPrefix: '- ', leadingLineBreaks: 1, trailingLineBreaks: 1 } },
    { selector: 'table', format: 'block' },
    { selector: 'tr', format: 'row' },
    { selector: 'td', format: 'cell' },
    { selector: 'th', format: 'cell' },
    ...SKIPPED.map((selector) => ({ selector, format: 'skip' })),
  ],
};

const convertFrom = (selector: string): ((html: string) => string) =>
  compile({ ...OPTIONS, baseElements: { selectors: [selector], returnDomByDefault: true } });

const CONVERTERS = new Map([...MAIN, 'body'].map((selector) => [selector, convertFrom(selector)]));

/**
 * What a reader reads of a page or file: its main part without menus, scripts and what is hidden. HTML by `html-to-text`,
 * Markdown and plain text as they are. Sizes, nesting and number of elements are capped before a tree is built. Never
 * throws, but takes what time it takes: strangers' pages are read in a thread with a deadline.
 */
export function pageText({ bytes, mediaType }: PageBytes): PageText {
  if (bytes.length > MAX_BYTES) {
    return refused(
      'too-large',
      `The page is larger than ${MAX_BYTES / 1024 / 1024} MiB. Track a smaller page that holds the text.`,
    );
  }
  const foreign = foreignFile(bytes);
  const [type = '', ...parameters] = (mediaType ?? '').toLowerCase().split(';');
  if (foreign !== null || !isText(type.trim())) {
    const what =
      foreign === null
        ? `a file of the kind ${type.trim().slice(0, 60)}`
        : foreign.message.replace(/^The file is (.*?)\..*$/s, '$1');
    return refused(
      'not-a-page',
      `The answer is ${what}, which is not read. Track the page that holds the text, or save its text into a folder and track that.`,
    );
  }
  const told = parameters.map((parameter) => /^\s*charset\s*=\s*"?([\w.:-]{1,40})/.exec(parameter)?.[1]).find(Boolean);
  const { text } = decodeText(bytes, told ?? null);
  const format = formatOf(type.trim(), text);
  if (format === 'html') return htmlText(text);
  const seen = readerText(text, format);
  return { kind: 'text', text: seen, words: countWords(seen), hasPasswordField: false, cutOff: false };
}

/** `application/octet-stream` and nothing at all say nothing. */
function isText(type: string): boolean {
  return type === '' || type.startsWith('text/') || /^application\/(?:xhtml\+xml|xml|octet-stream)$/.test(type);
}

function formatOf(type: string, text: string): 'html' | 'markdown' | 'text' {
  if (type === 'text/markdown') return 'markdown';
  const looksLikeHtml = /^\s*(?:<!doctype html|<html|<\?xml|<head|<body|<!--)/i.test(text.slice(0, 2000));
  if (type.includes('html') || looksLikeHtml) return 'html';
  return type === 'text/plain' || !/<(?:p|div|br|h[1-6])\b/i.test(text.slice(0, 20_000)) ? 'text' : 'html';
}

function htmlText(html: string): PageText {
  const shape = shapeOf(html);
  if (typeof shape === 'string') {
    return refused(
      shape,
      'The page is nested or divided far beyond what pages are, and is not read. Save its text into a folder and track that.',
    );
  }
  const whole = read(html, 'body');
  const selector = MAIN.find((each) => shape.main.has(each));
  const main = selector === undefined ? whole : read(html, selector);
  const chosen = main.words < whole.words * SMALLEST_MAIN ? whole : main;
  return { kind: 'text', ...chosen, hasPasswordField: shape.hasPasswordField, cutOff: shape.cutOff };
}

function read(html: string, selector: string): { text: string; words: number } {
  const lines = CONVERTERS.get(selector)?.(html) ?? '';
  const text = readerText(lines.replace(/(?: *\|)+ *$/gm, ''), 'text');
  return { text, words: countWords(text) };
}

interface PageShape {
  readonly main: ReadonlySet<string>;
  readonly hasPasswordField: boolean;
  readonly cutOff: boolean;
}

/** Looks over a page without building it. */
function shapeOf(html: string): PageShape | 'too-deep' | 'too-many-elements' {
  const main = new Set<string>();
  const seen = { depth: 0, elements: 0, articles: 0, password: false, body: false, ended: false };
  const reached: { passed: 'too-deep' | 'too-many-elements' | null } = { passed: null };
  const parser = new Parser({
    onopentag(name, attributes) {
      seen.depth += 1;
      seen.elements += 1;
      if (name === 'main') main.add('main');
      if (attributes['role'] === 'main') main.add('[role="main"]');
      if (name === 'article') seen.articles += 1;
      if (name === 'body') seen.body = true;
      if (name === 'input' && attributes['type']?.toLowerCase() === 'password') seen.password = true;
      if (seen.depth > MAX_DEPTH) reached.passed = 'too-deep';
      else if (seen.elements > MAX_ELEMENTS) reached.passed = 'too-many-elements';
      if (reached.passed !== null) parser.pause();
    },
    onclosetag(name, implied) {
      seen.depth -= 1;
      if (!implied && (name === 'body' || name === 'html')) seen.ended = true;
    },
  });
  parser.write(html);
  if (reached.passed !== null) return reached.passed;
  parser.end();
  // Several articles are a list of pages, of which none is the document.
  if (seen.articles === 1) main.add('article');
  return { main, hasPasswordField: seen.password, cutOff: seen.body && !seen.ended };
}
