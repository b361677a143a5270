import { createHash } from 'node:crypto';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

/** A build that nobody has used for this long may go; some use one without saying so, as the tests do. */
const KEEP_MS = 24 * 3_600_000;
/** Files named after the processes that use the build. */
const USERS = '.users';

/**
 * The folder of what was built from sources with this stamp, made if nobody has made it. Every stamp has a folder of its
 * own below `kept`: a process goes on loading code and files from the build that it began with, however often others
 * build meanwhile, and two that build at once cannot take each other's place. Builds that no process uses go after a day.
 *
 * @param make fills an empty folder; it counts once all of it is there
 */
export async function keptBuild(kept: string, stamp: string, make: (fresh: string) => Promise<void>): Promise<string> {
  const folder = join(kept, createHash('sha256').update(stamp).digest('hex').slice(0, 16));
  if (!existsSync(folder)) {
    const fresh = `${folder}.${process.pid}`;
    rmSync(fresh, { recursive: true, force: true });
    mkdirSync(fresh, { recursive: true });
    await make(fresh);
    mkdirSync(join(fresh, USERS));
    takePlace(fresh, folder);
    dropUnused(kept, folder);
  }
  noteUse(folder);
  return folder;
}

/** Lets a link lead to a build, in one step, so that nobody finds nothing there. */
export function pointTo(link: string, folder: string): void {
  const found = lstatSync(link, { throwIfNoEntry: false });
  if (found?.isSymbolicLink() && readlinkSync(link) === folder) return;
  // A checkout from before builds had folders of their own kept the build itself under this name.
  if (found?.isDirectory()) rmSync(link, { recursive: true, force: true });
  const mine = `${link}.${process.pid}`;
  symlinkSync(folder, mine, 'junction');
  renameSync(mine, link);
}

function takePlace(fresh: string, folder: string): void {
  try {
    renameSync(fresh, folder);
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    if (!existsSync(folder)) throw error; // else another process built the same and was first
  }
}

function noteUse(folder: string): void {
  const mark = join(folder, USERS, String(process.pid));
  try {
    writeFileSync(mark, '');
  } catch {
    return; // another user's checkout: its owner keeps the build
  }
  process.once('exit', () => rmSync(mark, { force: true }));
}

function dropUnused(kept: string, current: string): void {
  const now = performance.timeOrigin + performance.now();
  for (const name of readdirSync(kept)) {
    const folder = join(kept, name);
    const modified = statSync(join(folder, USERS), { throwIfNoEntry: false })?.mtimeMs ?? statSync(folder).mtimeMs;
    if (folder !== current && now - modified > KEEP_MS && !isUsed(folder)) rmSync(folder, { recursive: true });
  }
}

function isUsed(folder: string): boolean {
  const users = join(folder, USERS);
  return existsSync(users) && readdirSync(users).some((pid) => lives(Number(pid)));
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
