import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module.js';
import { loadConfig } from './platform/config/config.js';
import { PRODUCT_ROOT, PRODUCT_VERSION } from './platform/config/product.js';
import { UserError } from './platform/errors/user-error.js';
import { openApiDocument } from './platform/http/openapi.js';
import type { TerminalIo } from './platform/terminal-io.js';

const SAID = { current: 'docs/openapi.json is current.', written: 'docs/openapi.json written.' } as const;

/**
 * Writes the API's description to docs/openapi.json, from which the console's types are made; needs no database. With
 * `check` nothing is written.
 *
 * @throws UserError MW-OPENAPI-STALE when `check` finds the file to differ from what the code says
 */
export async function runOpenapi(
  { check, json }: { readonly check: boolean; readonly json: boolean },
  io: TerminalIo,
): Promise<void> {
  const say = (outcome: 'current' | 'written'): void =>
    io.out(json ? JSON.stringify({ file: 'docs/openapi.json', outcome }) : SAID[outcome]);
  const file = join(PRODUCT_ROOT, 'docs/openapi.json');
  const text = `${JSON.stringify(await describeApi(), null, 2)}\n`;
  if (existsSync(file) && readFileSync(file, 'utf8') === text) {
    say('current');
    return;
  }
  if (check) {
    throw new UserError(
      'MW-OPENAPI-STALE',
      'docs/openapi.json differs from what the code says. Run `npm run markwarden -- openapi` and commit it.',
    );
  }
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  say('written');
}

/** The modules are only read, in Nest's preview mode: nothing is constructed, so no database is opened. */
async function describeApi(): Promise<object> {
  const app = await NestFactory.create(AppModule.forRoot(loadConfig({})), {
    preview: true,
    logger: false,
    abortOnError: false,
  });
  return openApiDocument(app, PRODUCT_VERSION);
}
