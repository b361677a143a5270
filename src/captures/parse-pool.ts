import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import type { ParsedCapture, Provider } from '../domain/capture/capture.js';
import type { OpenedFile } from '../domain/capture/container/open-file.js';
import { failedCapture } from '../domain/capture/reply-context.js';
import { ParsersUnavailable, ParseThread } from './parse-thread.js';

/** Largest capture read, in bytes. The largest real results page at hand is 2 MB, a reply of 700 results about 3 MB. */
export const MAX_CAPTURE_BYTES = 32 * 1024 * 1024;

export interface ParsePoolOptions {
  /** Threads at most; by default one less than the machine's cores, at least one. */
  readonly size?: number;
  /** Time for one capture, in milliseconds. */
  readonly deadlineMs?: number;
  /** Heap of each thread, in MiB. */
  readonly heapMb?: number;
  /** The compiled worker. */
  readonly workerUrl?: URL;
}

interface Waiting {
  /** Asks the thread; what it returns hands the answer on. */
  readonly ask: (thread: ParseThread) => Promise<() => void>;
  readonly reject: (error: unknown) => void;
}

/**
 * Reads captures in worker threads, so that a hostile one costs itself and nothing else: past its deadline or its heap
 * it becomes `failed` and every other capture goes on. Threads start when there is something to read and do not keep
 * the process alive while idle.
 */
export class ParsePool {
  readonly size: number;
  readonly #limits: { readonly deadlineMs: number; readonly heapMb: number };
  readonly #workerUrl: URL;
  readonly #idle: ParseThread[] = [];
  readonly #busy = new Set<ParseThread>();
  readonly #waiting: Waiting[] = [];
  #closed = false;

  constructor(options: ParsePoolOptions = {}) {
    this.size = options.size ?? Math.max(1, availableParallelism() - 1);
    this.#limits = { deadlineMs: options.deadlineMs ?? 20_000, heapMb: options.heapMb ?? 512 };
    this.#workerUrl = options.workerUrl ?? compiledWorker();
  }

  /**
   * Reads one capture. Resolves whatever the bytes are; rejects only when the pool is closed or no thread can start,
   * which says nothing of the capture, so that it can be tried again.
   */
  parse(provider: Provider, bytes: Uint8Array, part: number | null = null): Promise<ParsedCapture> {
    if (!this.#closed && bytes.byteLength > MAX_CAPTURE_BYTES) return Promise.resolve(tooLarge(bytes.byteLength));
    return this.#ask((thread) => thread.parse(provider, bytes, part));
  }

  /** Finds the results pages in a file that may be an archive. Resolves and rejects like `parse`. */
  open(bytes: Uint8Array): Promise<OpenedFile> {
    if (!this.#closed && bytes.byteLength > MAX_CAPTURE_BYTES)
      return Promise.resolve({ archive: null, pages: [], leftOut: 0, reason: tooLarge(bytes.byteLength).reason });
    return this.#ask((thread) => thread.open(bytes));
  }

  #ask<T>(question: (thread: ParseThread) => Promise<T>): Promise<T> {
    if (this.#closed)
      return Promise.reject(new ParsersUnavailable('PARSE-POOL-CLOSED: the parsers are shut down already.'));
    return new Promise((resolve, reject) => {
      const ask = async (thread: ParseThread): Promise<() => void> => {
        const answer = await question(thread);
        return () => resolve(answer);
      };
      this.#waiting.push({ ask, reject });
      this.#dispatch();
    });
  }

  /** Ends all threads. Captures being read or waiting are rejected, so that they can be tried again. */
  async close(): Promise<void> {
    this.#closed = true;
    const closed = new ParsersUnavailable(
      'PARSE-POOL-CLOSED: the parsers were shut down before this capture was read.',
    );
    for (const waiting of this.#waiting.splice(0)) waiting.reject(closed);
    await Promise.all([...this.#idle.splice(0), ...this.#busy].map((thread) => thread.end()));
  }

  /** Nest's name for the same, at the end of a shutdown: requests under way may still need a thread. */
  async onApplicationShutdown(): Promise<void> {
    await this.close();
  }

  #dispatch(): void {
    while (this.#waiting.length > 0 && this.#busy.size < this.size) {
      const waiting = this.#waiting.shift();
      if (waiting !== undefined) void this.#read(waiting);
    }
  }

  /** A thread that is still alive; one that died while idle is dropped. */
  #idleThread(): ParseThread | undefined {
    let thread = this.#idle.pop();
    while (thread?.dead === true) thread = this.#idle.pop();
    return thread;
  }

  async #read(waiting: Waiting): Promise<void> {
    const thread = this.#idleThread() ?? new ParseThread(this.#workerUrl, this.#limits);
    this.#busy.add(thread);
    try {
      const handOn = await waiting.ask(thread);
      if (this.#closed)
        throw new ParsersUnavailable('PARSE-POOL-CLOSED: the parsers were shut down while this capture was read.');
      handOn();
    } catch (error) {
      waiting.reject(error);
    } finally {
      this.#busy.delete(thread);
      if (!thread.dead && !this.#closed) this.#idle.push(thread);
      this.#dispatch();
    }
  }
}

/** The outcome of a capture that is not read for its size. */
export function tooLarge(bytes: number): ParsedCapture {
  const megabytes = (size: number): string => `${Math.ceil(size / 1024 / 1024)} MiB`;
  const message = `The capture has ${megabytes(bytes)}; at most ${megabytes(MAX_CAPTURE_BYTES)} are read.`;
  return failedCapture({ code: 'too-large', message: `${message} Check that it is one page or reply.` });
}

/**
 * The worker lies compiled beside this file. Where this file itself runs from its source, as under the tests, the
 * worker is the one of the cached build that the terminal keeps.
 */
function compiledWorker(): URL {
  const beside = new URL('./parse-worker.js', import.meta.url);
  if (existsSync(beside)) return beside;
  return new URL('../../node_modules/.cache/markwarden/build/src/captures/parse-worker.js', import.meta.url);
}
