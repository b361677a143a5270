import { once } from 'node:events';
import { createServer } from 'node:net';
import { NestFactory } from '@nestjs/core';
import { UsersService } from '../accounts/users.service.js';
import { AppModule } from '../app.module.js';
import { serve } from '../main.js';
import { readyConsole } from '../platform/build/console-build.js';
import { FixedClock, SystemClock } from '../platform/clock/clock.js';
import { type Config, loadConfig } from '../platform/config/config.js';
import { PRODUCT_ROOT } from '../platform/config/product.js';
import { readyDatabase } from '../platform/database/ready-database.js';
import { UserError } from '../platform/errors/user-error.js';
import type { TerminalIo } from '../platform/terminal-io.js';
import { freshDemoDatabase } from './demo-database.js';
import { addDemoPeople, DEMO_PEOPLE } from './demo-people.js';
import { loadDemo } from './load-demo.js';

/** Progress is told at most this often. */
const TELL_EVERY_MS = 700;

/**
 * `markwarden demo`: the product on invented brands, on a database of its own that is made anew at every start. Returns
 * once the console can be opened; a signal ends it.
 *
 * @throws UserError MW-PORT-TAKEN, MW-CONFIG, MW-CONSOLE-BUILD, MW-DB-*
 */
export async function runDemo(options: { readonly port?: number }, io: TerminalIo): Promise<void> {
  const port = options.port === undefined ? {} : { PORT: String(options.port) };
  const config = loadConfig({ LOG_LEVEL: 'warn', ...process.env, ...port });
  await refuseTakenPort(config);
  const say = (line: string): void => io.err(line);
  say('Preparing the demo: a database of its own, invented brands, three weeks of sample captures.');
  const [consoleFolder, loaded] = await Promise.all([readyConsole(PRODUCT_ROOT, say), load(config, say)]);
  const { url } = await serve(config.onDatabase(loaded.database), quiet(io), { consoleFolder });
  io.out('');
  io.out(`The demo is open at ${url}`);
  io.out('');
  for (const { name, email, role } of DEMO_PEOPLE) {
    io.out(`  ${email.padEnd(22)} ${loaded.password}   ${name}, ${role}`);
  }
  io.out('');
  io.out('Brands, ads and people are invented. Press Ctrl+C to end; the next start begins afresh.');
}

/** The URL is told last and together with the sign-in, not before it. */
function quiet(io: TerminalIo): TerminalIo {
  return { out: () => undefined, err: (line) => io.err(line) };
}

async function load(config: Config, say: (line: string) => void): Promise<{ database: string; password: string }> {
  const database = await freshDemoDatabase(config);
  await readyDatabase(config.onDatabase(database));
  const now = new SystemClock().now();
  const clock = new FixedClock(now);
  const app = await NestFactory.createApplicationContext(AppModule.forRoot(config.onDatabase(database), clock), {
    logger: ['error', 'fatal'],
    abortOnError: false,
  });
  try {
    let told = performance.now();
    await loadDemo(app, clock, now, ({ captures, parsed, examined }) => {
      if (parsed < captures && performance.now() - told < TELL_EVERY_MS) return;
      told = performance.now();
      say(`Reading ${captures} captures … ${parsed} parsed, ${examined} examined`);
    });
    return { database, password: await addDemoPeople(app.get(UsersService)) };
  } finally {
    await app.close();
  }
}

/** Asked before anything is made, because the demo that holds the port may be using the database. */
async function refuseTakenPort({ host, port }: Config): Promise<void> {
  const probe = createServer();
  try {
    probe.listen(port, host);
    await once(probe, 'listening');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new UserError(
      'MW-PORT-TAKEN',
      `Port ${port} on ${host} is taken, perhaps by another demo. Stop that one, or choose another port: PORT=${port + 1} npm run demo`,
      500,
    );
  } finally {
    probe.close();
  }
}
