import type { MarkForm } from './mark-form.js';

interface Node {
  readonly next: Map<number, Node>;
  readonly forms: MarkForm[];
}

const emptyNode = (): Node => ({ next: new Map(), forms: [] });

/** Forms that are sought as substrings, by the units of their keys. */
export class SubstringTrie {
  readonly #root = emptyNode();

  add(form: MarkForm): void {
    let node = this.#root;
    for (let i = 0; i < form.key.length; i++) {
      const unit = form.key.charCodeAt(i);
      let child = node.next.get(unit);
      if (child === undefined) {
        child = emptyNode();
        node.next.set(unit, child);
      }
      node = child;
    }
    node.forms.push(form);
  }

  remove(markId: number, key: string): void {
    let node: Node | undefined = this.#root;
    for (let i = 0; i < key.length && node !== undefined; i++) node = node.next.get(key.charCodeAt(i));
    if (node === undefined) return;
    const kept = node.forms.filter((form) => form.markId !== markId);
    node.forms.splice(0, node.forms.length, ...kept);
  }

  /**
   * Reports every form that begins at `from` of the key; `skips` says which units are separators, of which up to
   * `mostSkipped` in a row may stand inside a name. Bounded by the longest form, so a text costs linear time.
   */
  scan(
    key: string,
    from: number,
    skips: (at: number) => boolean,
    mostSkipped: number,
    found: (form: MarkForm, to: number, skipped: boolean) => void,
  ): void {
    let node: Node | undefined = this.#root.next.get(key.charCodeAt(from));
    let at = from + 1;
    let skipped = false;
    while (node !== undefined) {
      for (const form of node.forms) found(form, at, skipped);
      if (node.next.size === 0) return;
      let gap = 0;
      while (at < key.length && gap <= mostSkipped && skips(at)) {
        at++;
        gap++;
      }
      if (at >= key.length || gap > mostSkipped) return;
      if (gap > 0) skipped = true;
      node = node.next.get(key.charCodeAt(at));
      at++;
    }
  }
}
