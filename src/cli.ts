#!/usr/bin/env node
import { Command, CommanderError, Option } from 'commander';
import type { UserAddOptions } from './accounts/user.command.js';
import { PRODUCT_VERSION } from './platform/config/product.js';
import { UserError } from './platform/errors/user-error.js';
import { ProcessOutput } from './platform/process-output.js';
import { PROVIDERS, SAVED_PAGE } from './domain/capture/capture.js';
import { addAdvertiserCommands } from './advertisers.cli.js';
import { addCaseCommands } from './cases.cli.js';
import { addDigestCommands } from './digest.cli.js';
import { addImpactCommands } from './impact.cli.js';
import { addPolicyCommands } from './policy.cli.js';
import { addRawCommands } from './raw.cli.js';
import { addAuditCommands } from './audit.cli.js';
import { addRetentionCommands } from './retention.cli.js';
import { addRescanCommands } from './rescan.cli.js';
import { addTraceCommand } from './trace.cli.js';
import { JSON_OPTION, type Terminal, wholeNumber } from './terminal-parts.js';

/**
 * The terminal. Every command is imported only when it is called, so that those without a database start at once.
 * Exit code 0: done; 1: ran, and something failed; 2: bad use.
 */
const io = new ProcessOutput();

/** In milliseconds; work that takes longer says so. */
const SLOW_FROM_MS = 1000;

async function config() {
  const { loadConfig } = await import('./platform/config/config.js');
  return loadConfig(process.env);
}

/** Runs work on the product's services without a server. */
async function services() {
  // Decisions and captures are not left half done because nobody reads the lines about them.
  io.finishWhateverHappens();
  const progress = setTimeout(() => io.err('Waiting for the database …'), SLOW_FROM_MS);
  try {
    const { withServices } = await import('./services.js');
    return await withServices(await config());
  } finally {
    clearTimeout(progress);
  }
}

/** Ends the process with the command's exit code once everything printed has left. */
function exits<T extends unknown[]>(run: (...args: T) => Promise<number>): (...args: T) => Promise<void> {
  return async (...args) => {
    process.exitCode = await run(...args);
  };
}

const terminal: Terminal = { io, services, exits };

/** What files may be said to be: providers' replies, pages of an engine, or saved pages that tell it themselves. */
const SOURCES = [...PROVIDERS, SAVED_PAGE].join(', ');

const program = new Command('markwarden')
  .description('Watches search results for ads that misuse a brand’s trademarks.')
  .version(PRODUCT_VERSION)
  .exitOverride()
  .configureOutput({ outputError: (said, write) => write(said.replace(/^error: /, 'MW-BAD-USE: ')) })
  .showHelpAfterError('Run with --help to see what is possible.');

program
  .command('parse')
  .description('read results pages or providers’ replies; prints one JSON line a file')
  .argument('<files...>')
  .requiredOption('--provider <name>', `one of ${SOURCES}`)
  .option(...JSON_OPTION)
  .action(
    exits(async (files: string[], options: { provider: string; json?: boolean }) => {
      const { runParse } = await import('./captures/parse.command.js');
      return runParse({ provider: options.provider, files, json: options.json ?? false }, io);
    }),
  );

program
  .command('detect')
  .description('hold ads against a portfolio; prints one JSON line an ad')
  .argument('[captures...]', 'lines that `parse` printed')
  .requiredOption('--portfolio <file>', 'YAML or JSON')
  .option('--ads <file>', 'JSON lines, one ad each')
  .option(...JSON_OPTION)
  .action(
    exits(async (captures: string[], options: { portfolio: string; ads?: string; json?: boolean }) => {
      const { runDetect } = await import('./findings/detect.command.js');
      return runDetect({ ...options, captures, json: options.json ?? false }, io);
    }),
  );

const portfolio = program.command('portfolio').description('the portfolio file');
portfolio
  .command('check')
  .description('say whether a portfolio file is right, and where it is not')
  .argument('<file>')
  .option(...JSON_OPTION)
  .action(
    exits(async (file: string, options: { json?: boolean }) => {
      const { runPortfolioCheck } = await import('./portfolio/check.command.js');
      return runPortfolioCheck({ file, json: options.json ?? false }, io);
    }),
  );
