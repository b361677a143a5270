import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { JSON_OPTION, type Terminal } from './terminal-parts.js';

/** `policy …`. What works straight on files loads neither Nest nor the database. */
export function addPolicyCommands(program: Command, { io, services, exits }: Terminal): void {
  const policy = program
    .command('policy')
    .description('documents that are tracked: engines’ rules, partners’ agreements');
  policy
    .command('list', { isDefault: true })
    .description('what is tracked, what cannot be read first')
    .option(...JSON_OPTION)
    .action(
      exits(async (options: Record<string, unknown>) => {
        await using held = await services();
        const { runPolicyList } = await import('./policy.command.js');
        return await runPolicyList(options, held.app, io);
      }),
    );
  policy
    .command('add')
    .description('track a document')
    .argument('<name>')
    .option('--url <address>', 'where it is read')
    .option('--folder <path>', 'files named like 2026-11-25T06-00-00Z.html, each the document at that instant')
    .option('--engine <name>', 'whose rules it states, for example google or microsoft')
    .option('--kind <kind>', 'engine-policy or partner-agreement')
    .option('--partner <name>', 'whose agreement it is, as the portfolio names it')
    .option('--schedule <cron>', 'five fields; every day at six by default')
    .option('--time-zone <name>', 'of the schedule, for example Europe/Berlin')
    .option(...JSON_OPTION)
    .action(
      exits(async (name: string, options: Record<string, unknown> & { folder?: string }) => {
        const folder = options.folder === undefined ? {} : { folder: resolve(options.folder) };
        await using held = await services();
        const { runPolicyAdd } = await import('./policy.command.js');
        return await runPolicyAdd(name, { ...options, ...folder }, held.app, io);
      }),
    );
  policy
    .command('check')
    .description('look at a document now, or at all that are due')
    .argument('[name]')
    .option('--due', 'all whose next check is due')
    .option('--accept', 'you looked at the page: it is the document, although it seems wrong')
    .option(...JSON_OPTION)
    .action(
      exits(async (name: string | undefined, options: Record<string, unknown>) => {
        await using held = await services();
        const { runPolicyCheck } = await import('./policy.command.js');
        return await runPolicyCheck(name, options, held.app, io);
      }),
    );
  policy
    .command('history')
    .description('what happened to a document; of a folder of dated files, without a database')
    .argument('<name-or-folder>')
    .option(...JSON_OPTION)
    .action(
      exits(async (name: string, options: { json?: boolean }) => {
        if (name.includes('/') || statSync(name, { throwIfNoEntry: false })?.isDirectory() === true) {
          const { runPolicyHistoryFolder } = await import('./policies/policy-files.command.js');
          return runPolicyHistoryFolder(name, options.json ?? false, io);
        }
        await using held = await services();
        const { runPolicyHistory } = await import('./policy.command.js');
        return await runPolicyHistory(name, options, held.app, io);
      }),
    );
  policy
    .command('diff')
    .description('how two versions differ; of two files, without a database')
    .argument('<name-or-file>')
    .argument('[file]', 'compares two files')
    .option('--from <date>', 'the version in force then')
    .option('--to <date>', 'the version in force then')
    .option(...JSON_OPTION)
    .action(
      exits(async (name: string, file: string | undefined, options: { json?: boolean; from?: string; to?: string }) => {
        if (file !== undefined) {
          const { runPolicyDiffFiles } = await import('./policies/policy-files.command.js');
          return runPolicyDiffFiles(name, file, options.json ?? false, io);
        }
        await using held = await services();
        const { runPolicyDiff } = await import('./policy.command.js');
        return await runPolicyDiff(name, options, held.app, io);
      }),
    );
}
