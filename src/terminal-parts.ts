import type { INestApplicationContext } from '@nestjs/common';
import { InvalidArgumentError } from 'commander';
import type { TerminalIo } from './platform/terminal-io.js';

/** What every command of the terminal has at hand. */
export interface Terminal {
  readonly io: TerminalIo;
  /** The product's services, without a server. */
  readonly services: () => Promise<{ app: INestApplicationContext } & AsyncDisposable>;
  /** Ends the process with the command's exit code once everything printed has left. */
  readonly exits: <T extends unknown[]>(run: (...args: T) => Promise<number>) => (...args: T) => Promise<void>;
}

export const JSON_OPTION = ['--json', 'print JSON instead of text'] as const;

/** For options and arguments that count. */
export function wholeNumber(value: string): number {
  if (!/^\d+$/.test(value)) throw new InvalidArgumentError('expected a whole number');
  return Number(value);
}
