import { createHash } from 'node:crypto';

/** Between parts; readable text, which is all that a portfolio holds, has no such character. */
const SEPARATOR = '\u001f';
/** Longer keys would not fit into an index. */
const LONGEST = 200;

/**
 * What an entry is recognised by within its parent. Case and width do not make two names of one, the order of a list
 * does not make two lists of one, and what is left out is the same as what is empty.
 */
export function naturalKey(...parts: readonly unknown[]): string {
  const key = parts.map(folded).join(SEPARATOR);
  return key.length <= LONGEST ? key : createHash('sha256').update(key).digest('hex');
}

/** True where nothing was given to recognise an entry by. */
export function isEmptyKeyPart(part: unknown): boolean {
  return folded(part) === '';
}

function folded(value: unknown): string {
  if (typeof value === 'string') return value.normalize('NFKC').toLowerCase().trim();
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return value.map(folded).sort().join('\t');
  if (typeof value !== 'object' || value === null) return '';
  return Object.entries(value)
    .filter(([, part]) => part !== null && part !== undefined)
    .map(([key, part]) => `${key}=${folded(part)}`)
    .sort()
    .join('\t');
}
