/** Where a command prints: results to `out`, progress and errors to `err`. Tests collect both. */
export interface TerminalIo {
  out(line: string): void;
  err(line: string): void;
}
