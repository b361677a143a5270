import type { IncomingMessage, ServerResponse } from 'node:http';
import { OutboundRules } from '../../src/platform/outbound/outbound-rules.js';
import { loopbackServer } from './loopback-server.js';

const article = `<h1>Lampen</h1><p>${'Leuchten für jeden Raum. '.repeat(40)}</p>`;

/** What one host of the web answers to a path that its robots.txt does not say. */
export type Host = (request: IncomingMessage, response: ServerResponse) => void;

export const page: Host = (_request, response) =>
  void response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(article);

export const sendsTo =
  (url: string): Host =>
  (_request, response) =>
    void response.writeHead(302, { location: url }).end();

/** Sends visitors of a results page one way and all others the other. */
export const byReferrer =
  (from: Host, others: Host): Host =>
  (request, response) =>
    request.headers.referer === undefined ? others(request, response) : from(request, response);

/** A web of named hosts on one loopback port; hosts are asked for their robots.txt before anything else, as in life. */
export async function followedWeb() {
  const hosts = new Map<string, Host>();
  const robots = new Map<string, string>();
  /** Addresses that were asked, without those of robots.txt. */
  const asked: string[] = [];
  const server = await loopbackServer((request, response) => {
    const host = (request.headers.host ?? '').split(':')[0] ?? '';
    if (request.url === '/robots.txt') {
      const text = robots.get(host);
      response.writeHead(text === undefined ? 404 : 200, { 'content-type': 'text/plain' }).end(text);
      return;
    }
    asked.push(`${host}${request.url ?? ''}`);
    (hosts.get(host) ?? page)(request, response);
  });
  return {
    ...server,
    hosts,
    robots,
    asked,
    rules: new OutboundRules({
      allow: [{ address: '127.0.0.1', port: server.port }],
      resolve: () => Promise.resolve(['127.0.0.1']),
    }),
    at: (host: string, path = '/') => `http://${host}:${server.port}${path}`,
  };
}
