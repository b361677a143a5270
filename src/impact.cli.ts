import { type Command, Option } from 'commander';
import { JSON_OPTION, type Terminal, wholeNumber } from './terminal-parts.js';

/** `impact estimate`; loads neither Nest nor the database. */
export function addImpactCommands(program: Command, { io, exits }: Terminal): void {
  program
    .command('impact')
    .description('what an incident does to customers and the brand')
    .command('estimate')
    .description('the model alone, from figures given here; no database')
    .requiredOption('--searches <number>', 'brand searches in the time looked at')
    .requiredOption('--looks <number>', 'looks that could be read', wholeNumber)
    .requiredOption('--seen <number>', 'looks of these on which an ad of the incident stood', wholeNumber)
    .addOption(
      new Option('--own-ad <where>', 'how the brand’s own ad stood meanwhile')
        .choices(['first', 'first-rival-next', 'below', 'missing'])
        .default('below'),
    )
    .option('--hijack', 'the ad takes the place of the brand’s own and leads to the brand')
    .option('--conversion-rate <percent>', 'visits that end in an order; a range is written 2-3')
    .option('--order-value <money>')
    .option('--margin <percent>')
    .option('--commission <percent>')
    .option('--brand-paid-ctr <percent>', 'brand searches that click the brand’s own ad')
    .option('--contact-rate <percent>', 'failed visits that end in a contact')
    .option('--contact-cost <money>')
    .option('--currency <code>', 'of money given here (ISO 4217)', 'EUR')
    .option('--seed <number>', 'the same seed gives the same numbers', wholeNumber, 1)
    .option('--locale <tag>', 'how numbers are written (BCP 47)', 'en-GB')
    .option(...JSON_OPTION)
    .action(
      exits(async (options: Record<string, unknown>) => {
        const { runImpactEstimate } = await import('./impact/estimate.command.js');
        return runImpactEstimate(options, io);
      }),
    );
}
