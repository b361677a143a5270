import type { MarkForm } from '../../src/domain/matching/mark-form.js';
import { MarkIndex } from '../../src/domain/matching/mark-index.js';
import { beginningsOf } from '../../src/domain/matching/text-hash.js';
import { shapesOf } from '../../src/domain/text/key-shape.js';

/** An index of marks, each a text or a text with its variants; ids are their places in the list. */
export function indexOf(...marks: (string | readonly [string, ...string[]])[]): MarkIndex {
  const index = new MarkIndex();
  marks.forEach((mark, id) => {
    const [text, ...variants] = typeof mark === 'string' ? [mark] : mark;
    index.add(id, text, variants);
  });
  return index;
}

/** Every match of a text as `stretch:via[:weak]`, in reading order. */
export const shown = (index: MarkIndex, text: string): string[] =>
  index.match(text).map(({ start, end, via, weak }) => `${text.slice(start, end)}:${via}${weak ? ':weak' : ''}`);

/** Forms one edit away from a whole key. */
export const nearly = (index: MarkIndex, key: string): readonly MarkForm[] =>
  index.nearlyIn(key, beginningsOf(shapesOf(key)), 0, key.length);
