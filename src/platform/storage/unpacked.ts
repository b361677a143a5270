import { createHash } from 'node:crypto';
import { UserError } from '../errors/user-error.js';
import { decompress } from './zstd.js';

/**
 * Bytes as they were received, from their packed form. Throws MW-RAW-DAMAGED (500) when they are not those of the hash: whatever
 * kept them changed them, and nothing that is derived from them would hold.
 */
export async function unpacked(
  { sha256, size }: { readonly sha256: string; readonly size: number },
  packed: Buffer,
): Promise<Buffer> {
  const bytes = await decompress(packed, size).catch(() => null);
  if (bytes !== null && createHash('sha256').update(bytes).digest('hex') === sha256) return bytes;
  throw new UserError(
    'MW-RAW-DAMAGED',
    `The raw bytes ${sha256} are no longer what was stored. Restore them from a copy.`,
    500,
  );
}

/** Bytes that are not where their row says. */
export interface MissingBytes {
  readonly sha256: string;
  /** The exact place. */
  readonly where: string;
}

export function missingBytes({ sha256, where }: MissingBytes): UserError {
  return new UserError(
    'MW-RAW-MISSING',
    `The raw bytes ${sha256} should be kept at ${where}, and are not there. Restore that folder or bucket from a copy.`,
    500,
  );
}
