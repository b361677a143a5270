import { parentPort } from 'node:worker_threads';
import { pageText, type PageBytes } from './page-text.js';

parentPort?.on('message', (page: PageBytes) => {
  parentPort?.postMessage(pageText(page));
});
