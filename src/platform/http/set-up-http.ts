import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Reflector } from '@nestjs/core';
import { StandardSchemaSerializerInterceptor, StandardSchemaValidationPipe } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import helmet from 'helmet';
import { Logger } from 'nestjs-pino';
import type { Config } from '../config/config.js';
import { UserError } from '../errors/user-error.js';
import { InvalidInput } from './problem.js';
import { ProblemFilter } from './problem.filter.js';
import { requestId } from './request-id.js';
import { sameOrigin } from './same-origin.js';

/** Uploads stream past this limit; it holds for JSON only. */
const JSON_LIMIT = '1mb';

/**
 * Everything that holds for every request, in the order in which a request meets it.
 *
 * @param consoleFolder the built console, or null when only the API is served
 */
export function setUpHttp(app: NestExpressApplication, config: Config, consoleFolder: string | null): void {
  app.useLogger(app.get(Logger));
  app.disable('x-powered-by');
  // With a public address a proxy of the operator's stands before the server and says who the client is.
  app.set('trust proxy', config.publicUrl === null ? false : 'loopback, linklocal, uniquelocal');
  app.set('query parser', 'simple');
  app.use(requestId);
  app.use(securityHeaders(config.publicUrl?.startsWith('https:') === true));
  app.use('/api', (_request: Request, response: Response, next: NextFunction) => {
    response.setHeader('Cache-Control', 'no-store');
    next();
  });
  app.use('/api', sameOrigin(config.publicUrl));
  app.useBodyParser('json', { limit: JSON_LIMIT });
  app.useGlobalPipes(new StandardSchemaValidationPipe({ exceptionFactory: (issues) => new InvalidInput(issues) }));
  app.useGlobalInterceptors(new StandardSchemaSerializerInterceptor(app.get(Reflector)));
  app.useGlobalFilters(new ProblemFilter());
  if (consoleFolder === null) app.use(sayThatConsoleIsMissing);
  else serveConsole(app, consoleFolder);
}

/** The console brings its own scripts; styles are also set inline by its component library. Nothing comes from elsewhere. */
function securityHeaders(https: boolean) {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: https,
    xFrameOptions: { action: 'deny' },
    referrerPolicy: { policy: 'same-origin' },
  });
}

/** Files by name, and the console's page for every other address, because the console routes in the browser. */
function serveConsole(app: NestExpressApplication, folder: string): void {
  const page = join(folder, 'index.html');
  app.useStaticAssets(folder, { index: false, redirect: false, setHeaders: cacheHashed });
  app.use((request: Request, response: Response, next: NextFunction) => {
    const readsAPage = request.method === 'GET' && !/^\/(api|assets)(\/|$)/.test(request.path);
    if (!readsAPage || !existsSync(page)) {
      next();
      return;
    }
    response.setHeader('Cache-Control', 'no-cache');
    // By root, because an absolute path through a folder with a leading dot would be refused.
    response.sendFile('index.html', { root: folder });
  });
}

function sayThatConsoleIsMissing(request: Request, _response: Response, next: NextFunction): void {
  if (request.path !== '/') next();
  else
    next(new UserError('MW-NO-CONSOLE', 'The console has not been built. Run `npm run build` and start again.', 404));
}

/** Vite puts a hash of the contents into the names under assets/, so they never change. */
function cacheHashed(response: Response, path: string): void {
  response.setHeader(
    'Cache-Control',
    /[\\/]assets[\\/]/.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
  );
}
