import { once } from 'node:events';
import https from 'node:https';
import { brotliCompressSync, constants, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { FixedClock } from '../../../../src/platform/clock/clock.js';
import { PRODUCT_VERSION } from '../../../../src/platform/config/product.js';
import { httpClient, type HttpClientOptions } from '../../../../src/platform/outbound/http-client.js';
import { answering, listening, loopbackServer, loopbackSocket } from '../../../support/loopback-server.js';
import { outboundErrorOf as errorOf } from '../../../support/outbound-error-of.js';
import { SELF_SIGNED } from '../../../support/self-signed.js';

const clock = new FixedClock('2026-11-25T10:00:00Z');
const client = (options: Partial<HttpClientOptions> = {}) => httpClient({ clock, backOffMs: 1, ...options });

describe('asking a known server', () => {
  it('hands back status, headers and body, and says who asks', async () => {
    await using server = await loopbackServer((_request, response) => {
      response.writeHead(402, { 'Content-Type': 'text/plain', 'X-Two': ['a', 'b'] }).end('pay first');
    });
    const answer = await client().request({
      url: `${server.url}/search`,
      params: { q: 'a b', page: 2, no: undefined },
    });
    expect(answer).toMatchObject({ status: 402, transient: false, retryAfter: null });
    expect(answer.url).toBe(`${server.url}/search?q=a+b&page=2`);
    expect(answer.headers).toMatchObject({ 'content-type': 'text/plain', 'x-two': 'a, b' });
    expect(answer.body.toString()).toBe('pay first');
    expect(server.asked[0]?.url).toBe('/search?q=a+b&page=2');
    expect(server.asked[0]?.headers['user-agent']).toBe(`Markwarden/${PRODUCT_VERSION}`);
  });

  it('posts JSON as it is', async () => {
    const bodies: string[] = [];
    await using server = await loopbackServer((request, response) => {
      void request
        .setEncoding('utf8')
        .toArray()
        .then((parts) => {
          bodies.push(`${request.method} ${request.headers['content-type']} ${parts.join('')}`);
          response.end('{}');
        });
    });
    await client().request({ url: server.url, method: 'POST', json: [{ keyword: 'größe' }] });
    expect(bodies).toEqual(['POST application/json [{"keyword":"größe"}]']);
  });

  it.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
    ['deflate', deflateSync],
    ['identity', (text: string) => Buffer.from(text)],
  ])('unpacks %s', async (encoding, pack) => {
    await using server = await loopbackServer((_request, response) => {
      response.setHeader('Content-Encoding', encoding).end(pack('größer'));
    });
    expect((await client().request({ url: server.url })).body.toString()).toBe('größer');
  });

  it.each([204, 304])('takes a %s without a body although it says that one is packed', async (status) => {
    await using server = await loopbackServer((_request, response) => {
      response.writeHead(status, { 'Content-Encoding': 'gzip' }).end();
    });
    expect(await client().request({ url: server.url })).toMatchObject({ status, body: Buffer.alloc(0) });
  });

  it('takes an empty body that says it is packed as empty', async () => {
    await using server = await loopbackServer((_request, response) => {
      response.writeHead(200, { 'Content-Encoding': 'gzip', 'Content-Length': 0 }).end();
    });
    expect((await client().request({ url: server.url })).body).toHaveLength(0);
  });

  it('follows no redirect, so that no key travels to another server', async () => {
    await using server = await loopbackServer((_request, response) => {
      response.writeHead(302, { Location: '/elsewhere' }).end('moved');
    });
    expect(await client().request({ url: server.url })).toMatchObject({ status: 302 });
    expect(server.asked).toHaveLength(1);
  });

  it.each([
    ['ftp://files.example/', 'refused-scheme'],
    ['data:text/plain,hello', 'refused-scheme'],
    ['http://user:hunter2@127.0.0.1/', 'refused-credentials'],
    ['not an address', 'bad-request'],
  ])('does not ask %s', async (url, code) => {
    const error = await errorOf(client().request({ url }));
    expect(error).toMatchObject({ code, transient: false });
    expect(JSON.stringify(error) + error.message).not.toContain('hunter2');
  });
});

