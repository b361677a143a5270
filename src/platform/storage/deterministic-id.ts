import { createHash } from 'node:crypto';

/**
 * A UUID (version 8) that the same parts always give, so that a stage killed and run again writes the same rows. Parts are
 * told apart: ('ab', 'c') and ('a', 'bc') differ, and so do null and the empty string.
 */
export function deterministicId(...parts: readonly (string | number | null)[]): string {
  const hex = createHash('sha256').update(JSON.stringify(parts)).digest('hex');
  const variant = ((parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
