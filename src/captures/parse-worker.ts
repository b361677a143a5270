import { parentPort } from 'node:worker_threads';
import type { Provider } from '../domain/capture/capture.js';
import { openFile } from '../domain/capture/container/open-file.js';
import { parseCapture } from '../domain/capture/parse-capture.js';
import { unpack } from './unpack.js';

/** What the pool sends for each file: to open it (without a provider), or to read a capture in it. */
export interface ParseRequest {
  readonly provider: Provider | null;
  readonly bytes: Uint8Array;
  /** Place in an archive; null where the bytes are the page or reply itself. */
  readonly part: number | null;
}

/** Sent once, when the parsers are loaded; after that one answer follows each request. */
export const READY = 'ready';

parentPort?.on('message', ({ provider, bytes, part }: ParseRequest) => {
  if (provider === null) parentPort?.postMessage(openFile(bytes, unpack));
  else parentPort?.postMessage(parseCapture(provider, bytes, part === null ? null : { part, unpack }));
});
parentPort?.postMessage(READY);
