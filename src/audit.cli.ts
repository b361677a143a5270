import type { Command } from 'commander';
import { JSON_OPTION, type Terminal } from './terminal-parts.js';

/** `audit`. */
export function addAuditCommands(program: Command, { io, services, exits }: Terminal): void {
  program
    .command('audit')
    .description('how partners kept their agreements over a period')
    .argument('[partner]', 'name of one partner; all of them without')
    .option('--from <day>', 'first day, a quarter before the end by default')
    .option('--until <day>', 'first day that no longer counts, tomorrow by default')
    .option('--brand <name>', 'partners of this brand')
    .option('--network <name>', 'partners of this network')
    .option('--csv <file>', 'write it into a file as CSV')
    .option('--pdf <file>', 'write the audit of one partner into a file as PDF')
    .option(...JSON_OPTION)
    .action(
      exits(async (partner: string | undefined, options: Record<string, unknown>) => {
        await using held = await services();
        const { runAudit } = await import('./audit.command.js');
        return await runAudit(partner ?? null, options, held.app, io);
      }),
    );
}
