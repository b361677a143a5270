import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Whether this process id is a keeper that lives. After a restart of the machine a stranger may carry the number. */
export function isKeeper(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  const commandLine = `/proc/${pid}/cmdline`;
  return !existsSync(commandLine) || readFileSync(commandLine, 'utf8').includes('keeper');
}

/** Makes this process the folder's one keeper; false when another one is. A dead keeper's lock counts for nothing. */
export function lockKeeper(home: string): boolean {
  const file = join(home, 'keeper.lock');
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx', mode: 0o600 });
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      if (existsSync(file) && isKeeper(Number(readFileSync(file, 'utf8')))) return false;
      rmSync(file, { force: true });
    }
  }
  return false;
}

/** Gives the lock back; the keeper's last act. */
export function unlockKeeper(home: string): void {
  rmSync(join(home, 'keeper.lock'), { force: true });
}
