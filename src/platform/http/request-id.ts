import { randomUUID } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';

/** Gives every request an id of our own making: a client's could forge log lines. It is answered as `X-Request-Id`. */
export function requestId(request: Request, response: Response, next: NextFunction): void {
  const id = randomUUID();
  Object.assign(request, { id });
  response.setHeader('X-Request-Id', id);
  next();
}

/** The id that `requestId` gave. */
export function requestIdOf(request: object): string {
  return 'id' in request && typeof request.id === 'string' ? request.id : '';
}
