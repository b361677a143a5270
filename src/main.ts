import { once } from 'node:events';
import { existsSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { SetupService } from './accounts/setup.service.js';
import { AppModule } from './app.module.js';
import type { Clock } from './platform/clock/clock.js';
import type { Config } from './platform/config/config.js';
import { PRODUCT_ROOT, PRODUCT_VERSION } from './platform/config/product.js';
import { readyDatabase } from './platform/database/ready-database.js';
import { UserError } from './platform/errors/user-error.js';
import { openApiDocument } from './platform/http/openapi.js';
import { OpenApi } from './platform/http/openapi.controller.js';
import { setUpHttp } from './platform/http/set-up-http.js';
import type { OutboundRules } from './platform/outbound/outbound-rules.js';
import type { TerminalIo } from './platform/terminal-io.js';
import { startWorker } from './worker.js';

export interface AppOptions {
  readonly config: Config;
  /** The machine's clock by default. */
  readonly clock?: Clock;
  /** Where pages may be fetched from; public addresses only by default. */
  readonly outbound?: OutboundRules;
  /** The built console; by default where `npm run build` puts it, and none when it is not there. */
  readonly consoleFolder?: string | null;
}

/** Builds the application on a migrated database without listening yet. */
export async function createApp({
  config,
  clock,
  outbound,
  consoleFolder = builtConsole(),
}: AppOptions): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.forRoot(config, clock, outbound), {
    bodyParser: false,
    bufferLogs: true,
    abortOnError: false,
  });
  setUpHttp(app, config, consoleFolder);
  app.get(OpenApi).build = () => openApiDocument(app, PRODUCT_VERSION);
  return app;
}

/** Where Vite puts the console; null when it has not been built. */
export function builtConsole(): string | null {
  const folder = join(PRODUCT_ROOT, 'dist/console');
  return existsSync(join(folder, 'index.html')) ? folder : null;
}

export interface Served {
  /** Where people find the console, for example `http://localhost:3000`. */
  readonly url: string;
  /** Stops taking requests, waits for those under way, and lets go of the database. */
  close(): Promise<void>;
}

/**
 * Runs the product, server and worker in one process: migrates, listens, and on an empty database prints the token for the first user. Stops in an orderly
 * way at SIGTERM or SIGINT.
 *
 * @throws UserError MW-PORT-TAKEN, MW-PORT-REFUSED, MW-DB-*
 */
export async function serve(config: Config, io: TerminalIo, options: Omit<AppOptions, 'config'> = {}): Promise<Served> {
  const database = await readyDatabase(config);
  if (database.applied.length > 0) io.err(`Database brought up to date (${database.applied.length} migrations).`);
  const app = await createApp({ ...options, config: config.onDatabase(database.url) });
  try {
    await app.init();
    await listen(app.getHttpServer(), config);
  } catch (error) {
    await app.close();
    throw explained(error, config);
  }
  const { port } = app.getHttpServer().address() as AddressInfo;
  const url = config.publicUrl ?? `http://${shown(config.host)}:${port}`;
  const token = await app.get(SetupService).issueToken();
  io.out(`Markwarden ${PRODUCT_VERSION} is at ${url}`);
  if (token !== null) io.out(`Create the first user there with this one-time token, which is shown only now: ${token}`);
  const starting = startWorker(app);
  const close = async (): Promise<void> => {
    await (await starting.catch(() => null))?.stop();
    await app.close();
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      io.err('Stopping: waiting for the work under way.');
      void close().then(() => process.exit(0));
    });
  }
  try {
    await starting;
  } catch (error) {
    // Half a product, which looks at nothing and sends nothing, would seem to work.
    await close();
    throw error;
  }
  return { url, close };
}

/** Nest's own `listen` logs a taken port as an error besides throwing it. */
async function listen(server: Server, { port, host }: Config): Promise<void> {
  server.listen(port, host);
  await once(server, 'listening');
}

function shown(host: string): string {
  if (host === '127.0.0.1' || host === '0.0.0.0' || host === '::' || host === '::1') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}

function explained(error: unknown, { host, port }: Config): unknown {
  const { code } = error as { code?: string };
  if (code === 'EADDRINUSE') {
    return new UserError(
      'MW-PORT-TAKEN',
      `Port ${port} on ${host} is taken by another program. Stop that one, or choose another port: set PORT=${port + 1}.`,
      500,
    );
  }
  if (code === 'EACCES') {
    return new UserError(
      'MW-PORT-REFUSED',
      `This user may not listen on port ${port}. Choose a port above 1023: set PORT=3000.`,
      500,
    );
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return new UserError('MW-HOST', `This machine has no address ${host} to listen on. Correct HOST.`, 500);
  }
  return error;
}
