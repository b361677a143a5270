import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FixedClock } from '../../../../src/platform/clock/clock.js';
import { GuardedClient } from '../../../../src/platform/outbound/guarded-client.js';
import { type AllowedAddress, OutboundRules } from '../../../../src/platform/outbound/outbound-rules.js';
import { type LoopbackServer, loopbackServer } from '../../../support/loopback-server.js';
import { outboundErrorOf } from '../../../support/outbound-error-of.js';

const clock = new FixedClock('2026-11-25T10:00:00Z');

/** A resolver that knows these names, each answer used once and the last one kept; `asked` says which it was asked for. */
function names(known: Readonly<Record<string, readonly (readonly string[])[]>>) {
  const asked: string[] = [];
  const resolve = async (name: string): Promise<readonly string[]> => {
    const answers = known[name] ?? [];
    const found = answers[Math.min(asked.filter((each) => each === name).length, answers.length - 1)];
    asked.push(name);
    if (found === undefined) throw Object.assign(new Error('no such name'), { code: 'ENOTFOUND' });
    return Promise.resolve(found);
  };
  return { asked, resolve };
}

function opened({ port }: LoopbackServer): AllowedAddress {
  return { address: '127.0.0.1', port };
}

const strict = new GuardedClient(clock, new OutboundRules({ resolve: names({}).resolve }));
const openFor = (server: LoopbackServer, resolve = names({ 'shop.example': [['127.0.0.1']] }).resolve) =>
  new GuardedClient(clock, new OutboundRules({ allow: [opened(server)], resolve }));

describe('a page at an address that somebody gave', () => {
  it('is fetched, with where it led and what was sent along', async () => {
    await using server = await loopbackServer((request, response) => {
      if (request.url === '/ad?id=7')
        response.writeHead(302, { Location: Buffer.from('/landing?von=grün').toString('latin1') }).end('moved');
      else response.writeHead(200, { ETag: '"1"' }).end('welcome');
    });
    const shop = `http://shop.example:${server.port}`;
    const page = await openFor(server).get({ url: `${shop}/ad?id=7`, headers: { 'if-none-match': '"0"' } });
    expect(page).toMatchObject({ status: 200, url: `${shop}/landing?von=gr%C3%BCn` });
    expect(page.body.toString()).toBe('welcome');
    expect(page.redirects).toEqual([
      { url: `${shop}/ad?id=7`, status: 302, location: `${shop}/landing?von=gr%C3%BCn` },
    ]);
    expect(server.asked.map(({ headers }) => [headers.host, headers['if-none-match']])).toEqual([
      [`shop.example:${server.port}`, '"0"'],
      [`shop.example:${server.port}`, '"0"'],
    ]);
  });

  it('is handed back as it is when it did not change, is gone, or redirects to nowhere', async () => {
    await using server = await loopbackServer((request, response) => {
      response.writeHead(Number(request.url?.slice(1))).end();
    });
    for (const status of [304, 404, 302]) {
      expect(await openFor(server).get({ url: `${server.url}/${status}` })).toMatchObject({ status, redirects: [] });
    }
  });

  it('hands the first redirect back where none is to be followed', async () => {
    await using server = await loopbackServer((_request, response) => {
      response.writeHead(301, { Location: '/next' }).end('moved');
    });
    const page = await openFor(server).get({ url: server.url, maxRedirects: 0 });
    expect(page).toMatchObject({ status: 301, redirects: [] });
    expect(page.body.toString()).toBe('moved');
  });

  it('is fetched without a proxy, which would resolve the name anew and unchecked', async () => {
    await using server = await loopbackServer((_request, response) => response.end('direct'));
    await using proxy = await loopbackServer((_request, response) => response.end('through a proxy'));
    const before = { ...process.env };
    process.env = { ...before, http_proxy: proxy.url, HTTP_PROXY: proxy.url, no_proxy: '', NO_PROXY: '' };
    try {
      expect((await openFor(server).get({ url: server.url })).body.toString()).toBe('direct');
    } finally {
      process.env = before;
    }
    expect(proxy.asked).toHaveLength(0);
  });

  it('is not read past its limit, packed or unpacked, and not waited for past the deadline', async () => {
    await using server = await loopbackServer((request, response) => {
      if (request.url === '/large') response.end(Buffer.alloc(2000));
      if (request.url === '/bomb')
        response.setHeader('Content-Encoding', 'gzip').end(gzipSync(Buffer.alloc(1_000_000)));
    });
    const client = openFor(server);
    const get = (path: string) =>
      outboundErrorOf(client.get({ url: server.url + path, maxBytes: 1999, deadlineMs: 1000 }));
    expect(await get('/large')).toMatchObject({ code: 'too-large' });
    expect(await get('/bomb')).toMatchObject({ code: 'too-large' });
    expect(await outboundErrorOf(client.get({ url: `${server.url}/hang`, deadlineMs: 50 }))).toMatchObject({
      code: 'timed-out',
      transient: true,
    });
  });

  it('is not waited for when its name is not answered', async () => {
    const never = new GuardedClient(clock, new OutboundRules({ resolve: () => new Promise(() => undefined) }));
    const url = 'https://shop.example/';
    expect(await outboundErrorOf(never.get({ url, deadlineMs: 50 }))).toMatchObject({ code: 'timed-out' });
    expect(await outboundErrorOf(never.get({ url, signal: AbortSignal.abort() }))).toMatchObject({ code: 'aborted' });
  });

  it('has one deadline for all redirects together', async () => {
    await using server = await loopbackServer((_request, response) => {
      setTimeout(() => response.writeHead(302, { Location: '/again' }).end(), 30);
    });
    const endless = openFor(server).get({ url: server.url, maxRedirects: 1_000_000, deadlineMs: 150 });
    expect(await outboundErrorOf(endless)).toMatchObject({ code: 'timed-out' });
  });
});

