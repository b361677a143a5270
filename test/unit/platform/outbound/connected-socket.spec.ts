import { once } from 'node:events';
import http from 'node:http';
import { describe, expect, it } from '@jest/globals';
import { AGENTS, WRONG_PEER } from '../../../../src/platform/outbound/connection.js';
import { loopbackServer } from '../../../support/loopback-server.js';

/** Asks over a socket that may end up at these peers, whatever address it was led to. */
async function ask(port: number, peers: readonly string[]): Promise<string> {
  const limits = { connectMs: 5_000, peers };
  const request = http.get({ host: '127.0.0.1', port, agent: AGENTS.http, ...limits });
  try {
    await once(request, 'response');
    request.destroy();
    return 'answered';
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? '';
  }
}

describe('a connected socket', () => {
  it('is used when it is at an address that was checked', async () => {
    await using server = await loopbackServer((_request, response) => response.end('x'));
    expect(await ask(server.port, ['203.0.113.7', '127.0.0.1'])).toBe('answered');
  });

  it.each([[['203.0.113.7']], [['::1']], [[]]])(
    'is closed before anything is sent when it is at another one than %j',
    async (peers) => {
      await using server = await loopbackServer((_request, response) => response.end('x'));
      expect(await ask(server.port, peers)).toBe(WRONG_PEER);
      expect(server.asked).toEqual([]);
    },
  );
});
