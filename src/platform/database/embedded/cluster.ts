import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { UserError } from '../../errors/user-error.js';
import { isRunning } from './keeper-lock.js';
import { copyBinaries, findBinaries, isReachableByOthers, type PostgresBinaries } from './binaries.js';

const run = promisify(execFile);

/** Where an embedded cluster keeps its things, and as whom it runs. */
export interface Cluster {
  readonly binaries: PostgresBinaries;
  readonly data: string;
  readonly log: string;
  /** Set when this process is root: PostgreSQL refuses to run as root. */
  readonly runAs: { readonly uid: number; readonly gid: number } | null;
}

/** What a second process needs to attach. Stored with mode 0600 beside the data. */
export interface ClusterState {
  readonly port: number;
  readonly password: string;
  readonly keeperPid: number;
}

/** Lays out a cluster below `home`, creating the folders. Throws MW-DB-NO-USER where root has no user to run it as. */
export async function openCluster(home: string): Promise<Cluster> {
  mkdirSync(home, { recursive: true });
  const found = await findBinaries();
  if (userInfo().uid !== 0)
    return { binaries: found, data: join(home, 'data'), log: join(home, 'postgres.log'), runAs: null };
  const runAs = await unprivilegedUser();
  const reachable = isReachableByOthers(home) && isReachableByOthers(found.postgres);
  const place = reachable ? home : join('/var/lib/markwarden', folderOf(home));
  mkdirSync(place, { recursive: true });
  const binaries = reachable ? found : copyBinaries(found, '/var/lib/markwarden');
  const folder = join(place, 'cluster');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chownSync(folder, runAs.uid, runAs.gid);
  return { binaries, data: join(folder, 'data'), log: join(folder, 'postgres.log'), runAs };
}

/** A name that no other home has: two checkouts must never share a database. */
export function folderOf(home: string): string {
  return createHash('sha256').update(home).digest('hex').slice(0, 40);
}

async function unprivilegedUser(): Promise<{ uid: number; gid: number }> {
  const lookUp = async (flag: string): Promise<number> => Number((await run('id', [flag, 'postgres'])).stdout);
  try {
    return { uid: await lookUp('-u'), gid: await lookUp('-g') };
  } catch {
    try {
      await run('useradd', ['--system', '--user-group', '--no-create-home', 'postgres']);
      return { uid: await lookUp('-u'), gid: await lookUp('-g') };
    } catch {
      throw new UserError(
        'MW-DB-NO-USER',
        'PostgreSQL refuses to run as root, and no user `postgres` exists or could be created. Create it, start Markwarden as an ordinary user, or set DATABASE_URL.',
        500,
      );
    }
  }
}

/** Runs one of PostgreSQL's programs as the cluster's user, in a folder which that user may enter. */
async function program(cluster: Cluster, file: string, args: readonly string[]): Promise<void> {
  try {
    await run(file, args, { cwd: '/', ...cluster.runAs, env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' } });
  } catch (error) {
    const { stderr = '', stdout = '', message } = error as Error & { stderr?: string; stdout?: string };
    const log = existsSync(cluster.log) ? readFileSync(cluster.log, 'utf8').split('\n').slice(-5).join('\n') : '';
    throw new UserError(
      'MW-DB-START',
      `The embedded database did not start: ${stderr || stdout || message}\n${log}`.trim(),
      500,
    );
  }
}

/** Creates the cluster's files if they are not there; a killed creation leaves nothing that counts. */
export async function initialise(cluster: Cluster): Promise<string> {
  const passwordFile = join(cluster.data, '..', 'password');
  if (existsSync(join(cluster.data, 'PG_VERSION'))) return readFileSync(passwordFile, 'utf8');
  const half = `${cluster.data}.new`;
  rmSync(half, { recursive: true, force: true });
  rmSync(passwordFile, { force: true });
  const password = randomBytes(24).toString('base64url');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (cluster.runAs) chownSync(passwordFile, cluster.runAs.uid, cluster.runAs.gid);
  await program(cluster, cluster.binaries.initdb, [
    `--pgdata=${half}`,
    '--username=markwarden',
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
  ]);
  renameSync(half, cluster.data);
  return password;
}

/** Starts the postmaster as a process of its own on a free loopback port and returns the port. */
export async function startPostmaster(cluster: Cluster, settings: readonly string[] = []): Promise<number> {
  const port = await freePort();
  const all = [`port=${port}`, 'listen_addresses=127.0.0.1', "unix_socket_directories=''", ...settings];
  await program(cluster, cluster.binaries.pg_ctl, [
    'start',
    '--wait',
    '--timeout=60',
    `--pgdata=${cluster.data}`,
    `--log=${cluster.log}`,
    `--options=${all.map((setting) => `-c ${setting}`).join(' ')}`,
  ]);
  return port;
}

/** Stops the postmaster and waits for it; connections are ended, nothing committed is lost. */
export async function stopPostmaster(cluster: Cluster): Promise<void> {
  await program(cluster, cluster.binaries.pg_ctl, ['stop', '--wait', '--mode=fast', `--pgdata=${cluster.data}`]);
}

/** Port of the postmaster that its pid file names, if that process is a PostgreSQL that lives; null otherwise. */
export function livePort(cluster: Cluster): number | null {
  const file = join(cluster.data, 'postmaster.pid');
  if (!existsSync(file)) return null;
  const [pid, , , port] = readFileSync(file, 'utf8').split('\n');
  return isRunning(Number(pid), /postgres/) ? Number(port) : null;
}

/** Stores what others need to attach; readable by this user alone. */
export function writeState(home: string, state: ClusterState): void {
  const half = join(home, `state.${process.pid}`);
  writeFileSync(half, JSON.stringify(state), { mode: 0o600 });
  chmodSync(half, 0o600);
  renameSync(half, join(home, 'state.json'));
}

async function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
