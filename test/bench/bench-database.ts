import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { openEmbeddedDatabase } from '../../src/platform/database/embedded/embedded-database.js';

/** A server of a benchmark's own, with an empty database; it ends, and its folder goes, with the benchmark. */
export interface BenchDatabase extends AsyncDisposable {
  /** For whatever else needs a folder. */
  readonly home: string;
  readonly url: string;
  /** Connected to it; the server stays for as long as this does. */
  readonly client: pg.Client;
}

export async function openBenchDatabase(): Promise<BenchDatabase> {
  const home = mkdtempSync(join(tmpdir(), 'markwarden-bench-'));
  const url = await openEmbeddedDatabase({ home, idleSeconds: 5 });
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return {
    ...{ home, url, client },
    [Symbol.asyncDispose]: async () => {
      await client.end();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
