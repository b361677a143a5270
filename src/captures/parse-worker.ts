import { parentPort } from 'node:worker_threads';
import type { Provider } from '../domain/capture/capture.js';
import { parseCapture } from '../domain/capture/parse-capture.js';

/** What the pool sends for each capture. */
export interface ParseRequest {
  readonly provider: Provider;
  readonly bytes: Uint8Array;
}

/** Sent once, when the parsers are loaded; after that one parsed capture follows each request. */
export const READY = 'ready';

parentPort?.on('message', ({ provider, bytes }: ParseRequest) =>
  parentPort?.postMessage(parseCapture(provider, bytes)),
);
parentPort?.postMessage(READY);
