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
/** The agents' own options are typed by Node; ours travel with each request, because making agents costs more than asking. */
type WithLimits = Parameters<Connect>[0] & Partial<ConnectionLimits>;

/**
 * Agents that give up a connection which is not ready in time, and hold the connected socket against the addresses that were
 * checked. The limits are options of the request. No connection is kept: requests are few, one that a server closed meanwhile
 * would fail as if nobody answered, and one kept for another request would have been checked for that one alone.
 */
export const AGENTS = {
  http: limited(new http.Agent({ keepAlive: false }), 'connect'),
  // A TLS session that is taken up again would tell a server who asked before, as a cookie does.
  https: limited(new https.Agent({ keepAlive: false, maxCachedSessions: 0 }), 'secureConnect'),
};

function limited<A extends http.Agent>(agent: A, ready: 'connect' | 'secureConnect'): A {
  const connect: Connect = agent.createConnection.bind(agent);
  agent.createConnection = (options: WithLimits, done) => {
    const { connectMs, peers } = options;
    const socket = connect(options, done) as Socket;
    const timer =
      connectMs === undefined
        ? undefined
        : setTimeout(() => {
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
  return agent;
}

/** Addresses have several spellings; a list that blocks all but one compares them as numbers. */
function sameAddress(one: string, other: string | undefined): boolean {
  if (one === other) return true;
  if (other === undefined || isIP(one) !== isIP(other)) return false;
  const list = new BlockList();
  list.addAddress(one, isIP(one) === 6 ? 'ipv6' : 'ipv4');
  return list.check(other, isIP(other) === 6 ? 'ipv6' : 'ipv4');
}
