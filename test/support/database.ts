import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll } from '@jest/globals';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { dataSourceOptions, type Entities } from '../../src/platform/database/data-source.js';

/** Creates a migrated database that nobody else uses. `drop` removes it, whoever is still connected. */
export async function createTestDatabase(): Promise<{ url: string; drop: () => Promise<void> }> {
  const server = process.env['MARKWARDEN_TEST_SERVER'] as string;
  const name = `spec_${randomBytes(6).toString('hex')}`;
  await onServer(server, `CREATE DATABASE ${name} TEMPLATE ${process.env['MARKWARDEN_TEST_TEMPLATE'] as string}`);
  return {
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