portfolio
  .command('import')
  .description('write a portfolio file into the database; all of it or nothing')
  .argument('<file>')
  .option('--prune', 'retire what an earlier file brought and this one lacks')
  .option(...JSON_OPTION)
  .action(
    exits(async (file: string, options: { prune?: boolean; json?: boolean }) => {
      await using held = await services();
      const { runPortfolioImport } = await import('./watches/import.command.js');
      const { ImportPortfolioService } = await import('./watches/import-portfolio.service.js');
      const choice = { file, prune: options.prune ?? false, json: options.json ?? false };
      return await runPortfolioImport(choice, held.app.get(ImportPortfolioService), io);
    }),
  );

portfolio
  .command('schema')
  .description('print the JSON Schema that portfolio files follow')
  .option(...JSON_OPTION)
  .action(
    exits(async () => {
      const { runPortfolioSchema } = await import('./portfolio/portfolio.json-schema.js');
      return runPortfolioSchema(io);
    }),
  );

program
  .command('ingest')
  .description('store results pages or replies, and raise alerts from them')
  .argument('<files...>')
  .requiredOption('--provider <name>', `one of ${SOURCES}`)
  .option('--query <text>', 'what was searched for, where the files do not state it')
  .option('--country <code>', 'ISO 3166-1 alpha-2, where the files do not state it')
  .option('--language <code>', 'where the files do not state it')
  .addOption(new Option('--device <kind>').choices(['desktop', 'mobile', 'tablet']))
  .option('--captured-at <instant>', 'ISO 8601, where the files do not state it')
  .option(...JSON_OPTION)
  .action(
    exits(async (files: string[], options: Record<string, string> & { provider: string }) => {
      const { readIngestOptions, runIngest } = await import('./ingest.command.js');
      const choice = readIngestOptions(files, options);
      await using held = await services();
      return await runIngest(choice, held.app, io);
    }),
  );

program
  .command('poll')
  .description('take looks now, in this process, and print how each ended')
  .addOption(new Option('--due', 'what is due by the schedules of the watches (default)').conflicts('watch'))
  .option('--watch <id>', 'everything that this watch looks at, whatever its schedule')
  .option(...JSON_OPTION)
  .action(
    exits(async (options: { watch?: string; json?: boolean }) => {
      await using held = await services();
      const { runPoll } = await import('./poll.command.js');
      return await runPoll({ watch: options.watch ?? null, json: options.json ?? false }, held.app, io);
    }),
  );
program
  .command('coverage')
  .description('what was looked at, how it ended, and where nobody could see')
  .option('--days <number>', 'days back from now, at most 31', wholeNumber, 7)
  .option(...JSON_OPTION)
  .action(
    exits(async (options: Record<string, unknown>) => {
      await using held = await services();
      const { runCoverage } = await import('./coverage.command.js');
      return await runCoverage(options, held.app, io);
    }),
  );

const alerts = program.command('alerts').description('what waits for a decision, and deciding it');
alerts
  .command('list', { isDefault: true })
  .description('the alert queue')
  .option('--state <state>', 'open, confirmed, dismissed, permitted, watched or all', 'open')
  .option('--verdict <verdict>', 'violation, review, decide (either of the two) or appearance')
  .option('--violation <code>')
  .option('-q, --search <text>', 'in titles, domains and explanations')
  .option('--page <number>', 'page of 25', wholeNumber, 1)
  .option(...JSON_OPTION)
  .action(
    exits(async (options: Record<string, unknown>) => {
      await using held = await services();
      const { runAlertsList } = await import('./alerts.command.js');
      return await runAlertsList(options, held.app, io);
    }),
  );
alerts
  .command('show')
  .argument('<id>')
  .option(...JSON_OPTION)
  .action(
    exits(async (id: string, options: { json?: boolean }) => {
      await using held = await services();
      const { runAlertsShow } = await import('./alerts.command.js');
      return await runAlertsShow(id, options.json ?? false, held.app, io);
    }),
  );
