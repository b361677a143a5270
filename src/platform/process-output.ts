import { once } from 'node:events';
import type { TerminalIo } from './terminal-io.js';

/**
 * Prints to the process's own stdout and stderr. When the reader has enough (`| head -1`) nothing more is printed, and the
 * process ends quietly, with code 0, unless it holds work that has to be finished whoever looks on. When results cannot be
 * written for another reason, such as a full disk, it says so and ends with code 1.
 */
export class ProcessOutput implements TerminalIo {
  #lost = false;
  #finishing = false;

  constructor() {
    process.stdout.on('error', (error: NodeJS.ErrnoException) => this.#lose(error));
    // Progress that nobody can read is no reason to stop.
    process.stderr.on('error', () => undefined);
  }

  out(line: string): void {
    if (!this.#lost) process.stdout.write(`${line}\n`);
  }

  err(line: string): void {
    process.stderr.write(`${line}\n`);
  }

  async drained(): Promise<void> {
    if (this.#lost || !process.stdout.writableNeedDrain) return;
    await once(process.stdout, 'drain').catch(() => undefined);
  }

  /** From here on work is finished even if its results can no longer be printed. */
  finishWhateverHappens(): void {
    this.#finishing = true;
  }

  #lose({ code = 'unknown' }: NodeJS.ErrnoException): void {
    if (this.#lost) return;
    this.#lost = true;
    const full = code !== 'EPIPE';
    if (full) {
      this.err(
        `MW-OUTPUT: the results cannot be written to the standard output (${code}). Check where it goes, and its disk.`,
      );
      process.once('exit', () => (process.exitCode = 1));
    }
    if (!this.#finishing) process.exit(full ? 1 : 0);
  }
}
