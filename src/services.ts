import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module.js';
import type { Config } from './platform/config/config.js';
import { readyDatabase } from './platform/database/ready-database.js';

/** The product's services on a migrated database, without a server. Let go of by `await using`. */
export async function withServices(config: Config): Promise<{ app: INestApplicationContext } & AsyncDisposable> {
  const { url } = await readyDatabase(config);
  const app = await NestFactory.createApplicationContext(AppModule.forRoot(config.onDatabase(url)), {
    logger: ['error', 'fatal'],
    abortOnError: false,
  });
  return { app, [Symbol.asyncDispose]: () => app.close() };
}
