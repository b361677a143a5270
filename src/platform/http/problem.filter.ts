import { STATUS_CODES } from 'node:http';
import {
  type ArgumentsHost,
  Catch,
  type ExceptionFilter,
  HttpException,
  Logger,
  NotFoundException,
} from '@nestjs/common';
import type { Request, Response } from 'express';
import { QueryFailedError } from 'typeorm';
import { z } from 'zod';
import { UserError } from '../errors/user-error.js';
import { type FieldError, InvalidInput, type Problem } from './problem.js';
import { requestIdOf } from './request-id.js';

interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly errors?: readonly FieldError[];
}

const CODES: Readonly<Record<number, string>> = {
  400: 'MW-INVALID',
  401: 'MW-SIGN-IN',
  403: 'MW-FORBIDDEN',
  404: 'MW-NOT-FOUND',
  405: 'MW-METHOD',
  413: 'MW-TOO-LARGE',
  415: 'MW-MEDIA-TYPE',
  429: 'MW-TOO-MANY',
  503: 'MW-AWAY',
};

/** Answers every error as problem+json. Only what the server itself got wrong is logged as an error; no stack leaves it. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  readonly #log = new Logger('http');

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<Request>();
    const response = host.switchToHttp().getResponse<Response>();
    const refusal = refusalOf(error);
    if (refusal.status >= 500) this.#log.error({ err: error, requestId: requestIdOf(request), code: refusal.code });
    if (response.headersSent) {
      response.destroy();
      return;
    }
    const problem: Problem = {
      type: 'about:blank',
      title: STATUS_CODES[refusal.status] ?? 'Error',
      status: refusal.status,
      code: refusal.code,
      detail: refusal.detail,
      requestId: requestIdOf(request),
      ...(refusal.errors === undefined ? {} : { errors: [...refusal.errors] }),
    };
    response.status(refusal.status).type('application/problem+json').send(JSON.stringify(problem));
  }
}

/** What a person is told about an error. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof InvalidInput)
    return { status: 400, code: error.code, detail: error.message, errors: error.errors };
  if (error instanceof UserError) return { status: error.status, code: error.code, detail: error.message };
  if (error instanceof z.ZodError) return refusalOf(new InvalidInput(error.issues));
  if (error instanceof NotFoundException && error.message.startsWith('Cannot ')) {
    return ofStatus(404, `There is nothing at ${error.message.slice('Cannot '.length)}.`);
  }
  if (error instanceof HttpException) return ofStatus(error.getStatus(), error.message);
  return ofDatabase(error) ?? ofMiddleware(error) ?? internal();
}

function ofStatus(status: number, detail: string): Refusal {
  return status >= 500 && status !== 503 ? internal() : { status, code: CODES[status] ?? 'MW-REFUSED', detail };
}

/** Body readers mark a client's mistake with a status of their own and `expose`. */
function ofMiddleware(error: unknown): Refusal | null {
  if (!(error instanceof Error) || !('status' in error) || typeof error.status !== 'number') return null;
  return error.status >= 400 && error.status < 500 ? ofStatus(error.status, error.message) : null;
}

/** PostgreSQL's class 22 is data that no column can hold (a NUL, a lone surrogate), class 08 and 57P a lost server. */
function ofDatabase(error: unknown): Refusal | null {
  const cause: unknown = error instanceof QueryFailedError ? error.driverError : error;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  if (code === '22021' || code === '22P05') {
    return {
      status: 400,
      code: 'MW-INVALID',
      detail: 'The input holds a character that cannot be stored, such as NUL.',
    };
  }
  if (/^(08...|57P..|ECONNREFUSED|ECONNRESET)$/.test(code)) {
    return { status: 503, code: 'MW-DB-AWAY', detail: 'The database does not answer. Try again in a moment.' };
  }
  return null;
}

function internal(): Refusal {
  return {
    status: 500,
    code: 'MW-INTERNAL',
    detail: 'Something went wrong in the server. Its log holds the reason under this request id.',
  };
}
