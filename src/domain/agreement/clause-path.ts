import type { Block } from './text-blocks.js';

const LONGEST_NAME = 40;
const LONGEST_HEADING = 70;

/** Where in its agreement a sentence stands, as people quote it: `4.2(a)(ii)`. */
export class ClausePath {
  #section = '';
  #heading = '';
  #paragraph = 0;
  #marks: { readonly kind: Block['kind']; readonly mark: string }[] = [];

  /** Goes on to the next block. */
  enter(block: Block, text: string): void {
    this.#paragraph += 1;
    if (block.kind === 'section') {
      this.#section = block.mark;
      this.#marks = [];
    } else if (block.kind === 'heading' || (block.kind === 'plain' && looksLikeHeading(text, block))) {
      this.#heading = text
        .slice(block.start, block.end)
        .replace(/[#*_\s]+/g, ' ')
        .trim();
      if (block.kind === 'heading') {
        this.#section = '';
        this.#marks = [];
      }
    } else if (block.mark !== '') {
      const level = this.#marks.findIndex(({ kind }) => kind === block.kind);
      this.#marks = [...(level < 0 ? this.#marks : this.#marks.slice(0, level)), block];
    } else if ((block.kind === 'plain' || block.kind === 'row') && !block.continues) this.#marks = [];
  }

  /** @param item the mark of an item inside the block */
  name(item = ''): string {
    const marks = [...this.#marks.map(({ mark }) => mark), ...(item === '' ? [] : [item])];
    const number = this.#section + marks.map((mark) => `(${mark})`).join('');
    if (this.#section !== '') return number.slice(0, LONGEST_NAME);
    if (this.#heading === '') return number === '' ? `paragraph ${this.#paragraph}` : number.slice(0, LONGEST_NAME);
    return cut(number === '' ? this.#heading : `${number} of ${this.#heading}`);
  }
}

function looksLikeHeading(text: string, { start, end }: Block): boolean {
  return end - start <= LONGEST_HEADING && !/[.:;,!?–—|]/.test(text.slice(start, end));
}

function cut(heading: string): string {
  const characters = Array.from(heading);
  return characters.length <= LONGEST_NAME ? heading : `${characters.slice(0, LONGEST_NAME - 1).join('')}…`;
}
