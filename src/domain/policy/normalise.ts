import { markdownLines } from './markdown.js';
import { seenCharacters } from './typography.js';

/** `text`: one block a line, headings after `# `, list items after `- `; what the extractor of pages writes. */
export type PolicyFormat = 'markdown' | 'text';

/** What a reader sees as one piece. */
export interface ReaderBlock {
  readonly kind: 'heading' | 'item' | 'paragraph';
  readonly text: string;
}

const BULLET = /^[\u2022\u2023\u25aa\u25cf\u25e6\u00b7\u2043*-]\s+/;

/**
 * A policy as a person reads it: one block a line in the order of the page, headings after `# `, list items after `- `.
 * Addresses of pictures, targets of links, emphasis, white space, invisible characters and styles of quotation marks are
 * gone. Any script. `readerText(readerText(x, f), 'text')` equals `readerText(x, f)`.
 */
export function readerText(source: string, format: PolicyFormat): string {
  const lines = format === 'markdown' ? markdownLines(source) : source.split(/\r\n?|[\n\u2028\u2029\u0085\v\f]/);
  const blocks: string[] = [];
  for (const line of lines) {
    const block = seenBlock(line);
    if (block.text !== '') blocks.push(lineOf(block));
  }
  return blocks.join('\n');
}

/** The blocks of a text that `readerText` gave. */
export function blocksOf(text: string): ReaderBlock[] {
  return text === '' ? [] : text.split('\n').map(blockOf);
}

/**
 * The words and signs alone, in order, without the layout: where a paragraph ends, what is a heading and what an item of
 * a list says nothing new. Two states with the same reader's words are the same to a reader.
 */
export function readersWords(text: string): string {
  return blocksOf(text)
    .map((block) => block.text)
    .join(' ');
}

function seenBlock(line: string): ReaderBlock {
  const seen = seenCharacters(line);
  let kind: ReaderBlock['kind'] = 'paragraph';
  let text = seen;
  // Marks may be nested (a heading in a list, a bullet typed into an item); the outermost names the block.
  for (;;) {
    const heading = /^#+(?:\s+|$)/.exec(text);
    const bullet = heading ?? BULLET.exec(text);
    if (bullet === null) break;
    if (kind === 'paragraph') kind = heading === null ? 'item' : 'heading';
    text = text.slice(bullet[0].length);
  }
  return { kind, text: /^[#*\u2022-]$/.test(text) ? '' : text };
}

function lineOf({ kind, text }: ReaderBlock): string {
  return kind === 'heading' ? `# ${text}` : kind === 'item' ? `- ${text}` : text;
}

function blockOf(line: string): ReaderBlock {
  if (line.startsWith('# ')) return { kind: 'heading', text: line.slice(2) };
  return line.startsWith('- ') ? { kind: 'item', text: line.slice(2) } : { kind: 'paragraph', text: line };
}
