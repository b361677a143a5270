/** Where a command prints: results to `out`, progress and errors to `err`. Tests collect both. */
export interface TerminalIo {
  out(line: string): void;
  err(line: string): void;
  /** Resolves when the reader has caught up; a command that prints without end waits for it, so as not to fill memory. */
  drained?(): Promise<void>;
}
