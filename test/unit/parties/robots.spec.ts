import { describe, expect, it } from '@jest/globals';
import { Robots } from '../../../src/parties/robots.js';
import { FixedClock } from '../../../src/platform/clock/clock.js';
import { GuardedClient } from '../../../src/platform/outbound/guarded-client.js';
import { OutboundRules } from '../../../src/platform/outbound/outbound-rules.js';
import { loopbackServer } from '../../support/loopback-server.js';

/** A server with this robots.txt, and what we make of it. */
async function serverWith(status: number, text: string | Buffer) {
  const server = await loopbackServer((_request, response) => void response.writeHead(status).end(text));
  const rules = new OutboundRules({ allow: [{ address: '127.0.0.1', port: server.port }] });
  const robots = new Robots(new GuardedClient(new FixedClock('2026-11-27T10:00:00Z'), rules));
  return { ...server, asked: server.asked, allow: (path: string) => robots.allow(`${server.url}${path}`) };
}

describe('robots.txt', () => {
  it.each([
    ['forbids everybody a folder', 'User-agent: *\nDisallow: /go', '/go/1', false],
    ['forbids us by name', 'User-agent: markwarden\nDisallow: /\n\nUser-agent: *\nAllow: /', '/', false],
    ['forbids somebody else', 'User-agent: otherbot\nDisallow: /', '/', true],
    ['allows a part of what it forbids', 'User-agent: *\nDisallow: /go\nAllow: /go/shop', '/go/shop', true],
    ['is empty', '', '/', true],
    ['is a page instead', '<!doctype html><title>Not here</title>', '/', true],
    ['is no text at all', Buffer.from([0, 255, 1, 254]), '/', true],
  ])('that %s', async (_what, text, path, expected) => {
    await using server = await serverWith(200, text);
    expect(await server.allow(path)).toBe(expected);
  });

  it.each([
    [404, true],
    [403, true],
    [429, false],
    [500, false],
    [503, false],
  ])('with status %i', async (status, expected) => {
    await using server = await serverWith(status, 'Disallow everything');
    expect(await server.allow('/')).toBe(expected);
  });

  it('is read once for all addresses of a server', async () => {
    await using server = await serverWith(200, 'User-agent: *\nDisallow: /no');
    expect([await server.allow('/a'), await server.allow('/no'), await server.allow('/b')]).toEqual([
      true,
      false,
      true,
    ]);
    expect(server.asked).toHaveLength(1);
  });

  it('of a server that nobody reaches allows nothing for now', async () => {
    const server = await serverWith(200, '');
    await server[Symbol.asyncDispose]();
    expect(await server.allow('/')).toBe(false);
  });

  it('leaves it to the guard to refuse a private address', async () => {
    const robots = new Robots(new GuardedClient(new FixedClock('2026-11-27T10:00:00Z'), new OutboundRules()));
    expect(await robots.allow('http://10.0.0.1/')).toBe(true);
    expect(await robots.allow('file:///etc/passwd')).toBe(true);
  });
});
