import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { type CompiledPortfolio, compilePortfolio } from '../domain/detection/compile-portfolio.js';
import { type BrandInForce, PartnersService } from '../partners/partners.service.js';
import { PortfolioService } from '../portfolio/portfolio.service.js';

interface Prepared {
  readonly revision: string;
  readonly portfolio: CompiledPortfolio;
  /** Ids of the brands by their names. */
  readonly ids: ReadonlyMap<string, string>;
}

/** What is prepared, and what it was prepared from. */
interface Held extends Prepared {
  readonly snapshot: string;
  readonly brands: ReadonlyMap<string, BrandInForce>;
}

/** Keeps the portfolio ready for detection; loading and preparing thousands of brands for every batch would dwarf the rest. */
@Injectable()
export class PreparedPortfolio {
  #held: Held | null = null;

  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly portfolio: PortfolioService,
    private readonly partners: PartnersService,
  ) {}

  /**
   * The portfolio as it stands now; after a change only the brands concerned are read again. Takes connections of its
   * own: ask before a transaction, not within one, or enough of them at once would wait for each other.
   */
  async current(): Promise<Prepared> {
    const held = this.#held;
    const revision = await this.portfolio.revision(this.database.manager);
    if (held?.revision === revision) return held;
    const { snapshot, brands: changed, gone } = await this.partners.brandsSince(held?.snapshot ?? null);
    const touched = new Set([...gone, ...changed.map(({ id }) => id)]);
    const removed = [...touched].flatMap((id) => held?.brands.get(id)?.name ?? []);
    const kept = [...(held?.brands.values() ?? [])].filter(({ id }) => !touched.has(id));
    const brands = new Map([...kept, ...changed].map((brand) => [brand.id, brand]));
    const portfolio = withChanges(held?.portfolio ?? null, { changed, removed, all: [...brands.values()] });
    const ids = new Map([...brands.values()].map(({ name, id }) => [name, id]));
    this.#held = { revision, snapshot, brands, portfolio, ids };
    return this.#held;
  }
}

/** What became of the portfolio since it was prepared. */
interface Changes {
  readonly changed: readonly BrandInForce[];
  /** Names, as they were prepared, of the brands that are gone or come back changed. */
  readonly removed: readonly string[];
  /** Everything that is in force now. */
  readonly all: readonly BrandInForce[];
}

/**
 * The one place where changes reach what is prepared. Detection prepares a portfolio whole; where it can take single
 * brands out of one and in again, `held`, `changed` and `removed` are what it needs.
 */
function withChanges(held: CompiledPortfolio | null, { changed, removed, all }: Changes): CompiledPortfolio {
  if (held !== null && changed.length === 0 && removed.length === 0) return held;
  return compilePortfolio(all);
}
