import { type Command, Option } from 'commander';
import type { DigestOptions } from './digest.command.js';
import { JSON_OPTION, type Terminal } from './terminal-parts.js';

const ROLES = new Option('--role <role>', 'whose digest').choices(['ppc-manager', 'partner-manager']);

/** `digest …`. */
export function addDigestCommands(program: Command, { io, services, exits }: Terminal): void {
  const digest = program.command('digest').description('the weekly digest');
  digest
    .command('write', { isDefault: true })
    .description('print a digest, or write its mail into a folder; sends nothing')
    .option('--week <week>', 'for example 2026-W47; left out, the latest that is due')
    .addOption(ROLES.makeOptionMandatory())
    .option('--to <folder>', 'write digest.eml, digest.html, digest.txt and the charts there')
    .option(...JSON_OPTION)
    .action(
      exits(async (options: DigestOptions) => {
        await using held = await services();
        const { runDigest } = await import('./digest.command.js');
        return await runDigest(options, held.app, io);
      }),
    );
  digest
    .command('send')
    .description('send a week’s digest now to everybody with the role who has not had it')
    .option('--week <week>', 'for example 2026-W47; left out, the latest that is due')
    .addOption(ROLES.makeOptionMandatory())
    .option(...JSON_OPTION)
    .action(
      exits(async (options: DigestOptions) => {
        await using held = await services();
        const { runDigestSend } = await import('./digest.command.js');
        return await runDigestSend(options, held.app, io);
      }),
    );
}