describe('a server that does not do what it should', () => {
  it('is not waited for when it says nothing', async () => {
    await using server = await loopbackServer(() => undefined);
    const error = await errorOf(client({ responseMs: 50 }).request({ url: server.url }));
    expect(error).toMatchObject({ code: 'timed-out', transient: true, status: null });
  });

  it('is not waited for when its body never ends', async () => {
    await using server = await loopbackServer((_request, response) => {
      const drip = setInterval(() => response.write('.'), 5);
      response.on('close', () => clearInterval(drip));
    });
    const error = await errorOf(client({ responseMs: 100 }).request({ url: server.url }));
    expect(error).toMatchObject({ code: 'timed-out', transient: true, status: 200 });
  });

  it('is not waited for when its header never ends', async () => {
    await using server = await loopbackSocket((socket) => {
      socket.write('HTTP/1.1 200 OK\r\nX-Slow: ');
      const drip = setInterval(() => socket.write('a'), 5);
      socket.on('close', () => clearInterval(drip));
    });
    const error = await errorOf(client({ responseMs: 100 }).request({ url: server.url }));
    expect(error).toMatchObject({ code: 'timed-out', transient: true, status: null });
  });

  it('is not waited for when it takes the connection and never speaks TLS', async () => {
    await using server = await loopbackSocket(() => undefined);
    const url = server.url.replace('http:', 'https:');
    expect(await errorOf(client({ connectMs: 50 }).request({ url }))).toMatchObject({
      code: 'timed-out',
      transient: true,
    });
  });

  it('is unreachable when nobody listens', async () => {
    const server = await loopbackServer(() => undefined);
    await server[Symbol.asyncDispose]();
    expect(await errorOf(client().request({ url: server.url }))).toMatchObject({
      code: 'unreachable',
      system: 'ECONNREFUSED',
      transient: true,
      message: `127.0.0.1:${server.port} does not answer.`,
    });
  });

  it('is unreachable when it hangs up before it answers', async () => {
    await using server = await loopbackSocket((socket) => socket.once('data', () => socket.destroy()));
    expect(await errorOf(client().request({ url: server.url }))).toMatchObject({
      code: 'unreachable',
      transient: true,
    });
  });

  it('cannot pass for another one with a certificate that nobody vouches for', async () => {
    await using server = await listening(
      https.createServer(SELF_SIGNED, (_request, response) => response.end('hello')),
    );
    const error = await errorOf(client().request({ url: server.url.replace('http:', 'https:') }));
    expect(error).toMatchObject({ code: 'tls', transient: false });
  });

  it.each([
    ['breaks off before the length it named', 'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort', 'truncated', true],
    [
      'breaks off within a chunk',
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\nshort',
      'truncated',
      true,
    ],
    ['names a length that is none', 'HTTP/1.1 200 OK\r\nContent-Length: lots\r\n\r\nbody', 'bad-response', false],
    [
      'names two lengths',
      'HTTP/1.1 200 OK\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\nbody!',
      'bad-response',
      false,
    ],
    ['speaks another protocol', 'SSH-2.0-OpenSSH_9.6\r\n', 'bad-response', false],
    ['sends a header without end', `HTTP/1.1 200 OK\r\nX-Long: ${'a'.repeat(40_000)}\r\n\r\n`, 'too-large', false],
    ['packs in a way nobody knows', 'HTTP/1.1 200 OK\r\nContent-Encoding: lzma\r\n\r\nbody', 'bad-encoding', false],
    ['packs twice', 'HTTP/1.1 200 OK\r\nContent-Encoding: gzip, gzip\r\n\r\nbody', 'bad-encoding', false],
    [
      'says gzip and sends text',
      'HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\nbody of text',
      'bad-encoding',
      false,
    ],
    ['says br and sends text', 'HTTP/1.1 200 OK\r\nContent-Encoding: br\r\n\r\ngarbage garbage', 'bad-encoding', false],
  ])('is told apart when it %s', async (_what, text, code, transient) => {
    await using server = await loopbackSocket(answering(text));
    expect(await errorOf(client().request({ url: server.url }))).toMatchObject({ code, transient });
  });

  it('gives no more than the length it named', async () => {
    await using server = await loopbackSocket(answering('HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nbody and more'));
    expect((await client().request({ url: server.url })).body.toString()).toBe('body');
  });

  it('is told apart when what it packed breaks off', async () => {
    await using server = await loopbackServer((_request, response) => {
      response.setHeader('Content-Encoding', 'gzip').end(gzipSync('a'.repeat(1000)).subarray(0, 15));
    });
    expect(await errorOf(client().request({ url: server.url }))).toMatchObject({ code: 'truncated', transient: true });
  });

  it('keeps what an answer that broke off had said about coming back', async () => {
    await using server = await loopbackSocket(
      answering('HTTP/1.1 503 Busy\r\nRetry-After: 60\r\nContent-Length: 100\r\n\r\nshort'),
    );
    const error = await errorOf(client().request({ url: server.url }));
    expect(error).toMatchObject({ code: 'truncated', status: 503, retryAfter: new Date('2026-11-25T10:01:00Z') });
  });
});

