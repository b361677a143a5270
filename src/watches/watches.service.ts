import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ImportedEntry, ImportOptions } from '../portfolio/import-report.js';
import { naturalKey } from '../portfolio/natural-key.js';
import type { WatchEntry } from '../portfolio/portfolio.schema.js';
import { type EntryTable, reconcile } from '../portfolio/reconcile.js';
import { Watch } from './watch.entity.js';

const WATCHES: EntryTable<Watch> = {
  entity: Watch,
  parent: 'brandId',
  kindOf: () => 'watch',
  nameOf: ({ name, queries, markets }) =>
    name ?? `${queries.join(', ')} in ${markets.map(({ country }) => country).join(', ')}`,
  brandOf: ({ brandId }) => brandId,
};

/** Keeps where to look. */
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
      brandId: brandIds.get(naturalKey(brand)) as string,
      naturalKey: watchKey(watch),
    }));
    const { entries } = await reconcile(manager, WATCHES, rows, options);
    return entries;
  }
}

/** A watch is known by its name, or else by what it looks at and where; its devices and schedule may change. */
function watchKey({ name, queries, engines, markets }: Omit<WatchEntry, 'brand'>): string {
  return name === null ? naturalKey(queries, engines, markets) : naturalKey(name);
}
