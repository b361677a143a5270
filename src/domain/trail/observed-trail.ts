import { hostParts } from '../text/host.js';
import { attribute, type Attribution, type TrailParty } from './attribution.js';
import type { TrailEnd } from './trail.js';

/** What one asking of an ad's link told. */
export interface Answer {
  readonly hops: readonly { readonly url: string }[];
  readonly end: TrailEnd;
}

/**
 * Where an ad's link was found to lead, as far as detection needs it. What `trace` prints as JSON satisfies it as it is, and so
 * does a stored trail.
 */
export interface ObservedTrail extends Answer {
  /** The same link asked once more in another way, whatever came of it; null or left out where it was asked once. */
  readonly again?: (Answer & { readonly by: AskedBy }) | null;
}

/** In what the second asking differed from the first. */
export const ASKED_BY = ['referrer', 'hour'] as const;
export type AskedBy = (typeof ASKED_BY)[number];

/** Longest trail that is read; ours have at most twelve addresses, and lines of a file may have any number. */
const MOST_ADDRESSES = 50;

/** A trail as detection reads it. */
export interface TrailReading extends Attribution {
  /** The landing page's address; null where the trail did not get to one, so that nothing may be concluded from it. */
  readonly landing: string | null;
}

/** Reads who is paid for the visit, and where it ends. Never throws. */
export function readTrail({ hops, end }: Answer): TrailReading {
  const addresses = hops.slice(0, MOST_ADDRESSES).map(({ url }) => url);
  const landed = end === 'landing' && hops.length <= MOST_ADDRESSES;
  const said = attribute(addresses, landed);
  return { ...said, landing: landed && said.landingDomain !== null ? (addresses.at(-1) ?? null) : null };
}

/** The publisher whom a trail names, or who is known to a network alone, as people read it; null for any other party. */
export function publisherWords(party: TrailParty): string | null {
  if (party.kind === 'publisher') return `publisher ${party.publisherId} of ${party.network}`;
  return party.kind === 'known-to-network' ? `a publisher known to ${party.network} only` : null;
}

/** What two askings of one link led to, where that was not the same. */
export interface TrailDifference {
  readonly by: AskedBy;
  /** Registrable domains of the landing pages. */
  readonly first: string;
  readonly second: string;
  /** Which of the two carries a network's link that the other lacks; null where both do or neither. */
  readonly onlyPaid: 'first' | 'second' | null;
}

/**
 * How a link answered differently when it was asked again: with another business at its end, or with an affiliate's id in one
 * answer only. Null where it did not, and where either asking did not get to a page: what was not seen differs from nothing.
 */
export function differenceOf(trail: ObservedTrail): TrailDifference | null {
  const { again = null } = trail;
  if (again === null) return null;
  const [one, other] = [readTrail(trail), readTrail(again)];
  if (one.landingDomain === null || other.landingDomain === null) return null;
  const paid = [one, other].map(({ party }) => publisherWords(party) !== null);
  const onlyPaid = paid[0] === paid[1] ? null : paid[0] === true ? 'first' : 'second';
  const same = labelOf(one.landingDomain) === labelOf(other.landingDomain);
  if (same && onlyPaid === null) return null;
  return { by: again.by, first: one.landingDomain, second: other.landingDomain, onlyPaid };
}

/** Shops send visitors on to their country's domain, which is the same business under another suffix. */
function labelOf(domain: string): string {
  return hostParts(domain)?.label ?? domain;
}
