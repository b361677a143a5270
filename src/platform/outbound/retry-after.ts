import { DateTime } from 'luxon';

/** No server may send us away for longer; a durable queue would otherwise sleep for as long as a stranger likes. */
const LONGEST_MS = 24 * 60 * 60 * 1000;

/**
 * The instant that a `Retry-After` header names, in seconds or as a date (RFC 9110, 10.2.3): never before `now`, never
 * more than a day after it. Null where there is none or it says neither.
 */
export function retryAfter(header: string | undefined, now: Date): Date | null {
  const text = header?.trim() ?? '';
  if (text === '') return null;
  const asked = /^\d+$/.test(text) ? now.getTime() + Number(text) * 1000 : DateTime.fromHTTP(text).toMillis();
  if (Number.isNaN(asked)) return null;
  return new Date(Math.min(Math.max(asked, now.getTime()), now.getTime() + LONGEST_MS));
}
