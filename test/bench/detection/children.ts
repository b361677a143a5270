import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/**
 * Runs a file of this folder in a process of its own, with a heap in which nothing else lies, and reads the one JSON line
 * that it prints. Null when it ran out of time or memory.
 */
export function runAlone(file: string, args: readonly string[], seconds: number): unknown {
  const flags = ['--expose-gc', '--max-old-space-size=4096', '--no-warnings'];
  const child = spawnSync(process.execPath, [...flags, join(import.meta.dirname, `${file}.js`), ...args], {
    timeout: seconds * 1000,
    killSignal: 'SIGKILL',
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  if (child.status === 0) return JSON.parse(child.stdout) as unknown;
  const ranOut = child.error !== undefined || /heap out of memory/.test(child.stderr);
  if (!ranOut) throw new Error(`${file} ${args.join(' ')} failed: ${child.stderr.slice(-2000)}`);
  return null;
}

/** Megabytes of the heap and of what lies outside of it, once garbage is collected; the process needs `--expose-gc`. */
export function megabytesInUse(): number {
  if (globalThis.gc === undefined) throw new Error('Memory is measured in a process started with --expose-gc.');
  globalThis.gc();
  globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1e6;
}
