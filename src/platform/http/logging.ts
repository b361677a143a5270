import type { IncomingMessage, ServerResponse } from 'node:http';
import { LoggerModule } from 'nestjs-pino';
import type { LogFn } from 'pino';
import pretty from 'pino-pretty';
import { Config } from '../config/config.js';
import { requestIdOf } from './request-id.js';

/** The framework tells every module and route at start, which helps nobody who runs the product. */
const TALKATIVE = new Set(['NestFactory', 'InstanceLoader', 'RoutesResolver', 'RouterExplorer', 'NestApplication']);
const INFO = 30;

/**
 * One JSON line a request. ERROR means that someone must act, so a client's mistake is only INFO; a good answer is DEBUG.
 * At a terminal the lines are set for reading. Cookies and credentials never reach the log, nor do query strings, which may hold what a customer typed.
 */
export const loggerModule = LoggerModule.forRootAsync({
  inject: [Config],
  useFactory: (config: Config) => ({
    pinoHttp: {
      level: config.logLevel,
      ...(process.stdout.isTTY ? { stream: pretty({ singleLine: true, ignore: 'pid,hostname' }) } : {}),
      hooks: {
        logMethod(args: Parameters<LogFn>, method: LogFn, level: number) {
          const [first] = args as unknown[];
          const context = typeof first === 'object' && first !== null && 'context' in first ? first.context : undefined;
          if (level !== INFO || !TALKATIVE.has(String(context))) method.apply(this, args);
        },
      },
      genReqId: (request: IncomingMessage) => requestIdOf(request),
      customLogLevel: (_request: IncomingMessage, response: ServerResponse, error?: Error) => {
        if (response.statusCode >= 500 || error !== undefined) return 'error';
        return response.statusCode >= 400 ? 'info' : 'debug';
      },
      redact: ['req.headers.cookie', 'req.headers.authorization', 'res.headers["set-cookie"]'],
      serializers: {
        req: (request: { id: unknown; method: unknown; url: string }) => ({
          id: request.id,
          method: request.method,
          path: request.url.split('?')[0],
        }),
        res: (response: { statusCode: unknown }) => ({ status: response.statusCode }),
      },
    },
  }),
});
