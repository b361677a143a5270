import type { IncomingMessage, ServerResponse } from 'node:http';
import { LoggerModule } from 'nestjs-pino';
import type { LogFn } from 'pino';
import type { Options } from 'pino-http';
import pretty from 'pino-pretty';
import { Config } from '../config/config.js';
import { requestIdOf } from './request-id.js';

/** The framework tells every module and route at start, which helps nobody who runs the product. */
const TALKATIVE = new Set(['NestFactory', 'InstanceLoader', 'RoutesResolver', 'RouterExplorer', 'NestApplication']);
const INFO = 30;
/** A part of a path as long as 30 random bytes are: a link in a mail carries its whole proof there. An id is shorter. */
const SECRET_SEGMENT = /\/[\w-]{40,}/g;

/** JSON lines; at a terminal they are set for reading. */
export const loggerModule = LoggerModule.forRootAsync({
  inject: [Config],
  useFactory: (config: Config) => ({
    pinoHttp: {
      ...logOptions(config.logLevel),
      ...(process.stdout.isTTY ? { stream: pretty({ singleLine: true, ignore: 'pid,hostname' }) } : {}),
    },
  }),
});

/**
 * What is logged of a request, and how loudly. ERROR means that someone must act, and is written with its cause where
 * the error is answered; a request that was refused is INFO, any other DEBUG. Cookies and credentials never reach the
 * log, nor do query strings, which may hold what a customer typed, nor tokens in paths.
 */
export function logOptions(level: string): Options {
  return {
    level,
    hooks: {
      logMethod(args: Parameters<LogFn>, method: LogFn, level: number) {
        const [first] = args as unknown[];
        const context = typeof first === 'object' && first !== null && 'context' in first ? first.context : undefined;
        if (level !== INFO || !TALKATIVE.has(String(context))) method.apply(this, args);
      },
    },
    genReqId: (request: IncomingMessage) => requestIdOf(request),
    customLogLevel: (_request: IncomingMessage, { statusCode }: ServerResponse) => {
      if (statusCode >= 500) return 'warn';
      return statusCode === 403 || statusCode === 429 ? 'info' : 'debug';
    },
    redact: ['req.headers.cookie', 'req.headers.authorization', 'res.headers["set-cookie"]'],
    serializers: {
      req: (request: { id: unknown; method: unknown; url: string }) => ({
        id: request.id,
        method: request.method,
        path: request.url.split('?')[0]?.replace(SECRET_SEGMENT, '/…'),
      }),
      res: (response: { statusCode: unknown }) => ({ status: response.statusCode }),
    },
  };
}
