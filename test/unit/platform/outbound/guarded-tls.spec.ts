import https from 'node:https';
import type { TLSSocket } from 'node:tls';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FixedClock } from '../../../../src/platform/clock/clock.js';
import { GuardedClient } from '../../../../src/platform/outbound/guarded-client.js';
import { OutboundRules } from '../../../../src/platform/outbound/outbound-rules.js';
import { listening } from '../../../support/loopback-server.js';
import { outboundErrorOf } from '../../../support/outbound-error-of.js';
import { SELF_SIGNED } from '../../../support/self-signed.js';

const trusted = getCACertificates();

beforeAll(() => setDefaultCACertificates([...trusted, SELF_SIGNED.cert]));
afterAll(() => setDefaultCACertificates(trusted));

/** The guarded client, for which every name leads to a server that proves to be `self-signed.example`. */
async function secureServer() {
  const names: unknown[] = [];
  const server = await listening(
    https.createServer(SELF_SIGNED, (request, response) => {
      names.push((request.socket as TLSSocket & { servername?: unknown }).servername);
      if (request.url === '/down') response.writeHead(302, { Location: 'http://self-signed.example/' });
      response.end('proven');
    }),
  );
  const allow = [{ address: '127.0.0.1', port: server.port }];
  const rules = new OutboundRules({ allow, resolve: () => Promise.resolve(['127.0.0.1']) });
  const client = new GuardedClient(new FixedClock('2026-11-25T10:00:00Z'), rules);
  return {
    ...server,
    names,
    get: (host: string, path = '/') => client.get({ url: `https://${host}:${server.port}${path}` }),
  };
}

describe('a page over https', () => {
  it('must be proven for its name, although the connection goes to the address that was checked', async () => {
    await using server = await secureServer();
    expect((await server.get('self-signed.example')).body.toString()).toBe('proven');
    expect(server.names).toEqual(['self-signed.example']);
    expect(await outboundErrorOf(server.get('other.example'))).toMatchObject({ code: 'tls', transient: false });
    expect(await outboundErrorOf(server.get('127.0.0.1'))).toMatchObject({ code: 'tls' });
  });

  it('may not redirect to http', async () => {
    await using server = await secureServer();
    expect(await outboundErrorOf(server.get('self-signed.example', '/down'))).toMatchObject({
      code: 'refused-downgrade',
      status: 302,
      transient: false,
    });
  });
});
