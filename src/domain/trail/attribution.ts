import { hostParts } from '../text/host.js';
import { isClickWrapper } from './click-wrapper.js';
import { KNOWN_NETWORKS } from './networks/known-networks.js';
import type { NetworkLink, NetworkTable } from './networks/network-table.js';

/** One link of a network that the trail came by, or left on the landing page. */
export interface TrailLink extends NetworkLink {
  readonly url: string;
  /** Where it was read: on the way, or in the landing page's own address. */
  readonly seenIn: 'hop' | 'landing';
}

/** Who stands behind the ad, as far as the trail alone tells. */
export type TrailParty =
  | { readonly kind: 'publisher'; readonly network: string; readonly publisherId: string; readonly verified: boolean }
  /** Only the network can say who it was. */
  | { readonly kind: 'known-to-network'; readonly network: string; readonly clickReference: string | null }
  | { readonly kind: 'domain'; readonly domain: string }
  | { readonly kind: 'unknown' };

export interface Attribution {
  /** The network that the party is known by; null without one. */
  readonly network: string | null;
  readonly publisherId: string | null;
  readonly party: TrailParty;
  /** Every link of a network, in the order of the trail. */
  readonly links: readonly TrailLink[];
  /** Trackers that count and pay nobody, in the order of the trail. */
  readonly measuring: readonly string[];
  /** Registrable domains between the ad and the landing page that are no tracker: an affiliate's own page, for example. */
  readonly between: readonly string[];
  /** Registrable domain of the landing page; null when the trail did not get to one. */
  readonly landingDomain: string | null;
}

/**
 * Says who is paid for the visit. The first network that names a publisher names the one who placed the link; networks
 * further on are paid through it. Where no link names a publisher but the landing page carries a network's click
 * reference, the party is known to that network only. A comparison shopping service is no affiliate network.
 *
 * @param addresses in the order of the trail; the last one is the landing page if `landed`
 */
export function attribute(
  addresses: readonly string[],
  landed: boolean,
  networks: NetworkTable = KNOWN_NETWORKS,
): Attribution {
  const urls = addresses.map((address) => URL.parse(address)).filter((url) => url !== null);
  const landing = landed ? (urls.at(-1) ?? null) : null;
  const seen = urls.flatMap((url) => linksAt(url, url === landing, networks));
  const links = seen.filter(({ kind }) => kind !== 'measuring');
  const paying = links.filter(({ kind }) => kind === 'network');
  const landingDomain = landing === null ? null : (hostParts(landing.hostname)?.registrable ?? landing.hostname);
  // The last address is the landing page, or where the trail broke off.
  const between = urls
    .slice(0, -1)
    .filter((url) => networks.rowOf(url.hostname) === null && !isClickWrapper(url.href))
    .map((url) => hostParts(url.hostname)?.registrable ?? url.hostname);
  const named = paying.find(({ publisherId }) => publisherId !== null);
  const [any] = paying;
  const clicked = paying.find(({ clickReference }) => clickReference !== null);
  return {
    network: (named ?? clicked ?? any)?.network ?? null,
    publisherId: named?.publisherId ?? null,
    party: partyOf(named, any, clicked, landingDomain),
    links,
    measuring: unique(seen.filter(({ kind }) => kind === 'measuring').map(({ url }) => new URL(url).hostname)),
    between: unique(between).filter((domain) => domain !== landingDomain),
    landingDomain,
  };
}

function linksAt(url: URL, isLanding: boolean, networks: NetworkTable): readonly TrailLink[] {
  const link = networks.read(url) ?? networks.readShop(url);
  const own: TrailLink[] = link === null ? [] : [{ ...link, url: url.href, seenIn: 'hop' }];
  if (!isLanding) return own;
  return [...own, ...networks.readLanding(url).map((mark) => ({ ...mark, url: url.href, seenIn: 'landing' as const }))];
}

function partyOf(
  named: TrailLink | undefined,
  any: TrailLink | undefined,
  clicked: TrailLink | undefined,
  domain: string | null,
): TrailParty {
  if (named?.publisherId != null) {
    return { kind: 'publisher', network: named.network, publisherId: named.publisherId, verified: named.verified };
  }
  if (any !== undefined) {
    const { network } = clicked ?? any;
    return { kind: 'known-to-network', network, clickReference: clicked?.clickReference ?? null };
  }
  return domain === null ? { kind: 'unknown' } : { kind: 'domain', domain };
}

function unique(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}
