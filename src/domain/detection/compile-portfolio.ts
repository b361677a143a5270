import { MarkIndex } from '../matching/mark-index.js';
import { foldText } from '../text/fold.js';
import { hostParts } from '../text/host.js';
import { condense } from '../text/tokens.js';
import type { Relation } from './finding.js';
import type {
  KnownParty,
  Partner,
  Permit,
  PermittedParty,
  ProtectedBrand,
  ProtectedMark,
} from './protected-portfolio.js';

/** One mark with its place in the portfolio; `id` is its number in the index. */
export interface CompiledMark {
  readonly id: number;
  readonly brand: CompiledBrand;
  readonly mark: ProtectedMark;
}

export interface CompiledBrand {
  readonly brand: ProtectedBrand;
  readonly marks: readonly CompiledMark[];
  /** Goods of all its marks as the portfolio has them. */
  readonly goods: readonly string[];
  /** Registrable domains of the owner, lower case, Unicode. */
  readonly domains: ReadonlySet<string>;
}

/** What a domain or a publisher id is to one brand. */
export interface Role {
  readonly brand: CompiledBrand;
  readonly relation: Relation;
  readonly name: string;
  readonly partner: Partner | null;
  readonly reseller: PermittedParty | null;
}

/** One brand's permit for whoever runs a domain. */
export interface BrandPermit {
  readonly brand: CompiledBrand;
  readonly name: string;
  readonly permit: Permit;
}

/** A portfolio ready to be held against any number of ads. Built once, never changed. */
export interface CompiledPortfolio {
  readonly brands: readonly CompiledBrand[];
  readonly marks: readonly CompiledMark[];
  readonly index: MarkIndex;
  /** Of each mark: 1 when its brand names goods. */
  readonly marksWithGoods: Uint8Array;
  /** By registrable domain. */
  readonly rolesByDomain: ReadonlyMap<string, readonly Role[]>;
  /** By the folded name of the party; only for ads that show no domain at all. */
  readonly rolesByName: ReadonlyMap<string, readonly Role[]>;
  /** What parties were permitted, whatever their role, by registrable domain. */
  readonly permitsByDomain: ReadonlyMap<string, readonly BrandPermit[]>;
  /** By `network:publisherId`. */
  readonly rolesByPublisher: ReadonlyMap<string, readonly Role[]>;
}

/** Prepares brands for detection. Total: brands without marks or domains are kept and simply match little. */
export function compilePortfolio(brands: readonly ProtectedBrand[]): CompiledPortfolio {
  const index = new MarkIndex(brands.reduce((sum, brand) => sum + brand.marks.length, 0));
  const marks: CompiledMark[] = [];
  const rolesByDomain = new Map<string, Role[]>();
  const permitsByDomain = new Map<string, BrandPermit[]>();
  const rolesByName = new Map<string, Role[]>();
  const rolesByPublisher = new Map<string, Role[]>();
  const compiled = brands.map((brand) => {
    const own: CompiledMark[] = [];
    const target: CompiledBrand = {
      brand,
      marks: own,
      goods: [...new Set(brand.marks.flatMap((mark) => mark.goods))],
      domains: new Set(brand.domains.map((domain) => hostParts(domain)?.registrable ?? domain.toLowerCase())),
    };
    for (const mark of brand.marks) {
      const entry: CompiledMark = { id: marks.length, brand: target, mark };
      marks.push(entry);
      own.push(entry);
      index.add(entry.id, mark.text, mark.variants);
    }
    for (const { name, domains, permits } of [...brand.resellers, ...brand.permitted]) {
      for (const domain of domains) {
        for (const permit of permits) addDomain(permitsByDomain, domain, { brand: target, name, permit });
      }
    }
    for (const role of rolesOf(target)) {
      for (const domain of role.domains) addDomain(rolesByDomain, domain, role.role);
      for (const name of [role.role.name, ...(role.role.relation === 'owner' ? [brand.name] : [])]) {
        addTo(rolesByName, nameKey(name), role.role);
      }
      const { partner } = role.role;
      if (partner?.publisherId != null && partner.network !== null) {
        addTo(rolesByPublisher, publisherKey(partner.network, partner.publisherId), role.role);
      }
    }
    return target;
  });
  const marksWithGoods = Uint8Array.from(marks, (mark) => (mark.brand.goods.length > 0 ? 1 : 0));
  return {
    brands: compiled,
    marks,
    index,
    marksWithGoods,
    rolesByDomain,
    permitsByDomain,
    rolesByName,
    rolesByPublisher,
  };
}

/** A party's name without case, accents, spaces and punctuation. */
export function nameKey(name: string): string {
  return condense(foldText(name.slice(0, 200)).key);
}

/** Networks are written in many ways (`Awin`, `awin`, `awin.com`). */
export function publisherKey(network: string, publisherId: string): string {
  return `${network.toLowerCase().replace(/\.com$|[^a-z0-9]/g, '')}:${publisherId.toLowerCase()}`;
}

function rolesOf(brand: CompiledBrand): { domains: readonly string[]; role: Role }[] {
  const of = (
    relation: Relation,
    party: KnownParty,
    rest: { partner?: Partner; reseller?: PermittedParty } = {},
  ): { domains: readonly string[]; role: Role } => ({
    domains: party.domains,
    role: { brand, relation, name: party.name, partner: rest.partner ?? null, reseller: rest.reseller ?? null },
  });
  const source = brand.brand;
  return [
    of('owner', { name: source.owner, domains: source.domains }),
    ...source.agencies.map((party) => of('agency', party)),
    ...source.partners.map((partner) => of('affiliate', partner, { partner })),
    ...source.resellers.map((reseller) => of('reseller', reseller, { reseller })),
    ...source.competitors.map((party) => of('competitor', party)),
  ];
}

function addDomain<T>(map: Map<string, T[]>, domain: string, entry: T): void {
  addTo(map, hostParts(domain)?.registrable ?? domain.toLowerCase(), entry);
}

function addTo<T>(map: Map<string, T[]>, key: string, entry: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [entry]);
  else list.push(entry);
}
