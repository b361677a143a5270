import { hostParts } from '../text/host.js';
import { percentDecode } from './address.js';
import { destinationOf, isClickWrapper } from './click-wrapper.js';
import { KNOWN_NETWORKS } from './networks/known-networks.js';
import type { NetworkLink } from './networks/network-table.js';

/** What an ad's link tells without being followed. */
export interface LinkReading {
  /** Where the visitor ends up as far as the link itself says; null behind a tracker or wrapper that does not say. */
  readonly final: string | null;
  /** Host of the tracker on the way, or of the engine's wrapper where it hides the address; else null. */
  readonly via: string | null;
  readonly network: string | null;
  readonly publisherId: string | null;
  /** False when no list states where the network's publisher id stands. */
  readonly verified: boolean;
}

const NOTHING: LinkReading = { final: null, via: null, network: null, publisherId: null, verified: false };
/** Redirects nested in one address; more than this many are a loop or a trick. */
const DEEPEST = 4;
const LONGEST_LINK = 8192;

/**
 * Reads a destination: unwraps the engine's click wrapper, recognises trackers, and takes the next address out of the
 * tracker's parameters where it stands there in the clear. Never throws, never fetches.
 */
export function readLink(destination: string | null): LinkReading {
  if (destination === null || destination.length > LONGEST_LINK) return NOTHING;
  let current: string | null = destinationOf(destination);
  let via = current === null && isClickWrapper(destination) ? (hostParts(destination)?.host ?? null) : null;
  let named: NetworkLink | null = null;
  let final: string | null = null;
  for (let depth = 0; depth <= DEEPEST && current !== null; depth++) {
    const url: URL | null = URL.parse(current);
    if (url === null) break;
    const link = KNOWN_NETWORKS.read(url);
    if (link === null) {
      final = current;
      break;
    }
    if (depth === DEEPEST) break;
    via = url.hostname;
    // The first network that names a publisher names the one who placed the link; those after it are paid through it.
    if (link.kind !== 'measuring' && (named === null || (named.publisherId === null && link.publisherId !== null))) {
      named = link;
    }
    current = link.destination ?? nextAddress(url);
  }
  return {
    final,
    via,
    network: named?.network ?? null,
    publisherId: named?.publisherId ?? null,
    verified: named?.publisherId != null && named.verified,
  };
}

/** The first absolute address inside an address: in a parameter, or written after the tracker's own path. */
export function nextAddress(url: URL): string | null {
  let text = `${url.pathname}${url.search}`;
  for (let round = 0; round < 3; round++) {
    const found = /https?:\/\/[^\s"'<>]+/i.exec(text);
    if (found !== null) return URL.canParse(found[0]) ? found[0].replace(/\$\$$/, '') : null;
    text = percentDecode(text);
  }
  return null;
}
