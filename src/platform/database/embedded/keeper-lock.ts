import { existsSync, linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Whether a process of this id lives and was started by such a command line. After a restart of the machine a stranger
 * may carry the number; where the machine does not tell command lines, any process of that id counts.
 */
export function isRunning(pid: number, commandLine: RegExp): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false; // 0 would ask for our own process group
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  try {
    return commandLine.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8'));
  } catch {
    return !existsSync('/proc/self/cmdline');
  }
}

/** Whether this process id is a keeper that lives. */
export function isKeeper(pid: number): boolean {
  return isRunning(pid, /\bkeeper\.js\0/);
}

/** Makes this process the folder's one keeper; false when another one is. A dead keeper's lock counts for nothing. */
export function lockKeeper(home: string): boolean {
  const file = join(home, 'keeper.lock');
  const mine = `${file}.${process.pid}`;
  // Linked under its name once it is written, so that nobody ever reads half a lock.
  writeFileSync(mine, String(process.pid), { mode: 0o600 });
  try {
    for (let attempt = 0; attempt < 3; attempt++) {
      try {
        linkSync(mine, file);
        return true;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
        if (isKeeper(holderOf(file))) return false;
        removeDead(file);
      }
    }
    return false;
  } finally {
    rmSync(mine, { force: true });
  }
}

/** Gives the lock back, unless another keeper has it by now; the keeper's last act. */
export function unlockKeeper(home: string): void {
  const file = join(home, 'keeper.lock');
  if (holderOf(file) === process.pid) rmSync(file, { force: true });
}

/** Moves the lock aside before it is removed: another process may have taken the dead one's place in this very moment. */
function removeDead(file: string): void {
  const aside = `${file}.${process.pid}.aside`;
  try {
    renameSync(file, aside);
    if (isKeeper(holderOf(aside))) linkSync(aside, file);
  } catch (error) {
    // Somebody else removed it, or has it: the next attempt sees.
    if (!['ENOENT', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

/** The process id in a lock; 0 where there is none. */
function holderOf(file: string): number {
  try {
    return Number(readFileSync(file, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 0;
    throw error;
  }
}
