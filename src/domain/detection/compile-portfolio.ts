import { MarkIndex } from '../matching/mark-index.js';
import type { Relation } from './finding.js';
import { KnownRoles, registrable } from './known-roles.js';
import type { RolesByName } from './known-roles.js';
import type { Partner, Permit, PermittedParty, ProtectedBrand, ProtectedMark } from './protected-portfolio.js';

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

/** A portfolio ready to be held against any number of ads. */
export interface CompiledPortfolio {
  /** By name. */
  readonly brands: ReadonlyMap<string, CompiledBrand>;
  /** By number; there are gaps where marks were removed. */
  readonly marks: readonly (CompiledMark | undefined)[];
  readonly index: MarkIndex;
  /** Of each mark: 1 when its brand names goods. */
  readonly marksWithGoods: Uint8Array;
  /** By registrable domain. */
  readonly rolesByDomain: ReadonlyMap<string, readonly Role[]>;
  /** By the folded name of the party; only for ads that show no domain at all. */
  readonly rolesByName: RolesByName;
  /** What parties were permitted, whatever their role, by registrable domain. */
  readonly permitsByDomain: ReadonlyMap<string, readonly BrandPermit[]>;
  /** By `network:publisherId`. */
  readonly rolesByPublisher: ReadonlyMap<string, readonly Role[]>;
}

/**
 * Prepares brands for detection. Total: brands without marks or domains are kept and simply match little. A name is one
 * brand: of several that bear it the last one stands.
 */
export function compilePortfolio(brands: readonly ProtectedBrand[]): ChangeablePortfolio {
  return new ChangeablePortfolio(brands);
}

const NO_DOMAINS: ReadonlySet<string> = new Set();
const NO_GOODS: readonly string[] = [];
const NO_MARKS: readonly CompiledMark[] = [];

/** A brand whose marks, which point at it, are still to come. */
type Filling = { -readonly [Field in keyof CompiledBrand]: CompiledBrand[Field] };

/**
 * A compiled portfolio that takes brands out and in again without preparing the rest anew. It is changed where it stands:
 * a copy of a hundred thousand brands for one changed mark would cost more than everything else. `detect` reads a
 * portfolio from the first to the last word of an ad without letting anything else run, so no ad ever meets half a change;
 * whoever keeps a mark, a brand or a role of it from one ad to the next may hold what is no longer in force.
 */
export class ChangeablePortfolio implements CompiledPortfolio {
  readonly brands = new Map<string, CompiledBrand>();
  readonly marks: (CompiledMark | undefined)[] = [];
  readonly index: MarkIndex;
  marksWithGoods: Uint8Array;
  readonly #roles = new KnownRoles();
  readonly rolesByDomain: ReadonlyMap<string, readonly Role[]> = this.#roles.byDomain;
  readonly rolesByName: RolesByName = this.#roles;
  readonly permitsByDomain: ReadonlyMap<string, readonly BrandPermit[]> = this.#roles.permitsByDomain;
  readonly rolesByPublisher: ReadonlyMap<string, readonly Role[]> = this.#roles.byPublisher;
  /** Numbers of removed marks, to be given out again. */
  readonly #free: number[] = [];

  constructor(brands: readonly ProtectedBrand[]) {
    const expectedMarks = brands.reduce((sum, brand) => sum + brand.marks.length, 0);
    this.index = new MarkIndex(expectedMarks);
    this.marksWithGoods = new Uint8Array(expectedMarks);
    this.change(brands);
  }

  /**
   * Makes it what `compilePortfolio` would make of the brands without the removed ones and with the changed ones, of which
   * those of a known name stand in place of the old. In force for the next ad. Costs what the brands concerned cost,
   * whatever the number of the others.
   * @param removed names; of unknown ones nothing is removed. A brand that got another name is removed by its old one
   */
  change(changed: readonly ProtectedBrand[], removed: readonly string[] = []): void {
    for (const name of removed) this.#remove(name);
    for (const brand of changed) {
      this.#remove(brand.name);
      this.#put(brand);
    }
  }

  #remove(name: string): void {
    const brand = this.brands.get(name);
    if (brand === undefined) return;
    this.brands.delete(name);
    this.#roles.remove(brand);
    for (const { id } of brand.marks) {
      this.index.remove(id);
      this.marks[id] = undefined;
      this.#free.push(id);
    }
  }

  #put(brand: ProtectedBrand): void {
    const ids = this.#numbers(brand.marks.length);
    const marks = inOrder(brand.marks);
    const compiled: Filling = { brand, marks: NO_MARKS, goods: goodsOf(marks), domains: domainsOf(brand) };
    // Not pushed one by one: an array that grows takes room for seventeen at once.
    compiled.marks = marks.map((mark, at) => ({ id: ids[at] as number, brand: compiled, mark }));
    for (const entry of compiled.marks) {
      const { id, mark } = entry;
      this.marks[id] = entry;
      this.index.add(id, mark.text, mark.variants);
      this.#noteGoods(id, compiled.goods.length > 0);
    }
    this.#roles.add(compiled);
    this.brands.set(brand.name, compiled);
  }

  /** So many free numbers, ascending: where two marks of a brand are equally good an answer, the lower number is given. */
  #numbers(count: number): number[] {
    const again = this.#free.splice(Math.max(0, this.#free.length - count)).sort((a, b) => a - b);
    return Array.from({ length: count }, (_, at) => again[at] ?? this.marks.length + at - again.length);
  }

  #noteGoods(id: number, hasGoods: boolean): void {
    if (id >= this.marksWithGoods.length) {
      const larger = new Uint8Array(id * 2 + 64);
      larger.set(this.marksWithGoods);
      this.marksWithGoods = larger;
    }
    this.marksWithGoods[id] = hasGoods ? 1 : 0;
  }
}

/** By spelling and not as the portfolio happens to list them, so that the order of its lines decides nothing. */
function inOrder(marks: readonly ProtectedMark[]): readonly ProtectedMark[] {
  if (marks.length < 2) return marks;
  const keyed = marks.map((mark) => ({ mark, key: JSON.stringify([mark.text, mark.variants, mark.registrations]) }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ mark }) => mark);
}

function goodsOf(marks: readonly ProtectedMark[]): readonly string[] {
  const goods = new Set<string>();
  for (const mark of marks) for (const one of mark.goods) goods.add(one);
  return goods.size === 0 ? NO_GOODS : [...goods];
}

function domainsOf({ domains }: ProtectedBrand): ReadonlySet<string> {
  return domains.length === 0 ? NO_DOMAINS : new Set(domains.map(registrable));
}
