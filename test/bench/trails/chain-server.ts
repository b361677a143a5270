import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { parentPort } from 'node:worker_threads';

/** A landing page of about the size of a small shop's. */
const LANDING = `<!doctype html><html><head><title>Lamps</title></head><body>${'<p>Lamps for every room, with a warranty of ten years.</p>'.repeat(300)}</body></html>`;

/** In a thread of its own: `/chain/N/LEFT` redirects to one less, and `/chain/N/0` is the landing page. */
const server = http.createServer((request, response) => {
  const [, , chain = '', left = '0'] = (request.url ?? '').split('/');
  if (left === '0') {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(LANDING);
    return;
  }
  response.writeHead(302, { location: `/chain/${chain}/${Number(left) - 1}` }).end();
});
server.listen(0, '127.0.0.1', () => parentPort?.postMessage((server.address() as AddressInfo).port));
