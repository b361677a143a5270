import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { FixedClock } from '../../src/platform/clock/clock.js';
import { GuardedClient } from '../../src/platform/outbound/guarded-client.js';
import { OutboundRules } from '../../src/platform/outbound/outbound-rules.js';
import { type LoopbackServer, loopbackServer } from './loopback-server.js';

const page = (body: string): string => `<!doctype html><html><head><title>x</title></head><body>${body}</body></html>`;
const script = (text: string): string => page(`<script>${text}</script>One moment, please …`);
const ARTICLE = `<p>${'Lamps for every room, with a warranty of ten years. '.repeat(30)}</p>`;

/** Pages that send their visitor to `to` in a way of their own. */
const PAGES: Readonly<Record<string, (to: string) => string>> = {
  meta: (to) => `<meta http-equiv="refresh" content="0;url=${to}">`,
  'meta-capitals': (to) => `<META HTTP-EQUIV='REFRESH' CONTENT="2; URL='${to}'">`,
  'meta-noscript': (to) => page(`<noscript><meta http-equiv=refresh content="0;url=${to}"></noscript>`),
  'meta-long': (to) => `<meta http-equiv=refresh content="5;url=${to}">${ARTICLE}`,
  'js-location': (to) => script(`location = "${to}"`),
  'js-href': (to) => script(`window.location.href='${to}';`),
  'js-replace': (to) => script(`top.location.replace("${to}")`),
  'js-assign': (to) => script(`document.location.assign("${to}")`),
  'js-open': (to) => script(`window.open("${to}", "_self")`),
  'js-timer': (to) => script(`setTimeout(function () { location.href = "${to}" }, 800)`),
  'js-arrow': (to) => script(`setTimeout(() => { location.href = "${to}" })`),
  'js-text-timer': (to) => script(`setTimeout("location.href='${to}'", 1)`),
  'js-onload': (to) => script(`window.onload = function () { location.href = "${to}" }`),
  'js-listener': (to) => script(`addEventListener("DOMContentLoaded", () => { location.href = "${to}" })`),
  'js-variable': (to) => script(`var next = "${to}"; location.href = next;`),
  'js-joined': (to) => script(`location.href = "${to.slice(0, 9)}" + '${to.slice(9)}'`),
  'js-base64': (to) => script(`location.href = atob("${btoa(to)}")`),
  'js-encoded': (to) => script(`location.href = decodeURIComponent("${encodeURIComponent(to)}")`),
  'js-escaped': (to) => script(`location.href = "${to.replaceAll('/', '\\/')}"`),
  'js-named': (to) => script(`function go() { location.href = "${to}" } go()`),
  'js-if': (to) => script(`if (navigator.cookieEnabled) { location.href = "${to}" }`),
  'js-body': (to) => `<body onload="location.href='${to}'">`,
  'js-click': (to) => script(`b.onclick = function () { location.href = "${to}" }`),
  'js-long-if': (to) => page(`${ARTICLE}<script>if (phone) { location.href = "${to}" }</script>`),
  post: (to) => page(`<form method=post action="${to}"></form><script>document.forms[0].submit()</script>`),
};

let served = 0;

type Answer = (to: string, response: ServerResponse, request: IncomingMessage) => unknown;
const html = (response: ServerResponse, body: string) =>
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(body);

