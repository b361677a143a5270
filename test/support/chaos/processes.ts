import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, process.env['MARKWARDEN_ROOT'] ?? '../../..');
const BUILD = resolve(ROOT, 'node_modules/.cache/markwarden/build');

/** Two workers and a server, each started again as soon as it is killed. */
export class Processes {
  readonly kills: { pid: number; at: number }[] = [];
  endedAlone = 0;
  readonly #pids: number[] = [];
  readonly #running: ChildProcess[];

  constructor(private readonly environment: Readonly<Record<string, string>>) {
    this.#running = ['worker', 'worker', 'serve'].map((command) => this.#start(command));
  }

  get count(): number {
    return this.#running.length;
  }

  killAndStart(nth: number): void {
    const child = this.#running[nth];
    if (child?.pid === undefined) return;
    child.kill('SIGKILL');
    this.kills.push({ pid: child.pid, at: Date.now() });
    this.#running[nth] = this.#start(nth === 2 ? 'serve' : 'worker');
  }

  /** Starts again what ended by itself, as whoever runs the product does: one whose connection is cut while it starts ends. */
  startEnded(): void {
    for (const [nth, child] of this.#running.entries()) {
      if (runs(child)) continue;
      this.endedAlone += 1;
      this.#running[nth] = this.#start(nth === 2 ? 'serve' : 'worker');
    }
  }

  /** Runs this while none of them runs. */
  async whileStopped<T>(act: () => Promise<T>): Promise<T> {
    this.#signal('SIGSTOP');
    try {
      return await act();
    } finally {
      this.#signal('SIGCONT');
    }
  }

  /** Asks them to end. Returns how many of all that ever ran are still there after a minute, and ends those. */
  async stop(): Promise<number> {
    const ends = this.#running.filter(runs).map((child) => once(child, 'exit'));
    this.#signal('SIGTERM');
    await Promise.race([Promise.all(ends), new Promise((late) => setTimeout(late, 60_000).unref())]);
    const left = this.#pids.filter(lives);
    this.#signal('SIGKILL');
    return left.length;
  }

  #signal(signal: NodeJS.Signals): void {
    for (const child of this.#running) child.kill(signal);
  }

  #start(command: string): ChildProcess {
    const shift = resolve(BUILD, 'test/support/chaos/shifted-clock.js');
    const child = spawn(process.execPath, ['--import', shift, resolve(BUILD, 'src/cli.js'), command], {
      cwd: ROOT,
      env: { ...process.env, ...this.environment },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    if (child.pid !== undefined) this.#pids.push(child.pid);
    return child;
  }
}

const runs = (child: ChildProcess): boolean => (child.exitCode ?? child.signalCode) === null;

function lives(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
