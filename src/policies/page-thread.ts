import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { PageBytes, PageText } from './page-text.js';

/** Milliseconds for one page, the thread's start included; the largest page that is read takes a few seconds. */
const DEADLINE_MS = 30_000;

/** Heap of the thread, in MiB: several times what the largest page that is read needs. */
const HEAP_MB = 768;

/**
 * Reads strangers' pages in a thread of its own, one after the other, so that none can keep the process from its other
 * work. A page that overruns time or memory is refused, with the reason, and the next one gets a fresh thread.
 */
export class PageThread implements AsyncDisposable {
  #worker: Worker | null = null;

  constructor(private readonly deadlineMs = DEADLINE_MS) {}

  /** What a reader reads of a page. Rejects only when the signal says so. */
  async read(page: PageBytes, signal?: AbortSignal): Promise<PageText> {
    signal?.throwIfAborted();
    const worker = (this.#worker ??= this.#start());
    const answer = await this.#ask(worker, page, signal);
    // Whatever did not answer by itself is still at work, or dead.
    if (answer.kind === 'refused' && LOST.has(answer.code)) await this[Symbol.asyncDispose]();
    signal?.throwIfAborted();
    return answer;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const worker = this.#worker;
    this.#worker = null;
    await worker?.terminate();
  }

  #start(): Worker {
    return new Worker(compiledWorker(), { resourceLimits: { maxOldGenerationSizeMb: HEAP_MB } });
  }

  #ask(worker: Worker, page: PageBytes, signal: AbortSignal | undefined): Promise<PageText> {
    return new Promise((resolve) => {
      const settle = (answer: PageText): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', stopped);
        worker.off('message', settle).off('error', crashed).off('exit', exited);
        resolve(answer);
      };
      const lose = (code: string, what: string): void => {
        settle({
          kind: 'refused',
          code,
          message: `${what} Its bytes are kept. Save its text into a folder and track that.`,
        });
      };
      const crashed = (error: Error & { code?: string }): void => {
        if (error.code === 'ERR_WORKER_OUT_OF_MEMORY')
          lose('too-much-memory', `Reading the page needed more than ${HEAP_MB} MiB.`);
        else lose('reader-failed', `Reading the page failed (${error.message.slice(0, 200)}).`);
      };
      const exited = (): void => lose('reader-failed', 'Reading the page ended without a result.');
      const stopped = (): void => lose('reader-failed', 'Reading the page was stopped.');
      const timer = setTimeout(
        () => lose('too-slow', `Reading the page took longer than ${this.deadlineMs / 1000} s.`),
        this.deadlineMs,
      );
      signal?.addEventListener('abort', stopped, { once: true });
      worker.once('message', settle).once('error', crashed).once('exit', exited);
      const copy = new Uint8Array(page.bytes);
      worker.postMessage({ bytes: copy, mediaType: page.mediaType } satisfies PageBytes, [copy.buffer]);
    });
  }
}

/** Codes of pages whose thread is of no more use. */
const LOST = new Set(['too-slow', 'too-much-memory', 'reader-failed']);

/** The compiled worker beside this file, or in the cached build when this file runs from its source, as tests do. */
function compiledWorker(): URL {
  const beside = new URL('./page-worker.js', import.meta.url);
  if (existsSync(beside)) return beside;
  return new URL('../../node_modules/.cache/markwarden/build/src/policies/page-worker.js', import.meta.url);
}
