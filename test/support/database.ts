import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll } from '@jest/globals';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { dataSourceOptions, type Entities } from '../../src/platform/database/data-source.js';

export interface TestDatabase {
  readonly name: string;
  readonly url: string;
  /** Removes it, whoever is still connected. */
  drop(): Promise<void>;
}

/** Creates a database that nobody else uses: a copy of the migrated template, or of another test's that nobody has open. */
export async function createTestDatabase(
  from = process.env['MARKWARDEN_TEST_TEMPLATE'] as string,
): Promise<TestDatabase> {
  const server = process.env['MARKWARDEN_TEST_SERVER'] as string;
  const name = `spec_${randomBytes(6).toString('hex')}`;
  await onServer(server, `CREATE DATABASE ${name} TEMPLATE ${from}`);
  return {
    name,
    url: server.replace(/\/markwarden$/, `/${name}`),
    drop: () => onServer(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}

/** Gives the spec file a migrated database of its own, opened with these entities, and removes it afterwards. */
export function withDatabase(entities: Entities = []): { dataSource: () => DataSource; url: () => string } {
  let source: DataSource;
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  beforeAll(async () => {
    database = await createTestDatabase();
    source = await new DataSource(dataSourceOptions(database.url, entities)).initialize();
  }, 60_000);
  afterAll(async () => {
    await source.destroy();
    await database.drop();
  });
  return { dataSource: () => source, url: () => database.url };
}

async function onServer(server: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
