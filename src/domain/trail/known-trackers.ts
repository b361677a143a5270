import { KNOWN_NETWORKS } from './networks/known-networks.js';
import type { NetworkRow } from './networks/network-row.js';

/**
 * The network or service whose tracker a host is, or null. A tracker counts, attributes or redirects a click and never
 * sells anything itself, so it is never the party behind an ad.
 */
export function trackerOf(host: string): NetworkRow | null {
  return KNOWN_NETWORKS.rowOf(host);
}
