import type { NextFunction, Request, Response } from 'express';
import { UserError } from '../errors/user-error.js';

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses a change that a browser sends on behalf of another site (CSRF). A browser states where a change comes from in
 * `Sec-Fetch-Site` and `Origin`; a client that states neither is no browser and carries nobody's cookies by accident. A
 * browser never adds a bearer token by itself, so a request that carries one was meant: that of an extension.
 *
 * @param publicUrl origin that people use when a proxy stands before the server; null compares with the `Host` header
 */
export function sameOrigin(publicUrl: string | null) {
  return (request: Request, _response: Response, next: NextFunction): void => {
    const isMeant = /^Bearer /i.test(request.headers.authorization ?? '');
    if (READS.has(request.method) || isMeant || comesFromHere(request, publicUrl)) next();
    else next(refusal());
  };
}

function comesFromHere(request: Request, publicUrl: string | null): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  const { origin, host } = request.headers;
  if (origin === undefined) return true;
  if (!URL.canParse(origin)) return false; // "null": a sandboxed frame or a privacy redirect
  return publicUrl === null ? new URL(origin).host === host : new URL(origin).origin === publicUrl;
}

function refusal(): UserError {
  return new UserError(
    'MW-ORIGIN',
    'This change was sent by a page of another address than the server answers at. Open the console at its own address; behind a proxy set PUBLIC_URL to it.',
    403,
  );
}