describe('an address is refused', () => {
  it.each([
    ['http://127.0.0.1/', 'loopback'],
    ['http://127.1/', 'loopback'],
    ['http://2130706433/', 'loopback'],
    ['http://0x7f000001/', 'loopback'],
    ['http://0x7f.0.0x0.1/', 'loopback'],
    ['http://017700000001/', 'loopback'],
    ['http://0177.0.0.01/', 'loopback'],
    ['http://127.0.0.1./', 'loopback'],
    ['http://１２７。０。０。１/', 'loopback'],
    ['http://%31%32%37.0.0.1/', 'loopback'],
    ['http:\\\\127.0.0.1\\', 'loopback'],
    ['http://0/', 'unspecified'],
    ['http://0.0.0.0/', 'unspecified'],
    ['http://10.0.0.1/', 'private'],
    ['http://169.254.169.254/latest/meta-data/', 'linkLocal'],
    ['http://[::1]/', 'loopback'],
    ['http://[::]/', 'unspecified'],
    ['http://[::ffff:127.0.0.1]/', 'ipv4Mapped'],
    ['http://[::ffff:a9fe:a9fe]/', 'ipv4Mapped'],
    ['http://[::7f00:1]/', 'reserved'],
    ['http://[64:ff9b::7f00:1]/', 'rfc6052'],
    ['http://[2002:7f00:1::]/', '6to4'],
    ['http://[fd00:ec2::254]/', 'uniqueLocal'],
    ['https://[fe80::1]/', 'linkLocal'],
  ])('%s (%s)', async (url, system) => {
    const error = await outboundErrorOf(strict.get({ url }));
    expect(error).toMatchObject({ code: 'refused-address', system, transient: false });
    expect(error.message).toContain('which is not a public address');
  });

  it.each([
    ['ftp://shop.example/', 'refused-scheme'],
    ['file:///etc/passwd', 'refused-scheme'],
    ['javascript:alert(1)', 'refused-scheme'],
    ['gopher://shop.example/', 'refused-scheme'],
    ['http://user@shop.example/', 'refused-credentials'],
    ['http://user:hunter2@shop.example/', 'refused-credentials'],
    ['http://8.8.8.8@127.0.0.1/', 'refused-credentials'],
    ['http://shop.example:22/', 'refused-port'],
    ['https://8.8.8.8:8443/', 'refused-port'],
    ['http://999.1.1.1/', 'bad-request'],
    ['http://[fe80::1%25eth0]/', 'bad-request'],
    ['shop.example', 'bad-request'],
    ['', 'bad-request'],
    ['https://nobody.example/', 'unknown-host'],
  ])('%s: %s', async (url, code) => {
    const error = await outboundErrorOf(strict.get({ url }));
    expect(error).toMatchObject({ code, transient: false });
    expect(`${error.message} ${error.url ?? ''}`).not.toContain('hunter2');
  });

  it('in whatever way a private address is spelled', async () => {
    const octets = fc.oneof(
      fc.tuple(fc.constant(127), byte(), byte(), byte()),
      fc.tuple(fc.constant(10), byte(), byte(), byte()),
      fc.tuple(fc.constant(192), fc.constant(168), byte(), byte()),
      fc.tuple(fc.constant(169), fc.constant(254), byte(), byte()),
    );
    const spelled = fc.tuple(octets, fc.nat({ max: 5 })).map(([[a, b, c, d], way]) => {
      const whole = a * 2 ** 24 + b * 2 ** 16 + c * 2 ** 8 + d;
      const octal = (n: number): string => `0${n.toString(8)}`;
      const hex = (n: number): string => `0x${n.toString(16)}`;
      return [
        `${a}.${b}.${c}.${d}`,
        String(whole),
        hex(whole),
        octal(whole),
        [a, b, c, d].map(octal).join('.'),
        `${hex(a)}.${hex(b)}.${c * 256 + d}`,
      ][way];
    });
    await fc.assert(
      fc.asyncProperty(spelled, async (host) => {
        expect((await outboundErrorOf(strict.get({ url: `http://${host ?? ''}/` }))).code).toBe('refused-address');
      }),
    );
  });

  it("when any of a name's addresses is private, because the connection may take any", async () => {
    const { resolve } = names({ 'shop.example': [['93.184.216.34', '10.0.0.5']] });
    const client = new GuardedClient(clock, new OutboundRules({ resolve }));
    const error = await outboundErrorOf(client.get({ url: 'https://shop.example/' }));
    expect(error).toMatchObject({ code: 'refused-address', system: 'private', url: 'https://shop.example/' });
    expect(error.message).toBe('shop.example leads to 10.0.0.5, which is not a public address (private).');
  });

  it("when the system's own names lead to this machine", async () => {
    const client = new GuardedClient(clock, new OutboundRules());
    expect(await outboundErrorOf(client.get({ url: 'http://localhost/' }))).toMatchObject({ code: 'refused-address' });
  });

  it('at another port of a server that is allowed at one', async () => {
    await using server = await loopbackServer((_request, response) => response.end());
    await using other = await loopbackServer((_request, response) => response.end());
    expect(await outboundErrorOf(openFor(server).get({ url: other.url }))).toMatchObject({ code: 'refused-port' });
    expect(other.asked).toHaveLength(0);
  });
});

