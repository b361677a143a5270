import { type Command, Option } from 'commander';
import { ADVERTISER_SOURCES } from './domain/capture/ad-library/advertiser.js';
import { JSON_OPTION, type Terminal } from './terminal-parts.js';

/** `advertisers NAME`. */
export function addAdvertiserCommands(program: Command, { io, services, exits }: Terminal): void {
  program
    .command('advertisers')
    .description('ask libraries of ads who advertises under a name; evidence of an account, never of a query')
    .argument('<name>', 'a company or a domain')
    .option('--brand <name>', 'whose budgets it counts against; may be left out where there is one brand')
    .addOption(
      new Option('--source <names...>', 'libraries to ask; all of them when left out').choices(ADVERTISER_SOURCES),
    )
    .option('--kept', 'ask nobody, show what earlier askings brought')
    .option(...JSON_OPTION)
    .action(
      exits(async (name: string, options: Record<string, unknown>) => {
        const { readAdvertiserOptions, runAdvertisers } = await import('./advertisers.command.js');
        const choice = readAdvertiserOptions(name, options);
        await using held = await services();
        return await runAdvertisers(choice, held.app, io);
      }),
    );
}
