import { nameKey, publisherKey } from '../detection/known-roles.js';
import type { CompiledPortfolio, Role } from '../detection/compile-portfolio.js';
import type { ObservedAd } from '../detection/observed-ad.js';
import { hostParts } from '../text/host.js';
import type { HostParts } from '../text/host.js';
import { isWrapperHost } from './click-wrapper.js';
import { readLink } from './link.js';
import type { LinkReading } from './link.js';
import { KNOWN_NETWORKS } from './networks/known-networks.js';
import { publisherWords, readTrail } from './observed-trail.js';
import type { TrailReading } from './observed-trail.js';

/** Who stands behind an ad, as far as the ad tells, and its trail where its link was followed. */
export interface ResolvedParty {
  /** Registrable domain, lower case, Unicode form; null when none is known. */
  readonly domain: string | null;
  /** The address that the domain was read from, taken apart. */
  readonly shown: HostParts | null;
  /** `publisher`, `landing`: the ad shows the owner's domain, and its trail says who is behind it. */
  readonly source: 'display' | 'destination' | 'name' | 'none' | 'publisher' | 'landing';
  readonly advertiserName: string | null;
  /** The owner's domain that the ad shows although its trail leads to somebody else; null for any other ad. */
  readonly borrowed: HostParts | null;
  readonly link: LinkReading;
  /** What the followed link told; null where it was not followed or did not get to a page. */
  readonly trail: TrailReading | null;
  /** Where the visitor ends up, taken apart: by the trail, else by the link where no tracker is in between. */
  readonly final: HostParts | null;
  /** Roles of the domain, strongest first. */
  readonly roles: readonly Role[];
  /** Roles of the publisher whose id is in the link. */
  readonly publisherRoles: readonly Role[];
}

/** Reads the link when it is first asked for: where the display URL names the party, most ads never need it. */
class Link {
  readonly trail: TrailReading | null;
  #link: LinkReading | null = null;
  #final: HostParts | null | undefined;

  constructor(private readonly ad: ObservedAd) {
    const trail = ad.trail == null ? null : readTrail(ad.trail);
    this.trail = trail?.landing == null ? null : trail;
  }

  get link(): LinkReading {
    this.#link ??= this.trail === null ? readLink(this.ad.destination) : readFollowed(this.ad, this.trail);
    return this.#link;
  }

