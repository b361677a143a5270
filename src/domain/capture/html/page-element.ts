/**
 * An element of a saved page. Elements are numbered in reading order and know the last number below them, so that "is
 * inside" and "holds one of these" are comparisons of numbers instead of walks.
 */
export class PageElement {
  readonly children: (PageElement | string)[] = [];
  /** The children that show text, in order: what a reading of texts steps through, however many others there are. */
  readonly shown: (PageElement | string)[] = [];
  /** Number of the last element inside, itself when it holds none. Final once the page is read to its end. */
  last: number;
  /** Visible characters before and up to the end of this element, white space apart; a running total over the page. */
  textBefore = 0;
  textUpTo = 0;
  /** Whether a text of its own, not a descendant's, is shown. */
  ownsText = false;

  constructor(
    readonly name: string,
    readonly attributes: Readonly<Partial<Record<string, string>>>,
    readonly parent: PageElement | null,
    readonly index: number,
    /** Place among the parent's children, texts included. */
    readonly order: number,
    /** Not shown to the reader: by its kind, its style, or because something around it is hidden. */
    readonly hidden: boolean,
  ) {
    this.last = index;
  }

  contains(other: PageElement): boolean {
    return this.index <= other.index && other.index <= this.last;
  }

  /** Takes in a text of this element's own; `characters` are those of it that a reader sees. */
  take(text: string, characters: number): void {
    const last = this.children.length - 1;
    const before = this.children[last];
    if (typeof before === 'string') this.children[last] = before + text;
    else this.children.push(text);
    if (this.hidden) return;
    if (characters === 0) {
      this.separate();
      return;
    }
    this.ownsText = true;
    this.shown.push(text);
    // The first text inside makes the elements around it show text too.
    for (let inner = this as PageElement; inner.parent !== null && !inner.#known; inner = inner.parent) {
      inner.#known = true;
      inner.parent.shown.push(inner);
    }
  }

  /** Keeps apart what is shown before and after this point; breaks and empty lines show nothing themselves. */
  separate(): void {
    if (this.shown.length > 0 && this.shown.at(-1) !== ' ') this.shown.push(' ');
  }

  #known = false;

  /** Visible characters inside, white space apart. */
  get textLength(): number {
    return this.textUpTo - this.textBefore;
  }

  attribute(name: string): string | null {
    return this.attributes[name] ?? null;
  }

  hasClass(token: string): boolean {
    const list = this.attributes['class'];
    return list?.includes(token) === true && list.split(/\s+/).includes(token);
  }
}

/** The element itself and all around it, innermost first. */
export function* withAncestors(element: PageElement): Generator<PageElement> {
  for (let current: PageElement | null = element; current !== null; current = current.parent) yield current;
}

/**
 * Where in `sorted` (by number, ascending) the first element numbered `index` or higher stands; its length when there
 * is none.
 */
export function firstAtOrAfter(sorted: readonly PageElement[], index: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle]?.index ?? 0) < index) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The first of the `sorted` elements inside `container`, itself included; null when it holds none. */
export function firstInside(container: PageElement, sorted: readonly PageElement[]): PageElement | null {
  const found = sorted[firstAtOrAfter(sorted, container.index)];
  return found !== undefined && container.contains(found) ? found : null;
}

/** All of the `sorted` elements inside `container`, itself included, in reading order. */
export function allInside(container: PageElement, sorted: readonly PageElement[]): PageElement[] {
  return sorted.slice(firstAtOrAfter(sorted, container.index), firstAtOrAfter(sorted, container.last + 1));
}
