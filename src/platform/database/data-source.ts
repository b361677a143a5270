import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DataSource, type EntityTarget, type MigrationInterface, type ObjectLiteral } from 'typeorm';
import type { DataSourceOptions } from 'typeorm';
import { SnakeNaming } from './snake-naming.js';

type MigrationClass = new () => MigrationInterface;
export type Entities = readonly (EntityTarget<ObjectLiteral> & (abstract new () => object))[];

const MIGRATIONS = resolve(import.meta.dirname, '../../../migrations');

/** All migrations in the order of their time stamps. Each file exports one class named after what it does. */
export async function loadMigrations(): Promise<MigrationClass[]> {
  const files = readdirSync(MIGRATIONS).filter((name) => /^\d+-.*\.(js|ts)$/.test(name) && !name.endsWith('.d.ts'));
  const modules = await Promise.all(
    files.toSorted().map(async (name) => (await import(pathToFileURL(resolve(MIGRATIONS, name)).href)) as object),
  );
  return modules.flatMap((module) => Object.values(module) as MigrationClass[]);
}

/** How the product opens its database. The schema is written by migrations only. */
export function dataSourceOptions(url: string, entities: Entities = [], migrations: MigrationClass[] = []) {
  return {
    type: 'postgres',
    url,
    entities: [...entities],
    migrations,
    migrationsTableName: 'schema_migration',
    migrationsTransactionMode: 'each',
    namingStrategy: new SnakeNaming(),
    uuidExtension: 'pgcrypto',
    installExtensions: false,
    applicationName: 'markwarden',
    poolSize: 10,
    // A dropped connection is replaced by the pool; without a listener it would end the process.
    poolErrorHandler: () => undefined,
  } satisfies DataSourceOptions;
}

/** Brings a database up to the newest schema; a second process waits for the first. Returns the names applied. */
export async function migrate(url: string): Promise<string[]> {
  const source = await new DataSource(dataSourceOptions(url, [], await loadMigrations())).initialize();
  try {
    await source.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const applied = await source.runMigrations();
    return applied.map((migration) => migration.name);
  } finally {
    await source.destroy();
  }
}

/** Any number that no other advisory lock of the product uses. */
const MIGRATION_LOCK = 7_201_001;
