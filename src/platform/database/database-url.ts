import { join } from 'node:path';
import type { Config } from '../config/config.js';
import { openEmbeddedDatabase } from './embedded/embedded-database.js';

/** Connection string of the database to work on: the configured one, else the embedded one, started if need be. */
export async function databaseUrl(config: Config): Promise<string> {
  return config.databaseUrl ?? (await openEmbeddedDatabase({ home: join(config.home, 'postgres') }));
}
