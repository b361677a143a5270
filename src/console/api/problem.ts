/** An answer that the server refused, or none at all, in the one shape that screens show. */
export class ApiProblem extends Error {
  constructor(
    /** Stable identifier, for example `MW-ALERT-CHANGED`. */
    readonly code: string,
    /** What happened and what to do, for people. */
    readonly detail: string,
    /** HTTP status; 0 when no answer came. */
    readonly status: number,
    /** Finds the request in the server's log; null when no answer came. */
    readonly requestId: string | null,
    /** What is wrong with which part of the request. */
    readonly errors: readonly string[] = [],
  ) {
    super(`${code}: ${detail}`);
    this.name = 'ApiProblem';
  }
}

type Fields = Record<string, unknown>;

/** Reads problem+json, the sign-in library's `{ code, message }`, or anything else that a proxy may have put there. */
export function problemOf(status: number, body: unknown, requestId: string | null): ApiProblem {
  const fields: Fields = typeof body === 'object' && body !== null ? (body as Fields) : {};
  const text = (key: string): string | null => (typeof fields[key] === 'string' ? fields[key] : null);
  return new ApiProblem(
    text('code') ?? `HTTP-${status}`,
    text('detail') ?? text('message') ?? text('title') ?? wordsOf(status),
    status,
    text('requestId') ?? requestId,
    Array.isArray(fields['errors']) ? fields['errors'].map(errorText) : [],
  );
}

function errorText(error: unknown): string {
  if (typeof error === 'string') return error;
  if (typeof error !== 'object' || error === null) return JSON.stringify(error);
  const { path, message } = error as Fields;
  const where = Array.isArray(path) ? path.join('.') : typeof path === 'string' ? path : '';
  const what = typeof message === 'string' ? message : JSON.stringify(error);
  return where === '' ? what : `${where}: ${what}`;
}

function wordsOf(status: number): string {
  if (status === 413) return 'The server refused the request because it is too large. Send fewer or smaller files.';
  if (status === 429) return 'Too many attempts. Wait a minute, then try again.';
  if (status >= 500) return 'The server could not answer. Try again; if it stays so, look at the server log.';
  return 'The server refused the request.';
}
