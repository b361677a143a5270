import { isUtf8 } from 'node:buffer';

/** Node reads headers as Latin-1; servers that do not encode their addresses send UTF-8. */
export function asUtf8(header: string): string {
  const bytes = Buffer.from(header, 'latin1');
  return isUtf8(bytes) ? bytes.toString('utf8') : header;
}