alerts
  .command('decide')
  .argument('<ids...>')
  .requiredOption('--as <decision>', 'confirmed, dismissed, permitted or watched')
  .requiredOption('--by <name>', 'who decides; stands in the history')
  .option('--reason <code>', 'why it is dismissed')
  .option('--text <text>')
  .option('--until <date>', 'first day on which a permit no longer holds')
  .option(...JSON_OPTION)
  .action(
    exits(async (ids: string[], options: Record<string, unknown>) => {
      await using held = await services();
      const { runAlertsDecide } = await import('./alerts.command.js');
      return await runAlertsDecide(ids, options, held.app, io);
    }),
  );

addAdvertiserCommands(program, terminal);
addCaseCommands(program, terminal);
addImpactCommands(program, terminal);
addPolicyCommands(program, terminal);
addRescanCommands(program, terminal);
addAuditCommands(program, terminal);
addRetentionCommands(program, terminal);
addRawCommands(program, terminal);
addDigestCommands(program, terminal);
addTraceCommand(program, terminal);

program
  .command('user')
  .description('people who may sign in')
  .command('add')
  .requiredOption('--email <address>')
  .requiredOption('--name <name>')
  .addOption(
    new Option('--role <role>').choices(['admin', 'ppc-manager', 'partner-manager', 'viewer']).makeOptionMandatory(),
  )
  .option('--password <password>', 'a good one is made up and printed once when left out')
  .option(...JSON_OPTION)
  .action(async (options: UserAddOptions) => {
    await using held = await services();
    const { runUserAdd } = await import('./accounts/user.command.js');
    const { UsersService } = await import('./accounts/users.service.js');
    await runUserAdd(options, { users: held.app.get(UsersService) }, io);
  });

program
  .command('serve')
  .description('run the product: server, console and worker in one process')
  .action(async () => {
    const { serveWithConsole } = await import('./serve.command.js');
    await serveWithConsole(await config(), io);
  });

program
  .command('worker')
  .description('do the queued work and run the stages, beside a server or on a machine of their own')
  .option('--once', 'do what is due now, then stop')
  .option(...JSON_OPTION)
  .action(
    exits(async (options: { once?: boolean; json?: boolean }) => {
      await using held = await services();
      const { runWorker } = await import('./worker.command.js');
      return await runWorker({ once: options.once ?? false, json: options.json ?? false }, held.app, io);
    }),
  );

const db = program.command('db').description('the database');
db.command('migrate')
  .description('bring the schema up to date')
  .option(...JSON_OPTION)
  .action(
    exits(async (options: { json?: boolean }) => {
      const { runMigrate } = await import('./db.command.js');
      return runMigrate(await config(), options.json ?? false, io);
    }),
  );
db.command('check')
  .description('say whether the schema is what the entities describe')
  .option(...JSON_OPTION)
  .action(
    exits(async (options: { json?: boolean }) => {
      await using held = await services();
      const { runSchemaCheck } = await import('./db.command.js');
      return await runSchemaCheck(held.app, options.json ?? false, io);
    }),
  );

program
  .command('openapi')
  .description('write docs/openapi.json from the code')
  .option('--check', 'only say whether it is current')
  .option(...JSON_OPTION)
  .action(async (options: { check?: boolean; json?: boolean }) => {
    const { runOpenapi } = await import('./openapi.command.js');
    await runOpenapi({ check: options.check ?? false, json: options.json ?? false }, io);
  });

program
  .command('demo')
  .description('run the product on invented brands')
  .action(async () => {
    const { runDemo } = await import('./demo/demo.command.js');
    await runDemo({}, io);
  });

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : 2;
  } else if (error instanceof UserError) {
    io.err(`${error.code}: ${error.message}`);
    process.exitCode = error.code === 'MW-BAD-USE' ? 2 : 1;
  } else {
    throw error;
  }
}
