import type { INestApplicationContext } from '@nestjs/common';
import { getDataSourceToken } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import type { Config } from './platform/config/config.js';
import { readyDatabase } from './platform/database/ready-database.js';
import type { TerminalIo } from './platform/terminal-io.js';

/** Brings the schema up to date and says what was applied. Returns the exit code. */
export async function runMigrate(config: Config, json: boolean, io: TerminalIo): Promise<number> {
  const { applied } = await readyDatabase(config);
  if (json) io.out(JSON.stringify({ applied }));
  else if (applied.length === 0) io.out('The schema is up to date.');
  else io.out(`Applied ${applied.join(', ')}.`);
  return 0;
}

/**
 * Says whether the migrated schema is what the entities describe: tables, columns, types, keys and indexes. Each
 * difference is the SQL that would remove it. Checks and foreign keys stand in the migrations alone, because they are
 * rules of the stored data that no entity needs to repeat. Returns the exit code.
 */
export async function runSchemaCheck(app: INestApplicationContext, json: boolean, io: TerminalIo): Promise<number> {
  const database = app.get<DataSource>(getDataSourceToken());
  const { upQueries } = await database.driver.createSchemaBuilder().log();
  const differences = upQueries
    .map(({ query }) => query)
    .filter((query) => !/ DROP CONSTRAINT "\w+_(check|fkey|key)"$/.test(query));
  if (json) {
    io.out(JSON.stringify({ entities: database.entityMetadatas.length, differences }));
    return differences.length === 0 ? 0 : 1;
  }
  if (differences.length === 0) {
    io.out(`The schema is what the ${database.entityMetadatas.length} entities describe.`);
    return 0;
  }
  io.err(
    'MW-DB-DRIFT: migrations and entities differ. Write a migration, or mend the entity. To agree, this would have to run:',
  );
  for (const query of differences) io.err(`  ${query}`);
  return 1;
}