  get final(): HostParts | null {
    if (this.#final === undefined) this.#final = this.link.final === null ? null : hostParts(this.link.final);
    return this.#final;
  }
}

/** A followed link tells more than the same link unread, and never less of who is paid. */
function readFollowed(ad: ObservedAd, trail: TrailReading): LinkReading {
  const read = readLink(ad.destination);
  const { party } = trail;
  const verified = party.kind === 'publisher' && party.verified;
  return { ...read, final: trail.landing, network: trail.network, publisherId: trail.publisherId, verified };
}

const NO_ROLES: readonly Role[] = [];

const STRENGTH = ['owner', 'agency', 'affiliate', 'reseller', 'competitor', 'informational', 'unknown'];

/**
 * Resolves the party of an ad: the domain it shows, else the one its link leads to. Trackers, ad servers and the
 * engines' click wrappers are passed through and never taken for the party. Where the shown domain is the owner's, and the
 * followed link names a publisher of a network or ends elsewhere, the party is whoever that names.
 */
export function resolveParty(ad: ObservedAd, portfolio: CompiledPortfolio): ResolvedParty {
  const reading = new Link(ad);
  const display = ad.displayUrl === null ? null : hostParts(ad.displayUrl);
  const isParty = (parts: HostParts | null): parts is HostParts =>
    parts !== null && KNOWN_NETWORKS.rowOf(parts.host) === null && !isWrapperHost(parts.host);
  const advertiser = ad.advertiserName?.trim() ?? '';
  const name = advertiser === '' ? null : advertiser;
  const [shown, source] = isParty(display)
    ? ([display, 'display'] as const)
    : isParty(reading.final)
      ? ([reading.final, 'destination'] as const)
      : isParty(domainNamed(name))
        ? ([domainNamed(name), 'name'] as const)
        : ([null, 'none'] as const);
  const party: ResolvedParty = {
    domain: shown?.registrable ?? null,
    shown,
    source,
    advertiserName: name,
    borrowed: null,
    trail: reading.trail,
    get link() {
      return reading.link;
    },
    get final() {
      return reading.final;
    },
    roles: shown === null && name !== null ? rolesOfName(portfolio, name) : rolesOfHost(portfolio, shown),
    publisherRoles: publisherRoles(portfolio, reading),
  };
  return reading.trail === null ? party : behindBorrowed(party, reading, reading.trail, portfolio);
}

/** The party behind an ad that shows the owner's domain, where its trail tells of another one; else the party as it is. */
function behindBorrowed(
  party: ResolvedParty,
  reading: Link,
  trail: TrailReading,
  portfolio: CompiledPortfolio,
): ResolvedParty {
  const owner = party.roles.find(({ relation }) => relation === 'owner');
  const { shown } = party;
  if (owner === undefined || shown === null || party.source !== 'display') return party;
  const { link, final } = reading;
  const rest = { borrowed: shown, link, final, trail, publisherRoles: party.publisherRoles };
  const words = publisherWords(trail.party);
  if (words !== null) {
    // An affiliate that the portfolio lists with a domain is the same party as under that domain.
    const [known] = party.publisherRoles.flatMap(({ partner }) => partner?.domains ?? []);
    const domain = known === undefined ? null : (hostParts(known)?.registrable ?? null);
    const name = party.publisherRoles[0]?.name ?? words;
    return { ...rest, domain, shown: null, source: 'publisher', advertiserName: name, roles: party.publisherRoles };
  }
  if (final === null || final.label === shown.label || isOwnersSide(portfolio, final, owner)) return party;
  const { registrable: domain } = final;
  const roles = rolesOfHost(portfolio, final);
  return { ...rest, domain, shown: final, source: 'landing', advertiserName: party.advertiserName, roles };
}

/** A domain of the owner, its agencies, or a partner of the same brand, which may show it by agreement. */
function isOwnersSide(portfolio: CompiledPortfolio, final: HostParts, owner: Role): boolean {
  const roles = portfolio.rolesByDomain.get(final.registrable) ?? [];
  return roles.some(({ brand, relation }) => brand === owner.brand && (relation === 'owner' || relation === 'agency'));
}

function publisherRoles(portfolio: CompiledPortfolio, reading: Link): readonly Role[] {
  if (portfolio.rolesByPublisher.size === 0) return NO_ROLES;
  const { network, publisherId } = reading.link;
  if (network === null || publisherId === null) return NO_ROLES;
  return portfolio.rolesByPublisher.get(publisherKey(network, publisherId)) ?? NO_ROLES;
}

/** Sellers of shopping ads often bear their domain as a name: `lampenhaus.example`. */
function domainNamed(name: string | null): HostParts | null {
  if (name === null || name.length > 100 || /\s/u.test(name)) return null;
  const parts = hostParts(name);
  return parts !== null && parts.suffix !== '' && parts.host === name.toLowerCase() ? parts : null;
}

/** An ad that shows no domain is known by the advertiser's name alone. */
function rolesOfName(portfolio: CompiledPortfolio, name: string): readonly Role[] {
  return (portfolio.rolesByName.get(nameKey(name)) ?? []).toSorted(
    (a, b) => STRENGTH.indexOf(a.relation) - STRENGTH.indexOf(b.relation),
  );
}

/** Roles of a host for all brands, strongest first. */
function rolesOfHost(portfolio: CompiledPortfolio, parts: HostParts | null): readonly Role[] {
  const roles = parts === null ? undefined : portfolio.rolesByDomain.get(parts.registrable);
  return roles === undefined
    ? NO_ROLES
    : roles.toSorted((a, b) => STRENGTH.indexOf(a.relation) - STRENGTH.indexOf(b.relation));
}
