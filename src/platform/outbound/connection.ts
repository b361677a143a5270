import http from 'node:http';
import https from 'node:https';
import type { LookupFunction, Socket } from 'node:net';
import type { Duplex } from 'node:stream';

export const CONNECT_TIMED_OUT = 'OUTBOUND_CONNECT_TIMED_OUT';

export interface ConnectionLimits {
  /** Milliseconds for the name, the connection and TLS together. */
  readonly connectMs: number;
  /** Where the name leads; the system's resolver by default. */
  readonly lookup?: LookupFunction;
}

type Connect = http.Agent['createConnection'];

/**
 * Agents that give up a connection which is not ready in time. No connection is kept: requests are few, and one that a
 * server closed meanwhile would fail as if nobody answered.
 */
export function agentsFor(limits: ConnectionLimits): { httpAgent: http.Agent; httpsAgent: https.Agent } {
  const httpAgent = new http.Agent({ keepAlive: false });
  const httpsAgent = new https.Agent({ keepAlive: false });
  httpAgent.createConnection = limited(httpAgent.createConnection.bind(httpAgent), 'connect', limits);
  httpsAgent.createConnection = limited(httpsAgent.createConnection.bind(httpsAgent), 'secureConnect', limits);
  return { httpAgent, httpsAgent };
}

function limited(
  connect: Connect,
  ready: 'connect' | 'secureConnect',
  { connectMs, lookup }: ConnectionLimits,
): Connect {
  return (options, done) => {
    const socket = connect({ ...options, ...(lookup === undefined ? {} : { lookup }) }, done) as Socket;
    const timer = setTimeout(() => {
      socket.destroy(Object.assign(new Error(CONNECT_TIMED_OUT), { code: CONNECT_TIMED_OUT }));
    }, connectMs);
    const stop = (): void => clearTimeout(timer);
    socket.once(ready, stop).once('close', stop);
    return socket satisfies Duplex;
  };
}
