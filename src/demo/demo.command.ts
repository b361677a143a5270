import { once } from 'node:events';
import { createServer } from 'node:net';
import { relative } from 'node:path';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../app.module.js';
import { serve } from '../main.js';
import { readyConsole } from '../platform/build/console-build.js';
import { type Clock, FixedClock, SystemClock } from '../platform/clock/clock.js';
import { type Config, loadConfig } from '../platform/config/config.js';
import { PRODUCT_ROOT } from '../platform/config/product.js';
import { readyDatabase } from '../platform/database/ready-database.js';
import { UserError } from '../platform/errors/user-error.js';
import type { TerminalIo } from '../platform/terminal-io.js';
import { freshDemoDatabase } from './demo-database.js';
import { DEMO_PEOPLE } from './demo-people.js';
import { demoConfig, freshFolders } from './demo-config.js';
import { type DemoProgress, loadDemo } from './load-demo.js';
import { startSampleProvider } from './sample-provider.js';
import { sampleLooks, sampleOutages } from './samples.js';

/** Progress is told at most this often. */
const TELL_EVERY_MS = 2000;

/**
 * `markwarden demo`: the product on invented brands, on a database of its own that is made anew at every start, with
 * providers of its own that it looks through. Returns once the console can be opened; a signal ends it.
 *
 * @throws UserError MW-PORT-TAKEN, MW-CONFIG, MW-CONSOLE-BUILD, MW-DB-*
 */
export async function runDemo(options: { readonly port?: number }, io: TerminalIo): Promise<void> {
  const port = options.port === undefined ? {} : { PORT: String(options.port) };
  const environment = { LOG_LEVEL: 'warn', ...process.env, ...port };
  const asked = loadConfig(environment);
  await refuseTakenPort(asked);
  const say = (line: string): void => io.err(line);
  say('Preparing the demo: a database of its own, invented brands, three weeks of looks.');
  const now = new SystemClock().now();
  const clock = new FixedClock(now);
  // While three weeks pass the provider goes by their clock, afterwards by the machine's.
  let present: Clock = clock;
  const provider = await startSampleProvider(sampleLooks(now), sampleOutages(now), { now: () => present.now() });
  const { outbox, policies } = freshFolders(asked);
  const config = demoConfig(environment, { provider, outbox });
  const [consoleFolder, loaded] = await Promise.all([
    readyConsole(PRODUCT_ROOT, say),
    load(config, clock, policies, say),
  ]);
  present = new SystemClock();
  const { url } = await serve(config.onDatabase(loaded.database), quiet(io), { consoleFolder });
  io.out('');
  io.out(`The demo is open at ${url}`);
  io.out('');
  for (const { name, email, role } of DEMO_PEOPLE) {
    io.out(`  ${email.padEnd(22)} ${loaded.password}   ${name}, ${role}`);
  }
  io.out('');
  io.out(`Mail that it sent, digests and a notice, is in ${relative(process.cwd(), outbox)}`);
  io.out('Brands, ads and people are invented. Press Ctrl+C to end; the next start begins afresh.');
}

/** The URL is told last and together with the sign-in, not before it. */
function quiet(io: TerminalIo): TerminalIo {
  return { out: () => undefined, err: (line) => io.err(line) };
}

async function load(
  config: Config,
  clock: FixedClock,
  policyFolder: string,
  say: (line: string) => void,
): Promise<{ database: string; password: string }> {
  const now = clock.now();
  const database = await freshDemoDatabase(config);
  await readyDatabase(config.onDatabase(database));
  const app = await NestFactory.createApplicationContext(AppModule.forRoot(config.onDatabase(database), clock), {
    logger: ['error', 'fatal'],
    abortOnError: false,
  });
  try {
    let told = performance.now();
    const onProgress = ({ parsed, polls }: DemoProgress): void => {
      if (performance.now() - told < TELL_EVERY_MS) return;
      told = performance.now();
      say(`Three weeks pass … ${polls} looks taken, ${parsed} pages read`);
    };
    return { database, password: await loadDemo({ app, clock, now, policyFolder, onProgress }) };
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
