import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, openSync, readFileSync, statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { UserError } from '../../errors/user-error.js';
import type { ClusterState } from './cluster.js';
import { isKeeper } from './keeper-lock.js';

const START_DEADLINE_S = 90;

export interface EmbeddedOptions {
  /** Folder of the database, for example `.markwarden/postgres`. */
  readonly home: string;
  /** Seconds without any client after which the database stops itself. */
  readonly idleSeconds?: number;
  /** Server settings for a cluster that may be lost, for example `fsync=off` in tests. */
  readonly settings?: readonly string[];
  /** Compiled keeper; tests name the cached build's. */
  readonly keeper?: string;
}

/**
 * Attaches to the embedded database of a folder, starting it if nobody has, and returns the connection string of its
 * `markwarden` database. Any number of processes may call it at once.
 *
 * Throws MW-DB-OTHER-USER when the folder belongs to another user, MW-DB-START with the log's end when PostgreSQL fails.
 */
export async function openEmbeddedDatabase(options: EmbeddedOptions): Promise<string> {
  claimHome(options.home);
  const state = readState(options.home);
  const attached = state !== null && (await answers(state));
  if (!attached || !isKeeper(state.keeperPid)) await startKeeper(options);
  const current = readState(options.home);
  if (current === null) throw startFailed(options.home);
  await createDatabase(current);
  return urlOf(current, 'markwarden');
}

function urlOf(state: ClusterState, database: string): string {
  return `postgres://markwarden:${encodeURIComponent(state.password)}@127.0.0.1:${state.port}/${database}`;
}

/** Makes the folder, or says whose it is: another user's database is neither readable nor to be started as ours. */
function claimHome(home: string): void {
  try {
    mkdirSync(home, { recursive: true });
    if (process.platform === 'win32' || statSync(home).uid === userInfo().uid) return;
  } catch (error) {
    if (!['EACCES', 'EPERM', 'EROFS'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
  throw new UserError(
    'MW-DB-OTHER-USER',
    `The embedded database's folder ${home} belongs to another user of this machine. Start Markwarden as that user, set MARKWARDEN_HOME to a folder of your own, or set DATABASE_URL.`,
    500,
  );
}

function readState(home: string): ClusterState | null {
  const file = join(home, 'state.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as ClusterState) : null;
}

async function answers(state: ClusterState): Promise<boolean> {
  const client = new pg.Client({ connectionString: urlOf(state, 'postgres'), connectionTimeoutMillis: 5000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Several processes may do this at once: PostgreSQL lets one keeper's postmaster live, and all attach to that one. */
async function startKeeper(options: EmbeddedOptions): Promise<void> {
  const keeper = options.keeper ?? fileURLToPath(new URL('./keeper.js', import.meta.url));
  const log = openSync(join(options.home, 'keeper.log'), 'a');
  const child = spawn(
    process.execPath,
    [keeper, options.home, String(options.idleSeconds ?? 10), ...(options.settings ?? [])],
    {
      detached: true,
      stdio: ['ignore', log, log],
    },
  );
  const ended = new AbortController();
  child.once('exit', () => ended.abort());
  child.unref();
  for (let waited = 0; waited < START_DEADLINE_S * 10; waited++) {
    const state = readState(options.home);
    if (state !== null && isKeeper(state.keeperPid) && (await answers(state))) return;
    // Another process's keeper may have won the race; only when that one does not answer either has it failed.
    if (ended.signal.aborted && waited > 100) break;
    await pause(100);
  }
  throw startFailed(options.home);
}

function startFailed(home: string): UserError {
  const log = join(home, 'keeper.log');
  const end = existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n').slice(-8).join('\n') : 'no log';
  return new UserError('MW-DB-START', `The embedded database in ${home} did not start. Its log ends:\n${end}`, 500);
}

async function createDatabase(state: ClusterState): Promise<void> {
  const client = new pg.Client({ connectionString: urlOf(state, 'postgres') });
  await client.connect();
  try {
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = 'markwarden'");
    if (rowCount === 0) await client.query('CREATE DATABASE markwarden');
  } catch (error) {
    // Two processes attached at once and the other was first.
    if (!['42P04', '23505'].includes((error as { code?: string }).code ?? '')) throw error;
  } finally {
    await client.end();
  }
}
