import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ImportedEntry, ImportOptions } from '../portfolio/import-report.js';
import { naturalKey } from '../portfolio/natural-key.js';
import type { BrandEntry, WatchEntry } from '../portfolio/portfolio.schema.js';
import { type EntryTable, reconcile } from '../portfolio/reconcile.js';
import { ProviderBudget } from './provider-budget.entity.js';
import { Watch } from './watch.entity.js';

const WATCHES: EntryTable<Watch> = {
  entity: Watch,
  parent: 'brandId',
  kindOf: () => 'watch',
  nameOf: ({ name, queries, markets }) =>
    name ?? `${queries.join(', ')} in ${markets.map(({ country }) => country).join(', ')}`,
  brandOf: ({ brandId }) => brandId,
};

const BUDGETS: EntryTable<ProviderBudget> = {
  entity: ProviderBudget,
  parent: 'brandId',
  kindOf: () => 'budget',
  nameOf: ({ provider, looksAMonth, usdAMonth }) => {
    const limits = [looksAMonth === null ? [] : `${looksAMonth} looks`, usdAMonth === null ? [] : `${usdAMonth} USD`];
    return `${provider}, ${limits.flat().join(' and ')} a month`;
  },
  brandOf: ({ brandId }) => brandId,
};

/** Keeps where to look, and what that may cost. */
@Injectable()
export class WatchesService {
  /**
   * Writes the watches of a checked file; runs inside the transaction that imports the whole file.
   *
   * @param brandIds brand ids by the natural key of the brand's name
   */
  async importWatches(
    manager: EntityManager,
    watches: readonly WatchEntry[],
    brandIds: ReadonlyMap<string, string>,
    options: ImportOptions,
  ): Promise<readonly ImportedEntry[]> {
    const rows = watches.map(({ brand, ...watch }) => ({
      ...watch,
      providers: [...new Set(watch.providers)],
      brandId: brandIds.get(naturalKey(brand)) as string,
      naturalKey: watchKey(watch),
    }));
    const { entries } = await reconcile(manager, WATCHES, rows, options);
    // Schedules and markets may have changed, and with them when the next look is due.
    await manager.query('UPDATE watch_schedule SET next_slot = scheduled_until');
    return entries;
  }

  /** Writes the budgets of a checked file's brands; runs inside the transaction that imports the whole file. */
  async importBudgets(
    manager: EntityManager,
    brands: readonly BrandEntry[],
    brandIds: ReadonlyMap<string, string>,
    options: ImportOptions,
  ): Promise<readonly ImportedEntry[]> {
    const rows = brands.flatMap((brand) =>
      brand.budgets.map((budget) => ({
        ...budget,
        brandId: brandIds.get(naturalKey(brand.name)) as string,
        naturalKey: naturalKey(budget.provider),
      })),
    );
    const { entries } = await reconcile(manager, BUDGETS, rows, options);
    return entries;
  }
}

/** A watch is known by its name, or else by what it looks at and where; its devices, schedule and time zones may change. */
function watchKey({ name, queries, engines, markets }: Omit<WatchEntry, 'brand'>): string {
  const places = markets.map((market) => ({ ...market, timeZone: null }));
  return name === null ? naturalKey(queries, engines, places) : naturalKey(name);
}
