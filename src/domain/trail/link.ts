import { hostParts } from '../text/host.js';
import { destinationOf, isClickWrapper } from './click-wrapper.js';
import { publisherIdOf, trackerOf } from './known-trackers.js';

/** What an ad's link tells without being followed. */
export interface LinkReading {
  /** Where the visitor ends up as far as the link itself says; null behind a tracker or wrapper that does not say. */
  readonly final: string | null;
  /** Host of the tracker on the way, or of the engine's wrapper where it hides the address; else null. */
  readonly via: string | null;
  readonly network: string | null;
  readonly publisherId: string | null;
  /** False when the network's publisher parameter is known from a single public source. */
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
  let network: string | null = null;
  let publisherId: string | null = null;
  let verified = false;
  for (let depth = 0; depth < DEEPEST && current !== null; depth++) {
    const url: URL | null = URL.parse(current);
    if (url === null) return { final: null, via, network, publisherId, verified };
    const tracker = trackerOf(url.hostname);
    if (tracker === null) return { final: current, via, network, publisherId, verified };
    via = url.hostname;
    if (tracker.network !== null) {
      network ??= tracker.network;
      const id = publisherIdOf(tracker, url);
      if (publisherId === null && id !== null) {
        publisherId = id;
        verified = tracker.verified;
      }
    }
    current = nextAddress(url);
  }
  return { final: null, via, network, publisherId, verified };
}

/** The first absolute address inside an address: in a parameter, or written after the tracker's own path. */
export function nextAddress(url: URL): string | null {
  const rest = `${url.pathname}${url.search}`;
  let text = rest;
  for (let round = 0; round < 3; round++) {
    const found = /https?:\/\/[^\s"'<>]+/i.exec(text);
    if (found !== null) return URL.canParse(found[0]) ? found[0].replace(/\$\$$/, '') : null;
    text = decoded(text);
  }
  return null;
}

function decoded(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (run) => {
    try {
      return decodeURIComponent(run);
    } catch {
      return run;
    }
  });
}
