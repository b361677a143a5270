import { isIP, type LookupFunction } from 'node:net';
import type { ConnectionLimits } from './connection.js';
import { codeOf, failure, systemCode } from './failure.js';
import { type OutboundCode, OutboundError } from './outbound-error.js';
import type { OutboundRules } from './outbound-rules.js';
import { whyNotPublic } from './public-address.js';
import { shownUrl } from './redaction.js';
import type { Ended } from './within-time.js';

const PORTS = [80, 443];

/**
 * Checks one hop and finds where it leads: every address that the name has must be public, because the connection may
 * take any of them.
 *
 * @returns what stands in for name resolution when connecting, so that the socket goes to no other address than those
 *   checked, and the addresses themselves, so that the connected socket can be held against them
 * @throws OutboundError refused-*, unknown-host, unreachable
 */
export async function checkedAddress(
  url: URL,
  rules: OutboundRules,
  signal: AbortSignal,
  ended: () => Ended | null,
): Promise<Pick<ConnectionLimits, 'lookup' | 'peers'>> {
  const port = portOf(url);
  const opened = rules.allow.filter((each) => each.port === port).map(({ address }) => address);
  if (!PORTS.includes(port) && opened.length === 0) throw otherPort(url, port);
  const addresses = await addressesOf(url, rules, signal, ended);
  for (const address of addresses) {
    if (opened.includes(address)) continue;
    const why = whyNotPublic(address);
    if (why !== null) {
      throw refused(url, 'refused-address', `leads to ${address}, which is not a public address (${why})`, why);
    }
    if (!PORTS.includes(port)) throw otherPort(url, port);
  }
  return { lookup: pinned(addresses), peers: addresses };
}

/**
 * Refuses what the address itself says, before anybody is asked: a scheme other than http and https, a user name or
 * password.
 *
 * @throws OutboundError refused-scheme, refused-credentials
 */
export function checkSpelling(url: URL): void {
  if (!['http:', 'https:'].includes(url.protocol)) {
    throw new OutboundError('refused-scheme', 'Only addresses that begin with http:// or https:// are fetched.', {
      url: null,
    });
  }
  if (url.username !== '' || url.password !== '') {
    throw refused(url, 'refused-credentials', 'was given with a user name or password; give it without');
  }
}

async function addressesOf(
  url: URL,
  rules: OutboundRules,
  signal: AbortSignal,
  ended: () => Ended | null,
): Promise<readonly string[]> {
  // The URL parser has already turned decimal, octal and hexadecimal spellings into the plain one.
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0) return [host];
  try {
    const addresses = await untilAborted(rules.resolve(host), signal);
    if (addresses.length > 0) return addresses;
  } catch (error) {
    const system = systemCode(error);
    throw failure(ended() ?? codeOf(system, false), url.host, { url: shownUrl(url), system });
  }
  throw failure('unknown-host', url.host, { url: shownUrl(url) });
}

/** A resolver cannot be called off; it is not waited for instead. */
async function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const abort = (): void => reject(new Error('aborted'));
  signal.addEventListener('abort', abort);
  if (signal.aborted) abort();
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}

function pinned(addresses: readonly string[]): LookupFunction {
  const found = addresses.map((address) => ({ address, family: isIP(address) }));
  return (_name, options, done) => {
    const [first] = found;
    if (options.all === true) done(null, found);
    else done(null, first?.address ?? '', first?.family);
  };
}

function portOf({ port, protocol }: URL): number {
  if (port !== '') return Number(port);
  return protocol === 'https:' ? 443 : 80;
}

function otherPort(url: URL, port: number): OutboundError {
  return refused(url, 'refused-port', `is asked at port ${port}; pages are fetched from 80 and 443 only`);
}

function refused(url: URL, code: OutboundCode, why: string, system: string | null = null): OutboundError {
  return new OutboundError(code, `${url.host} ${why}.`, { url: shownUrl(url), system });
}
