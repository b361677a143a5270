import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';

/**
 * Builds the checkout, starts one real PostgreSQL for the run and migrates one template database. Every spec file then
 * works on a copy of its own (see database.ts). The server stops itself once the run is over.
 */
export default async function globalSetup() {
  const root = resolve(import.meta.dirname, '../..');
  execFileSync(process.execPath, [resolve(root, 'src/terminal.ts'), '--build-only'], { stdio: 'inherit' });
  const build = resolve(root, 'node_modules/.cache/markwarden/build/src/platform/database');
  const { openEmbeddedDatabase } = await import(`${build}/embedded/embedded-database.js`);
  const { migrate } = await import(`${build}/data-source.js`);
  const { default: pg } = await import('pg');

  const server = await openEmbeddedDatabase({
    home: resolve(root, '.markwarden/test'),
    idleSeconds: 20,
    settings: ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200'],
  });
  // Held open until the run ends, so that the server does not count as idle between two files.
  const hold = new pg.Client({ connectionString: server });
  await hold.connect();
  globalThis.__markwardenHold = hold;

  const hash = createHash('sha256');
  const migrations = resolve(root, 'migrations');
  for (const name of readdirSync(migrations).sort()) hash.update(name).update(readFileSync(resolve(migrations, name)));
  const template = `template_${hash.digest('hex').slice(0, 12)}`;
  const { rowCount } = await hold.query('SELECT 1 FROM pg_database WHERE datname = $1', [template]);
  if (rowCount === 0) {
    const half = `${template}_half`;
    await hold.query(`DROP DATABASE IF EXISTS ${half} WITH (FORCE)`);
    await hold.query(`CREATE DATABASE ${half}`);
    await migrate(server.replace(/\/markwarden$/, `/${half}`));
    await hold.query(`ALTER DATABASE ${half} RENAME TO ${template}`);
  }
  process.env.MARKWARDEN_TEST_SERVER = server;
  process.env.MARKWARDEN_TEST_TEMPLATE = template;
}
