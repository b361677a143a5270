import { type EntityManager, type EntityTarget, type FindOptionsWhere, In } from 'typeorm';
import type { QueryDeepPartialEntity } from 'typeorm/query-builder/QueryPartialEntity.js';
import type { EntryKind, ImportedEntry, ImportOptions } from './import-report.js';
import type { PortfolioEntry } from './portfolio-entry.entity.js';

/** PostgreSQL takes 65,535 parameters a statement; an entry has fewer than twenty. */
const ROWS_A_STATEMENT = 1000;

export interface Entry extends PortfolioEntry {
  id: string;
}

/** An entry as the file has it: every column but those that say where it came from. */
export type Wanted<E extends Entry> = Omit<E, 'id' | 'origin' | 'retiredAt'>;

export interface EntryTable<E extends Entry> {
  readonly entity: EntityTarget<E>;
  /** The column within which the natural key is unique; null for brands. */
  readonly parent: keyof E | null;
  readonly kindOf: (entry: Wanted<E>) => EntryKind;
  readonly nameOf: (entry: Wanted<E>) => string;
  readonly brandOf: (entry: E) => string;
}

export interface Reconciled {
  /** The ids of the wanted entries, in their order. */
  readonly ids: readonly string[];
  readonly entries: readonly ImportedEntry[];
}

/**
 * Makes the file's entries of one table stand in the database: creates, updates and revives by natural key, reports
 * those that the file lacks, and retires them when pruning. What people entered in the console is neither read nor
 * written, and neither is what imports of another kind made. Run it inside a transaction that holds the import's lock.
 *
 * @param among only entries that fit are missed where the file lacks them; left out, all that imports of its kind made
 */
export async function reconcile<E extends Entry>(
  manager: EntityManager,
  table: EntryTable<E>,
  wanted: readonly Wanted<E>[],
  { prune, at, origin = 'file' }: ImportOptions,
  among: FindOptionsWhere<E> = {},
): Promise<Reconciled> {
  const stored = await manager.find(table.entity, { where: { ...among, origin } });
  const identity = (entry: Wanted<E>): string =>
    `${table.parent === null ? '' : String((entry as E)[table.parent])}\n${entry.naturalKey}`;
  const unclaimed = new Map(stored.map((entry) => [identity(entry), entry]));
  const told = (change: ImportedEntry['change'], entry: E): ImportedEntry => {
    return { change, kind: table.kindOf(entry), brandId: table.brandOf(entry), name: table.nameOf(entry) };
  };

  const created: E[] = [];
  const rows: { readonly entry: E; readonly change: ImportedEntry['change'] }[] = [];
  for (const values of wanted) {
    const found = unclaimed.get(identity(values));
    unclaimed.delete(identity(values));
    if (!found) {
      const entry = { ...values, origin, retiredAt: null } as E;
      created.push(entry);
      rows.push({ entry, change: 'created' });
      continue;
    }
    const change = found.retiredAt === null && sameColumns(found, values) ? 'unchanged' : 'updated';
    if (change === 'updated') {
      const columns = { ...values, retiredAt: null } as unknown as QueryDeepPartialEntity<E>;
      await manager.update(table.entity, found.id, columns);
    }
    rows.push({ entry: { ...found, ...values }, change });
  }
  // The database gives the ids, and insert() writes them back into the objects.
  for (const chunk of chunks(created)) await manager.insert(table.entity, chunk as QueryDeepPartialEntity<E>[]);

  const missing = [...unclaimed.values()].filter((entry) => entry.retiredAt === null);
  if (prune) {
    for (const chunk of chunks(missing)) {
      const ids = { id: In(chunk.map(({ id }) => id)) } as FindOptionsWhere<E>;
      await manager.update(table.entity, ids, { retiredAt: at } as unknown as QueryDeepPartialEntity<E>);
    }
  }
  return {
    ids: rows.map(({ entry }) => entry.id),
    entries: [
      ...rows.map(({ entry, change }) => told(change, entry)),
      ...missing.map((entry) => told(prune ? 'retired' : 'missing', entry)),
    ],
  };
}

function sameColumns<E extends Entry>(stored: E, values: Wanted<E>): boolean {
  return Object.entries(values).every(([column, value]) => stable(stored[column as keyof E]) === stable(value));
}

/** JSON with sorted keys, because the database keeps the keys of a JSON column in an order of its own. */
function stable(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

function chunks<T>(items: readonly T[]): T[][] {
  const count = Math.ceil(items.length / ROWS_A_STATEMENT);
  return Array.from({ length: count }, (_, i) => items.slice(i * ROWS_A_STATEMENT, (i + 1) * ROWS_A_STATEMENT));
}
