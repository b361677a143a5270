import { Worker } from 'node:worker_threads';
import type { CaptureReason, ParsedCapture, Provider } from '../domain/capture/capture.js';
import type { OpenedFile } from '../domain/capture/container/open-file.js';
import { failedCapture } from '../domain/capture/reply-context.js';
import type { ParseRequest } from './parse-worker.js';

export interface ThreadLimits {
  /** Time for one capture, in milliseconds. */
  readonly deadlineMs: number;
  /** Heap of the thread, in MiB. */
  readonly heapMb: number;
}

/** Time for a thread to load the parsers, in milliseconds. Missing it means a broken installation or a stalled machine. */
const START_DEADLINE_MS = 30_000;

/** No thread can read at present, which says nothing of the capture: it can be tried again. */
export class ParsersUnavailable extends Error {}

type Ending = 'deadline-exceeded' | 'out-of-memory' | 'parser-crashed';

/**
 * One worker thread and the capture that it is reading. A thread that overruns its deadline or its heap is ended, and
 * the capture with it, as `failed`; the caller starts another thread for the next one.
 */
export class ParseThread {
  readonly #worker: Worker;
  readonly #limits: ThreadLimits;
  readonly #ready: Promise<void>;
  #dead = false;

  constructor(workerUrl: URL, limits: ThreadLimits) {
    this.#limits = limits;
    this.#worker = new Worker(workerUrl, {
      resourceLimits: { maxOldGenerationSizeMb: limits.heapMb, maxYoungGenerationSizeMb: 64 },
    });
    this.#worker.once('exit', () => (this.#dead = true));
    this.#ready = new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('the parser thread did not start in time')), START_DEADLINE_MS);
      this.#worker.once('message', () => resolve());
      this.#worker.once('error', (error: Error) => reject(error));
      this.#worker.once('exit', (code) => reject(new Error(`the parser thread ended with code ${code} at its start`)));
      void this.#worker.once('message', () => clearTimeout(timer)).once('exit', () => clearTimeout(timer));
    });
    // Whoever asks for a capture gets the rejection; until then it is nobody's.
    this.#ready.catch(() => undefined);
    // Errors end the thread; the capture being read learns of it through its own listeners.
    this.#worker.on('error', () => (this.#dead = true));
    this.#worker.unref();
  }

  get dead(): boolean {
    return this.#dead;
  }

  /** Reads one capture at a time. Rejects only when the thread cannot start at all. */
  parse(provider: Provider, bytes: Uint8Array, part: number | null): Promise<ParsedCapture> {
    return this.#ask({ provider, bytes, part }, failedCapture);
  }

  /** Finds the results pages in a file; one that ends the thread holds none. Rejects like `parse`. */
  open(bytes: Uint8Array): Promise<OpenedFile> {
    return this.#ask({ provider: null, bytes, part: null }, (reason) => ({
      archive: null,
      pages: [],
      leftOut: 0,
      reason,
    }));
  }

  async #ask<T>(request: ParseRequest, failed: (reason: CaptureReason) => T): Promise<T> {
    this.#worker.ref();
    try {
      await this.#ready;
      return await this.#read(request, failed);
    } catch (error) {
      void this.end(); // one that started too late would stay
      const message = `PARSER-UNAVAILABLE: ${String(error)}. Reinstall or rebuild the product.`;
      throw new ParsersUnavailable(message, { cause: error });
    } finally {
      this.#worker.unref();
    }
  }

  async end(): Promise<void> {
    this.#dead = true;
    await this.#worker.terminate();
  }

  #read<T>(request: ParseRequest, failed: (reason: CaptureReason) => T): Promise<T> {
    return new Promise((resolve) => {
      const settle = (answer: T): void => {
        clearTimeout(timer);
        this.#worker.off('message', settle).off('error', crashed).off('exit', exited);
        resolve(answer);
      };
      const lose = (ending: Ending, detail: string): void => {
        settle(failed({ code: ending, message: this.#explain(ending, detail) }));
      };
      const crashed = (error: Error & { code?: string }): void => {
        lose(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'out-of-memory' : 'parser-crashed', error.message);
      };
      const exited = (code: number): void => lose('parser-crashed', `the thread ended with code ${code}`);
      const timer = setTimeout(() => {
        void this.end();
        lose('deadline-exceeded', '');
      }, this.#limits.deadlineMs);
      this.#worker.once('message', settle).once('error', crashed).once('exit', exited);
      // A copy travels, so that the caller keeps its bytes and a slice does not drag its whole buffer along.
      const copy = new Uint8Array(request.bytes);
      this.#worker.postMessage({ ...request, bytes: copy }, [copy.buffer]);
    });
  }

  #explain(ending: Ending, detail: string): string {
    const keep = 'The raw file is kept as it is; report it so that the parser can be mended.';
    if (ending === 'deadline-exceeded') return `Reading took longer than ${this.#limits.deadlineMs / 1000} s. ${keep}`;
    if (ending === 'out-of-memory') return `Reading needed more than ${this.#limits.heapMb} MiB of memory. ${keep}`;
    return `The parser thread ended unexpectedly (${detail.slice(0, 200)}). ${keep}`;
  }
}
