/**
 * Small numbers by 32-bit hashes, several to a hash: open addressing in one typed array, with a filter of two bits a hash
 * before it, because nearly every question is answered by no. An array of objects or a `Map` of arrays takes ten times the
 * room for a hundred thousand marks. Equal hashes of different texts are for the caller to tell apart.
 */
export class HashTable {
  /** Pairs of a hash and a value plus one; 0 is a free place, -1 one that was freed. */
  #slots: Int32Array;
  #filter: Uint32Array;
  #mask: number;
  #filterShift: number;
  /** Places that were ever taken; one that was freed is taken again only when the table is laid out anew. */
  #used = 0;
  #held = 0;

  /** @param expected entries for which there is room before anything has to be moved */
  constructor(expected = 64) {
    const places = 1 << Math.ceil(Math.log2(Math.max(64, expected * 2)));
    this.#slots = new Int32Array(places * 2);
    this.#mask = places - 1;
    // Four bits a place and two a hash: one strange hash in twenty passes by chance when the table is half full. A larger
    // filter lets fewer pass and fits into no cache, which costs more.
    const words = places / 8;
    this.#filter = new Uint32Array(words);
    this.#filterShift = 32 - Math.log2(words);
  }

  /** Places there are, taken or not: what the table costs. */
  get places(): number {
    return this.#mask + 1;
  }

  add(hash: number, value: number): void {
    if (this.#used * 10 > (this.#mask + 1) * 7) this.#layOut();
    this.#put(spread(hash), value);
  }

  /** Forgets one pair; what is not there stays not there. */
  remove(hash: number, value: number): void {
    const mixed = spread(hash);
    for (let at = mixed & this.#mask; this.#slots[at * 2 + 1] !== 0; at = (at + 1) & this.#mask) {
      if (this.#slots[at * 2] === mixed && this.#slots[at * 2 + 1] === value + 1) {
        this.#slots[at * 2 + 1] = -1;
        this.#held--;
        return;
      }
    }
  }

  /** Place of the first value under a hash, or -1. */
  first(hash: number): number {
    const mixed = spread(hash);
    const word = this.#filter[mixed >>> this.#filterShift] as number;
    if (((word >>> (mixed & 31)) & (word >>> ((mixed >>> 5) & 31)) & 1) === 0) return -1;
    return this.#from(mixed, mixed & this.#mask);
  }

  /** Place of the next value under the same hash, or -1. */
  next(place: number): number {
    return this.#from(this.#slots[place * 2] as number, (place + 1) & this.#mask);
  }

  valueAt(place: number): number {
    return (this.#slots[place * 2 + 1] as number) - 1;
  }

  #from(mixed: number, start: number): number {
    for (let at = start; ; at = (at + 1) & this.#mask) {
      const value = this.#slots[at * 2 + 1] as number;
      if (value === 0) return -1;
      if (value > 0 && this.#slots[at * 2] === mixed) return at;
    }
  }

  #put(mixed: number, value: number): void {
    let at = mixed & this.#mask;
    while ((this.#slots[at * 2 + 1] as number) > 0) at = (at + 1) & this.#mask;
    // A place that was freed is taken again, so that changing the same number of marks for years never makes it grow.
    if (this.#slots[at * 2 + 1] === 0) this.#used++;
    this.#slots[at * 2] = mixed;
    this.#slots[at * 2 + 1] = value + 1;
    this.#held++;
    const word = mixed >>> this.#filterShift;
    this.#filter[word] = (this.#filter[word] as number) | (1 << (mixed & 31)) | (1 << ((mixed >>> 5) & 31));
  }

  #layOut(): void {
    const old = this.#slots;
    // By what is held, not by what was ever added: a mark that is changed every minute must not make the table grow for ever.
    const anew = new HashTable(this.#held * 2);
    for (let at = 0; at < old.length; at += 2) {
      const value = old[at + 1] as number;
      if (value > 0) anew.#put(old[at] as number, value - 1);
    }
    this.#slots = anew.#slots;
    this.#filter = anew.#filter;
    this.#mask = anew.#mask;
    this.#filterShift = anew.#filterShift;
    this.#used = anew.#used;
    this.#held = anew.#held;
  }
}

/** Says of a hash that it was never noted, or that it may have been. Forgets nothing, which costs questions and no answers. */
export class HashFilter {
  readonly #words: Uint32Array;
  readonly #shift: number;

  /** @param expected hashes; one strange hash in sixteen passes when as many were noted */
  constructor(expected: number) {
    const words = 1 << Math.ceil(Math.log2(Math.max(32, expected / 2)));
    this.#words = new Uint32Array(words);
    this.#shift = 32 - Math.log2(words);
  }

  note(hash: number): void {
    const mixed = spread(hash);
    const word = mixed >>> this.#shift;
    this.#words[word] = (this.#words[word] as number) | (1 << (mixed & 31));
  }

  mayHold(hash: number): boolean {
    const mixed = spread(hash);
    return (((this.#words[mixed >>> this.#shift] as number) >>> (mixed & 31)) & 1) === 1;
  }
}

/** Makes every bit of a hash depend on every other, so that its ends may serve as places. A bijection: nothing is lost. */
function spread(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b);
  return mixed ^ (mixed >>> 16);
}
