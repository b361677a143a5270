import { inspect } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { FixedClock } from '../../../../src/platform/clock/clock.js';
import { httpClient } from '../../../../src/platform/outbound/http-client.js';
import { answering, loopbackServer, loopbackSocket } from '../../../support/loopback-server.js';
import { outboundErrorOf } from '../../../support/outbound-error-of.js';

const KEY = 'k3y/with+signs ünd more';
const PASSWORD = 'pa55:word';
const TOKEN = `Basic ${Buffer.from(`login@brand.example:${PASSWORD}`).toString('base64')}`;

const client = httpClient({
  clock: new FixedClock('2026-11-25T10:00:00Z'),
  responseMs: 100,
  secrets: { params: ['API_key'], headers: ['x-secret'] },
});

const request = (url: string) => ({
  url,
  params: { q: 'shoes', api_key: KEY },
  headers: { authorization: TOKEN, 'x-secret': 'hunter2-header' },
});

/** Everything that a log, a row or a page could show of a thing. */
function everywhere(thing: unknown): string {
  const lines: string[] = [];
  pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) }).error({ err: thing, thing }, 'failed');
  return [inspect(thing, { depth: 20, showHidden: true }), JSON.stringify(thing), String(thing), ...lines].join('\n');
}

const SPELLINGS = [
  KEY,
  encodeURIComponent(KEY),
  new URLSearchParams({ k: KEY }).toString().slice(2),
  TOKEN,
  TOKEN.slice('Basic '.length),
  PASSWORD,
  'hunter2-header',
];

function expectNoSecret(text: string): void {
  expect(SPELLINGS.filter((secret) => text.includes(secret))).toEqual([]);
}

describe('a key in the query and a password in a header', () => {
  it('reach the server', async () => {
    await using server = await loopbackServer((_request, response) => response.end());
    await client.request(request(server.url));
    const [asked] = server.asked;
    expect(new URL(asked?.url ?? '', server.url).searchParams.get('api_key')).toBe(KEY);
    expect(asked?.headers).toMatchObject({ authorization: TOKEN, 'x-secret': 'hunter2-header' });
  });

  it('are not in the answer, even where the server repeats them in its header', async () => {
    await using server = await loopbackServer((asked, response) => {
      response.writeHead(302, {
        Location: `${server.url}${asked.url ?? ''}&again=${encodeURIComponent(KEY)}`,
        'X-You-Sent': `${TOKEN} ${PASSWORD} hunter2-header`,
      });
      response.end();
    });
    const answer = await client.request(request(server.url));
    expect(answer.url).toBe(`${server.url}/?q=shoes&api_key=REDACTED`);
    expect(answer.headers['location']).toContain('again=REDACTED');
    expectNoSecret(everywhere(answer));
  });

  it('are not in the error when nothing comes', async () => {
    await using server = await loopbackServer(() => undefined);
    const error = await outboundErrorOf(client.request(request(server.url)));
    expect(error).toMatchObject({ code: 'timed-out', url: `${server.url}/?q=shoes&api_key=REDACTED` });
    expectNoSecret(everywhere(error));
  });

  it('are not in the error when the answer breaks off, is no HTTP, or nobody listens', async () => {
    await using broken = await loopbackSocket(answering('HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n'));
    await using other = await loopbackSocket(answering('220 mail.example ESMTP\r\n'));
    const gone = await loopbackServer(() => undefined);
    await gone[Symbol.asyncDispose]();
    for (const { url } of [broken, other, gone]) {
      expectNoSecret(everywhere(await outboundErrorOf(client.request(request(url)))));
    }
  });

  it('are not in the error when the request cannot be sent', async () => {
    const url = `http://login:${PASSWORD}@127.0.0.1/`;
    expectNoSecret(everywhere(await outboundErrorOf(client.request(request(url)))));
    const headers = { 'bad name': 'x', authorization: TOKEN };
    const error = await outboundErrorOf(client.request({ ...request('http://127.0.0.1:9/'), headers }));
    expect(error.code).toBe('bad-request');
    expectNoSecret(everywhere(error));
  });
});
