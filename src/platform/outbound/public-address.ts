import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** The only IPv6 space given to the public (RFC 4291, 2.4; IANA). All else is reserved, local, or another form of an IPv4 address. */
const GLOBAL_IPV6 = ipaddr.parseCIDR('2000::/3');

/** Public by its range, and yet answers only to machines of one provider, with their credentials: Azure's platform service. */
const PROVIDERS_OWN = new Set(['168.63.129.16']);

/**
 * Why an address is not a public one, as a word of ipaddr.js such as `private`, `loopback` or `linkLocal`; null where it
 * is public. Only the plain spellings are known; whatever else is given is `unknown` and so refused.
 */
export function whyNotPublic(address: string): string | null {
  if (isIP(address) === 0 || address.includes('%')) return 'unknown';
  if (PROVIDERS_OWN.has(address)) return 'provider';
  const parsed = ipaddr.parse(address);
  const range = parsed.range();
  if (range !== 'unicast') return range;
  return parsed.kind() === 'ipv6' && !parsed.match(GLOBAL_IPV6) ? 'reserved' : null;
}
