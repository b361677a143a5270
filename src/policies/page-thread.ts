import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { PageBytes, PageText } from './page-text.js';

/** Milliseconds for one page, the thread's start included; the largest page that is read takes a few seconds. */
const DEADLINE_MS = 30_000;

/** Heap of the thread, in MiB: several times what the largest page that is read needs. */
const HEAP_MB = 768;

/**
 * Reads a stranger's page in a thread of its own, so that none can keep the process from its other work. Pages are read
 * some times a day, so a thread is started for each. A page that overruns time or memory is refused, with the reason.
 */
export function readInThread(page: PageBytes, signal?: AbortSignal, deadlineMs = DEADLINE_MS): Promise<PageText> {
  const worker = new Worker(compiledWorker(), {
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
  });
  return new Promise<PageText>((resolve) => {
    const refuse = (code: string, what: string): void => {
      resolve({
        kind: 'refused',
        code,
        message: `${what} Its bytes are kept. Save its text into a folder and track that.`,
      });
    };
    const timer = setTimeout(
      () => refuse('too-slow', `Reading the page took longer than ${deadlineMs / 1000} s.`),
      deadlineMs,
    );
    const stop = (): void => refuse('stopped', 'Reading the page was stopped because the product shuts down.');
    signal?.addEventListener('abort', stop, { once: true });
    worker.once('message', resolve);
    worker.once('error', (error: Error & { code?: string }) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY')
        refuse('too-much-memory', `Reading the page needed more than ${HEAP_MB} MiB.`);
      else refuse('reader-failed', `Reading the page failed (${error.message.slice(0, 200)}).`);
    });
    worker.once('exit', () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', stop);
      refuse('reader-failed', 'Reading the page ended without a result.');
    });
    const copy = new Uint8Array(page.bytes);
    worker.postMessage({ bytes: copy, mediaType: page.mediaType } satisfies PageBytes, [copy.buffer]);
  }).finally(() => void worker.terminate());
}

/** The compiled worker beside this file, or in the cached build when this file runs from its source, as tests do. */
function compiledWorker(): URL {
  const beside = new URL('./page-worker.js', import.meta.url);
  if (existsSync(beside)) return beside;
  return new URL('../../node_modules/.cache/markwarden/build/src/policies/page-worker.js', import.meta.url);
}
