import http from 'node:http';
import https from 'node:https';
import { BlockList, isIP, type LookupFunction, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';

/** The socket went elsewhere than it was sent. */
export const WRONG_PEER = 'OUTBOUND_WRONG_PEER';
export const CONNECT_TIMED_OUT = 'OUTBOUND_CONNECT_TIMED_OUT';

export interface ConnectionLimits {
  /** Milliseconds for the name, the connection and TLS together. */
  readonly connectMs: number;
  /** Where the name leads; the system's resolver by default. */
  readonly lookup?: LookupFunction;
  /** Addresses that the socket may end up at, in their plain spelling; any by default. */
  readonly peers?: readonly string[];
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
  { connectMs, lookup, peers }: ConnectionLimits,
): Connect {
  return (options, done) => {
    const socket = connect({ ...options, ...(lookup === undefined ? {} : { lookup }) }, done) as Socket;
    const timer = setTimeout(() => {
      socket.destroy(Object.assign(new Error(CONNECT_TIMED_OUT), { code: CONNECT_TIMED_OUT }));
    }, connectMs);
    // Before anything is written: what waits to be sent is flushed by a listener that comes after this one.
    socket.once('connect', () => {
      if (peers === undefined || peers.some((peer) => sameAddress(peer, socket.remoteAddress))) return;
      socket.destroy(Object.assign(new Error(WRONG_PEER), { code: WRONG_PEER }));
    });
    const stop = (): void => clearTimeout(timer);
    socket.once(ready, stop).once('close', stop);
    return socket satisfies Duplex;
  };
}

/** Addresses have several spellings; a list that blocks all but one compares them as numbers. */
function sameAddress(one: string, other: string | undefined): boolean {
  if (other === undefined || isIP(one) !== isIP(other)) return false;
  const list = new BlockList();
  list.addAddress(one, isIP(one) === 6 ? 'ipv6' : 'ipv4');
  return list.check(other, isIP(other) === 6 ? 'ipv6' : 'ipv4');
}
