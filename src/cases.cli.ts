import type { Command } from 'commander';
import { JSON_OPTION, type Terminal } from './terminal-parts.js';

/** `cases …`. */
export function addCaseCommands(program: Command, { io, services, exits }: Terminal): void {
  const cases = program.command('cases').description('takedown cases');
  cases
    .command('list', { isDefault: true })
    .option('--state <state>', 'a state, open (all but closed) or all', 'open')
    .option(...JSON_OPTION)
    .action(
      exits(async (options: { state?: string; json?: boolean }) => {
        await using held = await services();
        const { runCasesList } = await import('./cases.command.js');
        return await runCasesList(options, held.app, io);
      }),
    );
  cases
    .command('show')
    .argument('<case>', 'its number, for example MW-12, or its id')
    .option(...JSON_OPTION)
    .action(
      exits(async (id: string, options: { json?: boolean }) => {
        await using held = await services();
        const { runCasesShow } = await import('./cases.command.js');
        return await runCasesShow(id, options.json ?? false, held.app, io);
      }),
    );
  cases
    .command('open')
    .argument('<alerts...>', 'ids of confirmed alerts of one brand and one party')
    .requiredOption('--by <name>', 'who opens it; owns the case and stands in its history')
    .option(...JSON_OPTION)
    .action(
      exits(async (ids: string[], options: { by: string; json?: boolean }) => {
        await using held = await services();
        const { runCasesOpen } = await import('./cases.command.js');
        return await runCasesOpen(ids, options, held.app, io);
      }),
    );
}
