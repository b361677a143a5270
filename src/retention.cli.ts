import type { Command } from 'commander';
import { JSON_OPTION, type Terminal } from './terminal-parts.js';

/** `retention`. */
export function addRetentionCommands(program: Command, { io, services, exits }: Terminal): void {
  program
    .command('retention')
    .description('remove what is past its term now; the worker does it once a day')
    .option('--dry-run', 'only say what would be removed')
    .option(...JSON_OPTION)
    .action(
      exits(async (options: { dryRun?: boolean; json?: boolean }) => {
        await using held = await services();
        const { runRetention } = await import('./retention.command.js');
        return await runRetention({ dryRun: options.dryRun ?? false, json: options.json ?? false }, held.app, io);
      }),
    );
}
