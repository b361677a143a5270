import type { MatchVia } from '../detection/finding.js';
import type { FormStore } from './form-store.js';
import type { Commonness, MarkForm } from './mark-form.js';

/** A stretch of a text recognised as a mark. Offsets are UTF-16 units of the text as given. */
export class MarkMatch {
  readonly #store: FormStore;
  readonly #number: number;

  constructor(
    store: FormStore,
    number: number,
    readonly start: number,
    readonly end: number,
    readonly via: MatchVia,
    /** Weak matches (a typo, a compound with an unknown rest, a name split by spaces) need a second signal before they count. */
    readonly weak: boolean,
  ) {
    this.#store = store;
    this.#number = number;
  }

  get markId(): number {
    return this.#store.markId(this.#number);
  }

  get form(): MarkForm {
    return this.#store.form(this.#number);
  }

  /** Of the form, without touching it: most matches are words of the language and end there. */
  get commonness(): Commonness {
    return this.#store.commonness(this.#number);
  }

  get wordCount(): number {
    return this.#store.wordCount(this.#number);
  }
}