/** Answers that send on, or fail, by more than their page. */
const ANSWERS: Readonly<Record<string, Answer>> = {
  refresh: (to, response) => response.writeHead(200, { Refresh: `0;url=${to}` }).end(),
  'refresh-quoted': (to, response) => response.writeHead(200, { Refresh: `1; URL="${to}"` }).end(),
  'refresh-late': (to, response) => html(response.setHeader('Refresh', `600;url=${to}`), ARTICLE),
  relative: (_to, response) => response.writeHead(302, { Location: '../land' }).end(),
  scheme: (to, response) => response.writeHead(302, { Location: to.replace('http:', '') }).end(),
  utf8: (_to, response) => response.writeHead(302, { Location: Buffer.from('/land?q=grün').toString('latin1') }).end(),
  base: (to, response) => html(response, `<base href="${to}"><meta http-equiv=refresh content="0;url=land">`),
  form: (to, response) =>
    html(response, page(`<form action="${to}"><input type=hidden name=c value=1></form><script>f.submit()</script>`)),
  'cookie-wall': (to, response, { headers, url }) =>
    headers.cookie === 'seen=1'
      ? response.writeHead(302, { Location: to }).end()
      : response.writeHead(302, { 'Set-Cookie': 'seen=1; Path=/', Location: url }).end(),
  'cookie-forever': (_to, response, { url }) =>
    response.writeHead(302, { 'Set-Cookie': `n=${(served += 1)}`, Location: url }).end(),
  ping: (_to, response) => response.writeHead(302, { Location: '/pong/' }).end(),
  pong: (_to, response) => response.writeHead(302, { Location: '/ping/' }).end(),
  self: (_to, response, { url }) => response.writeHead(302, { Location: url }).end(),
  fragment: (_to, response, { url }) => response.writeHead(302, { Location: `${url ?? ''}#again` }).end(),
  big: (_to, response) => html(response, 'x'.repeat(6 * 1024 * 1024)),
  bomb: (_to, response) =>
    response
      .writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' })
      .end(gzipSync(Buffer.alloc(50 * 1024 * 1024))),
  headers: (_to, response) => response.writeHead(200, { 'x-long': 'x'.repeat(20_000) }).end(),
  silent: () => undefined,
  broken: (_to, response) => {
    response.writeHead(200, { 'content-type': 'text/html', 'content-length': '100' });
    response.write('half', () => response.destroy());
  },
  packed: (_to, response) =>
    response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'zstd' }).end('x'),
  pdf: (_to, response) => response.writeHead(200, { 'content-type': 'application/pdf' }).end('%PDF'),
  gone: (_to, response) => response.writeHead(404, { 'content-type': 'text/html' }).end(page('Gone')),
};

const answer: RequestListener = (request, response) => {
  const url = new URL(request.url ?? '/', 'http://x');
  const to = url.searchParams.get('to') ?? '';
  const [, kind = ''] = url.pathname.split('/');
  const status = Number(kind);
  const other = ANSWERS[kind];
  const body = PAGES[kind];
  if (status >= 300 && status < 400) response.writeHead(status, { Location: to }).end('moved');
  else if (other !== undefined) other(to, response, request);
  else html(response, body === undefined ? page(`<h1>Lamps</h1>${ARTICLE}`) : body(to));
};

/** A small web on one loopback port in which every name leads to this machine, save for those that are said to lead elsewhere. */
export async function trailWeb(elsewhere: Readonly<Record<string, readonly string[]>> = {}) {
  const server: LoopbackServer & { readonly asked: readonly IncomingMessage[] } = await loopbackServer(answer);
  const resolved: string[] = [];
  const rules = new OutboundRules({
    allow: [{ address: '127.0.0.1', port: server.port }],
    resolve: async (name) => {
      resolved.push(name);
      return Promise.resolve(elsewhere[name] ?? (resolved.includes(`${name}/moved`) ? ['10.0.0.5'] : ['127.0.0.1']));
    },
  });
  const clock = new FixedClock('2026-11-27T10:00:00Z');
  return {
    ...server,
    clock,
    client: new GuardedClient(clock, rules),
    resolved,
    /** An address in this web. */
    at: (host: string, path: string) => `http://${host}:${server.port}${path}`,
    /** An address that sends on to another in a way of `kind`. */
    send: (kind: string, to: string, host = 'go.example') =>
      `http://${host}:${server.port}/${kind}/?to=${encodeURIComponent(to)}`,
    /** From here on the name leads into a private network. */
    move: (name: string) => void resolved.push(`${name}/moved`),
  };
}
