import type { CondensedText } from './condensed-text.js';
import type { Commonness, MarkForm } from './mark-form.js';

const COLUMNS = 4;
const COMMONNESS: readonly Commonness[] = ['distinctive', 'ordinary', 'everyday'];
const MOST_WORDS_TOLD = 31;

/**
 * What a search asks of a form again and again, in one row of numbers and one pool of letters: an index of a hundred thousand
 * marks does not fit into a processor's cache, and every object that a question touches is a walk to main memory.
 */
export class FormStore {
  readonly #forms: (MarkForm | null)[] = [];
  readonly #free: number[] = [];
  /** Of each form: packed facts, its mark, where its key begins in the pool. */
  #rows = new Int32Array(256 * COLUMNS);
  #pool = new Uint16Array(2048);
  #poolUsed = 0;

  add(form: MarkForm): number {
    const number = this.#free.pop() ?? this.#forms.length;
    this.#forms[number] = form;
    if ((number + 1) * COLUMNS > this.#rows.length) this.#rows = grown(this.#rows, Int32Array);
    const { key } = form;
    while (this.#poolUsed + key.length > this.#pool.length) this.#pool = grown(this.#pool, Uint16Array);
    const row = number * COLUMNS;
    this.#rows[row] = factsOf(form);
    this.#rows[row + 1] = form.markId;
    this.#rows[row + 2] = this.#poolUsed;
    for (let at = 0; at < key.length; at++) this.#pool[this.#poolUsed + at] = key.charCodeAt(at);
    this.#poolUsed += key.length;
    return number;
  }

  /** Forgets a form. Its letters stay in the pool, a few dozen bytes a change. */
  remove(number: number): void {
    this.#forms[number] = null;
    this.#free.push(number);
  }

  form(number: number): MarkForm {
    return this.#forms[number] as MarkForm;
  }

  markId(number: number): number {
    return this.#rows[number * COLUMNS + 1] as number;
  }

  keyLength(number: number): number {
    return (this.#rows[number * COLUMNS] as number) & 0x7f;
  }

  wordCount(number: number): number {
    return ((this.#rows[number * COLUMNS] as number) >> 7) & MOST_WORDS_TOLD;
  }

  bySubstring(number: number): boolean {
    return this.#has(number, 12);
  }

  isVariant(number: number): boolean {
    return this.#has(number, 13);
  }

  isAbbreviation(number: number): boolean {
    return this.#has(number, 14);
  }

  isShortened(number: number): boolean {
    return this.#has(number, 15);
  }

  commonness(number: number): Commonness {
    return COMMONNESS[((this.#rows[number * COLUMNS] as number) >> 16) & 3] as Commonness;
  }

  #has(number: number, bit: number): boolean {
    return (((this.#rows[number * COLUMNS] as number) >> bit) & 1) === 1;
  }

  /** Whether the stretch of a text is exactly the key of a form. */
  equals(number: number, text: CondensedText, from: number, to: number): boolean {
    if (this.keyLength(number) !== to - from) return false;
    const start = this.#rows[number * COLUMNS + 2] as number;
    for (let at = from; at < to; at++) if (this.#pool[start + at - from] !== text.unitAt(at)) return false;
    return true;
  }

  /**
   * Whether the stretch is the key of a form but for one slip of a hand: a letter too many or too few, another letter, two
   * neighbours exchanged. Never a digit, and in a name shorter than `safeFirst` never its first letter.
   */
  isTypo(number: number, text: CondensedText, from: number, to: number, safeFirst: number): boolean {
    const length = this.keyLength(number);
    const written = to - from;
    const start = this.#rows[number * COLUMNS + 2] as number;
    const meant = (at: number): number => this.#pool[start + at] as number;
    const seen = (at: number): number => text.unitAt(from + at);
    if (length < safeFirst && meant(0) !== seen(0)) return false;
    const shorter = Math.min(length, written);
    let same = 0;
    while (same < shorter && meant(same) === seen(same)) same++;
    let tail = 0;
    while (tail < shorter - same && meant(length - 1 - tail) === seen(written - 1 - tail)) tail++;
    const [wrong, instead] = [length - same - tail, written - same - tail];
    if (wrong > 2 || instead > 2 || wrong + instead === 0 || Math.abs(wrong - instead) > 1) return false;
    if (wrong + instead > 2 && !(wrong === 2 && instead === 2)) return false;
    if (wrong === 2 && (meant(same) !== seen(same + 1) || meant(same + 1) !== seen(same))) return false;
    for (let at = 0; at < wrong; at++) if (isDigit(meant(same + at))) return false;
    for (let at = 0; at < instead; at++) if (isDigit(seen(same + at))) return false;
    return true;
  }
}

const isDigit = (unit: number): boolean => unit >= 0x30 && unit <= 0x39;

function factsOf(form: MarkForm): number {
  return (
    form.key.length |
    (Math.min(form.wordCount, MOST_WORDS_TOLD) << 7) |
    (Number(form.bySubstring) << 12) |
    (Number(form.isVariant) << 13) |
    (Number(form.isAbbreviation) << 14) |
    (Number(form.origin === 'shortened') << 15) |
    (COMMONNESS.indexOf(form.commonness) << 16)
  );
}

function grown<Numbers extends Int32Array | Uint16Array>(
  numbers: Numbers,
  type: new (length: number) => Numbers,
): Numbers {
  const larger = new type(numbers.length * 2);
  larger.set(numbers);
  return larger;
}
