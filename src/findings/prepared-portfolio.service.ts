import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { type CompiledPortfolio, compilePortfolio } from '../domain/detection/compile-portfolio.js';
import { PartnersService } from '../partners/partners.service.js';
import { PortfolioService } from '../portfolio/portfolio.service.js';

interface Prepared {
  readonly revision: string;
  readonly portfolio: CompiledPortfolio;
  /** Ids of the brands by their names. */
  readonly ids: ReadonlyMap<string, string>;
}

/** Keeps the portfolio ready for detection; loading and preparing thousands of brands for every batch would dwarf the rest. */
@Injectable()
export class PreparedPortfolio {
  #prepared: Prepared | null = null;

  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly portfolio: PortfolioService,
    private readonly partners: PartnersService,
  ) {}

  /**
   * The portfolio as it stands now, prepared anew only after a change. Takes connections of its own: ask before a
   * transaction, not within one, or enough of them at once would wait for each other.
   */
  async current(): Promise<Prepared> {
    const revision = await this.portfolio.revision(this.database.manager);
    if (this.#prepared?.revision === revision) return this.#prepared;
    const brands = await this.partners.protectedBrands();
    const ids = new Map(brands.map((brand) => [brand.name, brand.id]));
    this.#prepared = { revision, portfolio: compilePortfolio(brands), ids };
    return this.#prepared;
  }
}