describe('the most that is taken', () => {
  const MEBIBYTE = Buffer.alloc(1024 * 1024, 'a');

  it('is 10 MiB: a body of 20 MB is refused when it says its size', async () => {
    await using server = await loopbackServer((_request, response) => {
      response.setHeader('Content-Length', 20_000_000).write(MEBIBYTE);
    });
    expect(await errorOf(client().request({ url: server.url }))).toMatchObject({ code: 'too-large', transient: false });
  });

  it('cuts off a body that does not say its size', async () => {
    await using server = await loopbackServer((_request, response) => {
      const more = (): void => void response.write(MEBIBYTE, (error) => error ?? more());
      more();
    });
    expect(await errorOf(client().request({ url: server.url }))).toMatchObject({ code: 'too-large' });
  });

  it('takes 20 MB where the caller allows it', async () => {
    await using server = await loopbackServer((_request, response) => response.end(Buffer.alloc(20_000_000)));
    const answer = await client({ maxBytes: 20_000_000 }).request({ url: server.url });
    expect(answer.body).toHaveLength(20_000_000);
  });

  it.each([
    ['gzip', Buffer.concat(Array<Buffer>(64).fill(gzipSync(MEBIBYTE)))],
    ['br', brotliCompressSync(Buffer.alloc(64 * 1024 * 1024), { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } })],
  ])('ends a %s body early that is small and unpacks to 64 MiB', async (encoding, packed) => {
    const { promise: closed, resolve } = Promise.withResolvers<undefined>();
    await using server = await loopbackServer((_request, response) => {
      // The answer stays open: whoever waits for its end waits for ever.
      response
        .on('close', () => resolve(undefined))
        .setHeader('Content-Encoding', encoding)
        .write(packed);
    });
    const maxBytes = 2_000_000;
    expect(packed.length).toBeLessThan(maxBytes);
    expect(await errorOf(client({ maxBytes }).request({ url: server.url }))).toMatchObject({ code: 'too-large' });
    await closed;
  });
});

