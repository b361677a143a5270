import { mkdirSync, rmdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout } from 'node:timers/promises';

/** A holder that was killed leaves its lock behind; older than this it counts for nothing. */
const STALE_MS = 180_000;

/** Runs the work in one process at a time; the others wait for it. The lock is a folder, which only one can create. */
export async function underLock<T>(lock: string, work: () => Promise<T>): Promise<T> {
  mkdirSync(dirname(lock), { recursive: true });
  while (!taken(lock)) await setTimeout(200);
  try {
    return await work();
  } finally {
    rmdirSync(lock);
  }
}

function taken(lock: string): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    dropStale(lock);
    return false;
  }
}

function dropStale(lock: string): void {
  try {
    if (performance.timeOrigin + performance.now() - statSync(lock).mtimeMs > STALE_MS) rmdirSync(lock);
  } catch (error) {
    // Given back in this very moment: the next try will see.
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}
