import { Readable } from 'node:stream';

const CHUNK_BYTES = 64 * 1024;

/**
 * A message as a stream whose end waits for somebody's word. SMTP marks the end of a mail with a line of its own, which
 * nodemailer sends when the stream ends; a server that never saw that line must not deliver.
 */
export class HeldMessage {
  readonly stream: Readable;
  #handedOver = false;
  #refused = false;
  #marking: Promise<void> | null = null;

  /** @param beforeEnd is called once, when all but the end was taken; when it throws, the end never comes */
  constructor(
    private readonly raw: Buffer,
    private readonly beforeEnd: () => Promise<void>,
  ) {
    this.stream = Readable.from(this.#parts(), { objectMode: false, highWaterMark: CHUNK_BYTES });
  }

  /** Whether the end may have gone out. */
  get handedOver(): boolean {
    return this.#handedOver;
  }

  /** Whether `beforeEnd` failed. */
  get refused(): boolean {
    return this.#refused;
  }

  /** Waits for a `beforeEnd` under way, so that whoever gets the result finds its traces complete. */
  async settled(): Promise<void> {
    await this.#marking?.catch(() => undefined);
  }

  async *#parts(): AsyncGenerator<Buffer> {
    for (let at = 0; at < this.raw.length; at += CHUNK_BYTES) yield this.raw.subarray(at, at + CHUNK_BYTES);
    try {
      this.#marking = this.beforeEnd();
      await this.#marking;
    } catch (error) {
      this.#refused = true;
      throw error;
    }
    // A connection that broke meanwhile has destroyed the stream: the end cannot go out any more.
    this.#handedOver = !this.stream.destroyed;
  }
}
