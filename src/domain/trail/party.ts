import { nameKey, publisherKey } from '../detection/known-roles.js';
import type { CompiledPortfolio, Role } from '../detection/compile-portfolio.js';
import type { ObservedAd } from '../detection/observed-ad.js';
import { hostParts } from '../text/host.js';
import type { HostParts } from '../text/host.js';
import { isWrapperHost } from './click-wrapper.js';
import { readLink } from './link.js';
import type { LinkReading } from './link.js';
import { KNOWN_NETWORKS } from './networks/known-networks.js';

/** Who stands behind an ad, as far as the ad itself tells. */
export interface ResolvedParty {
  /** Registrable domain, lower case, Unicode form; null when the ad shows none. */
  readonly domain: string | null;
  /** The address that the domain was read from, taken apart. */
  readonly shown: HostParts | null;
  readonly source: 'display' | 'destination' | 'name' | 'none';
  readonly advertiserName: string | null;
  readonly link: LinkReading;
  /** Where the link leads without a tracker in between, taken apart. */
  readonly final: HostParts | null;
  /** Roles of the domain, strongest first. */
  readonly roles: readonly Role[];
  /** Roles of the publisher whose id is in the link. */
  readonly publisherRoles: readonly Role[];
}

/** Reads the link when it is first asked for: where the display URL names the party, most ads never need it. */
class Link {
  #link: LinkReading | null = null;
  #final: HostParts | null | undefined;

  constructor(private readonly destination: string | null) {}

  get link(): LinkReading {
    this.#link ??= readLink(this.destination);
    return this.#link;
  }

  get final(): HostParts | null {
    if (this.#final === undefined) this.#final = this.link.final === null ? null : hostParts(this.link.final);
    return this.#final;
  }
}

const NO_ROLES: readonly Role[] = [];

const STRENGTH = ['owner', 'agency', 'affiliate', 'reseller', 'competitor', 'informational', 'unknown'];

/**
 * Resolves the party of an ad: the domain it shows, else the one its link leads to. Trackers, ad servers and the
 * engines' click wrappers are passed through and never taken for the party.
 */
export function resolveParty(ad: ObservedAd, portfolio: CompiledPortfolio): ResolvedParty {
  const reading = new Link(ad.destination);
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
  return {
    domain: shown?.registrable ?? null,
    shown,
    source,
    advertiserName: name,
    get link() {
      return reading.link;
    },
    get final() {
      return reading.final;
    },
    roles: shown === null && name !== null ? rolesOfName(portfolio, name) : rolesOfHost(portfolio, shown),
    publisherRoles: publisherRoles(portfolio, reading),
  };
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
