import { type Command, Option } from 'commander';
import { RAW_PLACES, type RawPlace } from './platform/config/raw-access.js';
import { JSON_OPTION, type Terminal } from './terminal-parts.js';

/** `raw …`. */
export function addRawCommands(program: Command, { io, services, exits }: Terminal): void {
  program
    .command('raw')
    .description('replies and pages as they came')
    .command('move')
    .description('move what is kept elsewhere to another place; cut short, run it again')
    .addOption(new Option('--to <place>').choices(RAW_PLACES).makeOptionMandatory())
    .option(...JSON_OPTION)
    .action(
      exits(async (options: { to: RawPlace; json?: boolean }) => {
        await using held = await services();
        const { runRawMove } = await import('./raw.command.js');
        return await runRawMove({ to: options.to, json: options.json ?? false }, held.app, io);
      }),
    );
}
