const CHUNK = 1 << 15;

/**
 * Room for many small arrays in a few large ones, because allocating a typed array costs more than filling it. What was
 * handed out is never handed out again; a chunk is freed when nothing points into it any more.
 */
export class Arena<Chunk extends Uint16Array | Int32Array> {
  chunk: Chunk;
  #used = 0;

  constructor(private readonly make: (length: number) => Chunk) {
    this.chunk = make(CHUNK);
  }

  /** Makes sure that `length` units follow in the present chunk, and says where they begin. */
  reserve(length: number): number {
    if (this.#used + length > this.chunk.length) {
      this.chunk = this.make(Math.max(CHUNK, length));
      this.#used = 0;
    }
    return this.#used;
  }

  /** Keeps the first `length` units of what was reserved last. */
  keep(length: number): void {
    this.#used += length;
  }
}
