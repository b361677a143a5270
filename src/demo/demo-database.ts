import { join } from 'node:path';
import pg from 'pg';
import type { Config } from '../platform/config/config.js';
import { openEmbeddedDatabase } from '../platform/database/embedded/embedded-database.js';

/** Losing the demo costs nothing, so nothing is waited for. */
const SETTINGS = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

/**
 * An empty database for one demo, in a cluster of its own: the product's data is never touched, whatever `DATABASE_URL`
 * says. Demos on different ports have different databases; the one of this port is made anew.
 *
 * @throws UserError MW-DB-OTHER-USER, MW-DB-START
 */
export async function freshDemoDatabase({ home, port }: Config): Promise<string> {
  const server = await openEmbeddedDatabase({ home: join(home, 'demo'), settings: SETTINGS });
  const name = `markwarden_demo_${port}`;
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${name}`);
  } finally {
    await client.end();
  }
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}
