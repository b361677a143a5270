import { serve } from './main.js';
import { readyConsole } from './platform/build/console-build.js';
import type { Config } from './platform/config/config.js';
import { PRODUCT_ROOT } from './platform/config/product.js';
import type { TerminalIo } from './platform/terminal-io.js';

/** Runs server, console and worker in one process until a signal ends it. */
export async function serveWithConsole(config: Config, io: TerminalIo): Promise<void> {
  const consoleFolder = await readyConsole(PRODUCT_ROOT, (line) => io.err(line));
  await serve(config, io, { consoleFolder });
}