describe('trying again', () => {
  it('is left to the caller by default', async () => {
    await using server = await loopbackServer((_request, response) => response.writeHead(500).end());
    expect(await client().request({ url: server.url })).toMatchObject({ status: 500, transient: true });
    expect(server.asked).toHaveLength(1);
  });

  it.each([408, 429, 500, 503])('helps after %s', async (status) => {
    await using server = await loopbackServer((_request, response) => {
      response.writeHead(server.asked.length < 3 ? status : 200).end();
    });
    expect(await client({ tries: 3 }).request({ url: server.url })).toMatchObject({ status: 200 });
    expect(server.asked).toHaveLength(3);
  });

  it('helps after a connection that broke', async () => {
    await using server = await loopbackServer((request, response) => {
      if (server.asked.length === 1) request.socket.destroy();
      else response.end('there');
    });
    expect((await client({ tries: 2 }).request({ url: server.url })).body.toString()).toBe('there');
  });

  it('ends with the last answer when nothing helped', async () => {
    await using server = await loopbackServer((_request, response) => response.writeHead(502).end());
    expect(await client({ tries: 2 }).request({ url: server.url })).toMatchObject({ status: 502 });
    expect(server.asked).toHaveLength(2);
  });

  it.each([400, 401, 402, 404])('is not done after %s, which says the same again', async (status) => {
    await using server = await loopbackServer((_request, response) => response.writeHead(status).end());
    await client({ tries: 3 }).request({ url: server.url });
    expect(server.asked).toHaveLength(1);
  });

  it('does not wait within the process for a server that asks for a long time', async () => {
    await using server = await loopbackServer((_request, response) =>
      response.writeHead(429, { 'Retry-After': '3600' }).end(),
    );
    const answer = await client({ tries: 3 }).request({ url: server.url });
    expect(answer.retryAfter).toEqual(new Date('2026-11-25T11:00:00Z'));
    expect(server.asked).toHaveLength(1);
  });

  it('waits as long as the server asks for', async () => {
    const seen: string[] = [];
    await using server = await loopbackServer((_request, response) => {
      seen.push('asked');
      if (seen.length === 1) setTimeout(() => seen.push('half of the time is over'), 100);
      response.writeHead(seen.length === 1 ? 503 : 200, { 'Retry-After': 'Wed, 25 Nov 2026 10:00:01 GMT' }).end();
    });
    await httpClient({ clock: new FixedClock('2026-11-25T10:00:00.800Z'), backOffMs: 1, tries: 2 }).request(server);
    expect(seen).toEqual(['asked', 'half of the time is over', 'asked']);
  });
});

describe('calling a request off', () => {
  it('ends it while it waits for the answer', async () => {
    const controller = new AbortController();
    await using server = await loopbackServer(() => controller.abort());
    const error = await errorOf(client().request({ url: server.url, signal: controller.signal }));
    expect(error).toMatchObject({ code: 'aborted', transient: false });
  });

  it('ends it within the body, and lets go of the connection', async () => {
    const controller = new AbortController();
    let closed: Promise<unknown> = Promise.reject(new Error('nobody asked')).catch(() => undefined);
    await using server = await loopbackServer((_request, response) => {
      closed = once(response, 'close');
      response.write('beginning');
      controller.abort();
    });
    const error = await errorOf(client().request({ url: server.url, signal: controller.signal }));
    expect(error).toMatchObject({ code: 'aborted' });
    await closed;
  });

  it('ends it between two tries', async () => {
    const controller = new AbortController();
    await using server = await loopbackServer((_request, response) => {
      response
        .on('close', () => controller.abort())
        .writeHead(503, { 'Retry-After': '20' })
        .end();
    });
    const asking = client({ tries: 2 }).request({ url: server.url, signal: controller.signal });
    expect(await errorOf(asking)).toMatchObject({ code: 'aborted' });
    expect(server.asked).toHaveLength(1);
  });

  it('sends nothing when it was called off before', async () => {
    await using server = await loopbackServer((_request, response) => response.end());
    const error = await errorOf(client().request({ url: server.url, signal: AbortSignal.abort() }));
    expect(error).toMatchObject({ code: 'aborted' });
    await client().request({ url: `${server.url}/next` });
    expect(server.asked.map(({ url }) => url)).toEqual(['/next']);
  });
});
