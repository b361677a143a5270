import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { PartnersService } from '../partners/partners.service.js';
import { Clock } from '../platform/clock/clock.js';
import { lockForImport } from '../portfolio/import-lock.js';
import type { Change, EntryKind } from '../portfolio/import-report.js';
import type { PortfolioFile } from '../portfolio/portfolio.schema.js';
import { PortfolioService } from '../portfolio/portfolio.service.js';
import { WatchesService } from './watches.service.js';

/** What an import did to one entry. */
export interface PortfolioChange {
  readonly change: Change;
  readonly kind: EntryKind;
  readonly brand: string;
  readonly name: string;
}

/**
 * Imports a whole portfolio file. It stands in the highest room that a file speaks of, because a transaction over
 * several rooms can only be led from above them.
 */
@Injectable()
export class ImportPortfolioService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly portfolio: PortfolioService,
    private readonly partners: PartnersService,
    private readonly watches: WatchesService,
    private readonly clock: Clock,
  ) {}

  /**
   * Writes a checked file in one transaction: an import that fails or is killed leaves nothing, and of two at once the
   * second waits for the first. Entries that earlier imports made and the file lacks are reported, and retired only
   * with `prune`; what people entered in the console is untouched.
   */
  import(portfolio: PortfolioFile, { prune }: { prune: boolean }): Promise<PortfolioChange[]> {
    return this.database.transaction(async (manager) => {
      await lockForImport(manager);
      const options = { prune, at: this.clock.now() };
      await this.portfolio.importOrganisation(manager, portfolio.organisation);
      const { brandIds, entries } = await this.portfolio.importBrands(manager, portfolio.brands, options);
      const all = [
        ...entries,
        ...(await this.partners.importPartners(manager, portfolio.partners, brandIds, options)),
        ...(await this.watches.importBudgets(manager, portfolio.brands, brandIds, options)),
        ...(await this.watches.importWatches(manager, portfolio.watches, brandIds, options)),
      ];
      await this.portfolio.changed(manager);
      await this.portfolio.forgetOlderChanges(manager);
      const brandNames = new Map(
        entries.filter(({ kind }) => kind === 'brand').map(({ brandId, name }) => [brandId, name]),
      );
      return all.map(({ change, kind, brandId, name }) => ({
        change,
        kind,
        brand: brandNames.get(brandId) ?? '',
        name,
      }));
    });
  }
}
