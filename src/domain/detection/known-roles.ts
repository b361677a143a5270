import { foldText } from '../text/fold.js';
import { hostParts } from '../text/host.js';
import { condense } from '../text/tokens.js';
import type { BrandPermit, CompiledBrand, Role } from './compile-portfolio.js';
import type { Relation } from './finding.js';
import type { KnownParty, Partner, PermittedParty } from './protected-portfolio.js';

/** What roles are asked for by a name. */
export interface RolesByName {
  /** @param key a name as `nameKey` folds it */
  get(key: string): readonly Role[] | undefined;
}

/**
 * Who is what to which brand, by what an ad can show of a party. A brand is put in and taken out by its own parties alone,
 * whatever the number of brands.
 */
export class KnownRoles implements RolesByName {
  readonly byDomain = new Map<string, Role[]>();
  readonly permitsByDomain = new Map<string, BrandPermit[]>();
  readonly byPublisher = new Map<string, Role[]>();
  readonly #byName = new Map<string, Role[]>();
  /** Every brand has an owner, mostly one that no other has: a list or a role for each would be most of what is kept here. */
  readonly #byOwner = new Map<string, CompiledBrand | CompiledBrand[]>();

  add(brand: CompiledBrand): void {
    for (const key of ownerKeys(brand)) {
      const there = this.#byOwner.get(key);
      if (there === undefined) this.#byOwner.set(key, brand);
      else if (Array.isArray(there)) there.push(brand);
      else this.#byOwner.set(key, [there, brand]);
    }
    this.#enter(brand, (map, key, entry) => {
      const list = map.get(key);
      if (list === undefined) map.set(key, [entry]);
      else list.push(entry);
    });
  }

  remove(brand: CompiledBrand): void {
    for (const key of ownerKeys(brand)) {
      const there = this.#byOwner.get(key);
      const rest = Array.isArray(there) ? there.filter((other) => other !== brand) : [];
      if (rest.length === 0) this.#byOwner.delete(key);
      else this.#byOwner.set(key, rest);
    }
    this.#enter(brand, (map, key) => {
      const rest = (map.get(key) ?? []).filter((entry) => entry.brand !== brand);
      if (rest.length === 0) map.delete(key);
      else map.set(key, rest);
    });
  }

  get(key: string): readonly Role[] | undefined {
    const owned = this.#byOwner.get(key);
    const others = this.#byName.get(key);
    if (owned === undefined) return others;
    return [...(Array.isArray(owned) ? owned : [owned]).map(ownerRole), ...(others ?? [])];
  }

  /** Every list in which something of a brand stands; a place may be named more than once. */
  #enter(
    brand: CompiledBrand,
    enter: <Entry extends { readonly brand: CompiledBrand }>(
      map: Map<string, Entry[]>,
      key: string,
      entry: Entry,
    ) => void,
  ): void {
    const { resellers, permitted, agencies, partners, competitors } = brand.brand;
    for (const domain of brand.domains) enter(this.byDomain, domain, ownerRole(brand));
    const enterParty = (party: KnownParty, role: Role): void => {
      for (const domain of party.domains) enter(this.byDomain, registrable(domain), role);
      const key = nameKey(party.name);
      if (key !== '') enter(this.#byName, key, role);
    };
    const enterPermits = ({ name, domains, permits }: PermittedParty): void => {
      if (permits.length === 0) return;
      for (const domain of domains) {
        for (const permit of permits) enter(this.permitsByDomain, registrable(domain), { brand, name, permit });
      }
    };
    for (const party of agencies) enterParty(party, roleOf(brand, 'agency', party.name));
    for (const partner of partners) {
      const role = roleOf(brand, 'affiliate', partner.name, { partner });
      enterParty(partner, role);
      const { network, publisherId } = partner;
      if (publisherId !== null && network !== null) enter(this.byPublisher, publisherKey(network, publisherId), role);
    }
    for (const reseller of resellers) {
      enterParty(reseller, roleOf(brand, 'reseller', reseller.name, { reseller }));
      enterPermits(reseller);
    }
    for (const party of permitted) enterPermits(party);
    for (const party of competitors) enterParty(party, roleOf(brand, 'competitor', party.name));
  }
}

/** A party's name without case, accents, spaces and punctuation. */
export function nameKey(name: string): string {
  return condense(foldText(name.slice(0, 200)).key);
}

/** Networks are written in many ways (`Awin`, `awin`, `awin.com`). */
export function publisherKey(network: string, publisherId: string): string {
  return `${network.toLowerCase().replace(/\.com$|[^a-z0-9]/g, '')}:${publisherId.toLowerCase()}`;
}

/** What one owner can register of a domain of the portfolio. */
export function registrable(domain: string): string {
  return hostParts(domain)?.registrable ?? domain.toLowerCase();
}

/** The owner is known by its own name and by the brand's. A name of nothing but signs is nobody's. */
function ownerKeys({ brand: { owner, name } }: CompiledBrand): readonly string[] {
  const key = nameKey(name);
  const keys = owner === name ? [key] : [...new Set([nameKey(owner), key])];
  return keys.filter((each) => each !== '');
}

function ownerRole(brand: CompiledBrand): Role {
  return roleOf(brand, 'owner', brand.brand.owner);
}

function roleOf(
  brand: CompiledBrand,
  relation: Relation,
  name: string,
  rest: { readonly partner?: Partner; readonly reseller?: PermittedParty } = {},
): Role {
  return { brand, relation, name, partner: rest.partner ?? null, reseller: rest.reseller ?? null };
}
