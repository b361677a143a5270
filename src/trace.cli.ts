import type { Command } from 'commander';
import { JSON_OPTION, type Terminal } from './terminal-parts.js';

/** `trace`: who is behind an ad's address, without a database. */
export function addTraceCommand(program: Command, { io, exits }: Terminal): void {
  program
    .command('trace')
    .description('follow an ad’s address to its landing page, and say who is paid for the visit')
    .argument('<url>')
    .option('--offline', 'decode what the address carries, and ask nobody')
    .option('--networks <file>', 'networks and tracking domains of your own, YAML or JSON')
    .option(...JSON_OPTION)
    .action(
      exits(async (url: string, options: { offline?: boolean; networks?: string; json?: boolean }) => {
        const { runTrace } = await import('./parties/trace.command.js');
        const { offline = false, networks = null, json = false } = options;
        return runTrace({ url, offline, networks, json }, io);
      }),
    );
}
