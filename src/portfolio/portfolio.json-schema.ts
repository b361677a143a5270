import { z } from 'zod';
import type { TerminalIo } from '../platform/terminal-io.js';
import { portfolioSchema } from './portfolio.schema.js';

/**
 * The portfolio file as JSON Schema, for editors. It says less than the check does: that a domain is one or that a day
 * exists has no words in JSON Schema. Draft 7, because editors' YAML support stops there.
 */
export function portfolioJsonSchema(): object {
  return z.toJSONSchema(portfolioSchema, { io: 'input', target: 'draft-7', unrepresentable: 'any' });
}

/** `markwarden portfolio schema`: prints what docs/portfolio.schema.json must be. */
export function runPortfolioSchema(io: TerminalIo): number {
  io.out(JSON.stringify(portfolioJsonSchema(), null, 2));
  return 0;
}
