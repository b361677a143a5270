import type { IncomingMessage, ServerResponse } from 'node:http';
import { LoggerModule } from 'nestjs-pino';
import { Config } from '../config/config.js';
import { requestIdOf } from './request-id.js';

/**
 * One JSON line a request. ERROR means that someone must act, so a client's mistake is only INFO; a good answer is DEBUG.
 * Cookies and credentials never reach the log, nor do query strings, which may hold what a customer typed.
 */
export const loggerModule = LoggerModule.forRootAsync({
  inject: [Config],
  useFactory: (config: Config) => ({
    pinoHttp: {
      level: config.logLevel,
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
