import type { Command } from 'commander';
import { JSON_OPTION, type Terminal, wholeNumber } from './terminal-parts.js';

/** `rescan …`. */
export function addRescanCommands(program: Command, { io, services, exits }: Terminal): void {
  const rescan = program
    .command('rescan')
    .description('hold stored ads against the rules of today; reports what would differ and raises nothing')
    .option('--since <day>', 'first day (UTC) on which the ads were seen')
    .option('--until <day>', 'first day no longer looked at')
    .option('--brand <name>', 'only findings about this brand')
    .option('--rule <id>', 'only findings of this rule, for example tm_copy')
    .option('--reason <text>', 'why; stands in the report')
    .option('--by <name>', 'who asks; stands in the report', 'terminal')
    .option(...JSON_OPTION)
    .action(
      exits(async (options: Record<string, unknown>) => {
        const { readRescanOptions, runRescan } = await import('./rescan.command.js');
        const choice = readRescanOptions(options);
        await using held = await services();
        return await runRescan(choice, options, held.app, io);
      }),
    );
  rescan
    .command('list')
    .description('rescans, newest first, and which rules changed since')
    .option('--page <number>', 'page of 25', wholeNumber, 1)
    .option(...JSON_OPTION)
    .action(
      exits(async (_options: Record<string, unknown>, command: Command) => {
        await using held = await services();
        const { runRescanList } = await import('./rescan.command.js');
        return await runRescanList(command.optsWithGlobals(), held.app, io);
      }),
    );
  rescan
    .command('show')
    .description('the report of one rescan')
    .argument('<id>')
    .option('--change <kind>', 'lists only findings that are new, gone, verdict or reasons')
    .option('--page <number>', 'page of 25 changed findings', wholeNumber, 1)
    .option(...JSON_OPTION)
    .action(
      exits(async (id: string, _options: Record<string, unknown>, command: Command) => {
        await using held = await services();
        const { runRescanShow } = await import('./rescan.command.js');
        return await runRescanShow(id, command.optsWithGlobals(), held.app, io);
      }),
    );
  rescan
    .command('continue')
    .description('go on with a rescan that was cut short')
    .argument('<id>')
    .option(...JSON_OPTION)
    .action(
      exits(async (id: string, _options: Record<string, unknown>, command: Command) => {
        await using held = await services();
        const { runRescanContinue } = await import('./rescan.command.js');
        return await runRescanContinue(id, command.optsWithGlobals(), held.app, io);
      }),
    );
  rescan
    .command('stop')
    .description('end a rescan where it is; what it found so far stays in its report')
    .argument('<id>')
    .option(...JSON_OPTION)
    .action(
      exits(async (id: string, _options: Record<string, unknown>, command: Command) => {
        await using held = await services();
        const { runRescanStop } = await import('./rescan.command.js');
        return await runRescanStop(id, command.optsWithGlobals(), held.app, io);
      }),
    );
}