describe('a name that answers differently a moment later', () => {
  it('is asked once, and the connection goes to the address that was checked', async () => {
    await using server = await loopbackServer((_request, response) => response.end('checked'));
    const { asked, resolve } = names({ 'shop.example': [['127.0.0.1'], ['10.0.0.5']] });
    const page = await openFor(server, resolve).get({ url: `http://shop.example:${server.port}/` });
    expect(page.body.toString()).toBe('checked');
    expect(asked).toEqual(['shop.example']);
  });

  it('is checked again at the next hop', async () => {
    await using server = await loopbackServer((_request, response) => {
      response.writeHead(302, { Location: '/again' }).end();
    });
    const { resolve } = names({ 'shop.example': [['127.0.0.1'], ['10.0.0.5']] });
    const error = await outboundErrorOf(openFor(server, resolve).get({ url: `http://shop.example:${server.port}/` }));
    expect(error).toMatchObject({ code: 'refused-address', url: `http://shop.example:${server.port}/again` });
    expect(server.asked).toHaveLength(1);
  });
});

describe('a redirect', () => {
  it.each([
    ['http://169.254.169.254/latest/', 'refused-address'],
    ['//127.0.0.1/admin', 'refused-address'],
    ['http://localhost:5432/', 'refused-port'],
    ['http://intranet/', 'refused-address'],
    ['file:///etc/passwd', 'refused-scheme'],
    ['http://user:hunter2@shop.example/', 'refused-credentials'],
    ['http://[', 'bad-response'],
  ])('to %s is refused: %s', async (location, code) => {
    await using server = await loopbackServer((_request, response) => {
      response.writeHead(307, { Location: location }).end();
    });
    const { resolve } = names({ 'shop.example': [['127.0.0.1']], intranet: [['192.168.0.9']] });
    const error = await outboundErrorOf(openFor(server, resolve).get({ url: server.url }));
    expect(error).toMatchObject({ code, transient: false });
    expect(JSON.stringify(error) + error.message).not.toContain('hunter2');
  });

  it('that leads in a circle ends', async () => {
    await using server = await loopbackServer((request, response) => {
      response.writeHead(302, { Location: request.url === '/a' ? '/b' : '/a' }).end();
    });
    const error = await outboundErrorOf(openFor(server).get({ url: `${server.url}/a`, maxRedirects: 3 }));
    expect(error).toMatchObject({ code: 'too-many-redirects', transient: false });
    expect(server.asked).toHaveLength(4);
  });

  it('with a body that never ends is followed without reading it', async () => {
    await using server = await loopbackServer((request, response) => {
      if (request.url === '/next') response.end('there');
      else response.writeHead(302, { Location: '/next' }).write('and on and on');
    });
    expect((await openFor(server).get({ url: server.url })).body.toString()).toBe('there');
  });
});

function byte() {
  return fc.integer({ min: 0, max: 255 });
}
