import { z } from 'zod';
import { UserError } from '../errors/user-error.js';

/** How every refusal and failure is answered, as application/problem+json (RFC 9457). */
export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string().describe('Stable identifier, for example MW-NOT-FOUND'),
    detail: z.string().describe('What happened, where, and what to do'),
    requestId: z.string().describe('Names this request in the log'),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: 'Problem' });

export type Problem = z.infer<typeof problem>;

/** One field that is not as it should be. */
export interface FieldError {
  /** Where, in dots: `lines.0.until`; empty for the whole. */
  readonly path: string;
  readonly message: string;
}

/** More would help nobody, and a hostile body could make very many. */
const MOST_FIELD_ERRORS = 50;
/** In one sentence, for a terminal. */
const MOST_TOLD = 5;

/** Input that does not fit its schema, with every field that is wrong. */
export class InvalidInput extends UserError {
  readonly errors: readonly FieldError[];

  constructor(issues: readonly { readonly message: string; readonly path?: readonly unknown[] }[]) {
    const errors = issues
      .slice(0, MOST_FIELD_ERRORS)
      .map(({ path, message }) => ({ path: dotted(path ?? []), message }));
    const told = errors.slice(0, MOST_TOLD).map(({ path, message }) => (path === '' ? message : `${path}: ${message}`));
    super('MW-INVALID', ['The input is not valid.', told.join('; ')].join(' ').trim());
    this.errors = errors;
  }
}

function dotted(path: readonly unknown[]): string {
  return path
    .map((part) => (typeof part === 'object' && part !== null && 'key' in part ? String(part.key) : String(part)))
    .join('.');
}
