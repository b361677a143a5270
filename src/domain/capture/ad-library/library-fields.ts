import type { CaptureReason } from '../capture.js';
import { type JsonRecord, isRecord, number, text } from '../json-fields.js';
import { readJson } from '../json-read.js';
import { instantOf } from '../reply-context.js';

/** A reply as an object, or why it is none. */
export function libraryReply(bytes: Uint8Array): { readonly reply: JsonRecord } | { readonly reason: CaptureReason } {
  const reading = readJson(bytes);
  if ('reason' in reading) return reading;
  if (isRecord(reading.value)) return { reply: reading.value };
  return notThisLibrary('The reply is a list or a single value');
}

/** What it says instead, as a reason. */
export function notThisLibrary(what: string): { readonly reason: CaptureReason } {
  return {
    reason: { code: 'not-this-library', message: `${what}, not a reply of this library of ads. Ask it again.` },
  };
}

export function libraryRefused(name: string, said: string): { readonly reason: CaptureReason } {
  return {
    reason: {
      code: 'provider-error',
      message: `${name} answered with an error: ${JSON.stringify(said.slice(0, 300))}.`,
    },
  };
}

/** Seconds of the first day that a library of ads could know, 1998-01-01, and of one that none can know, 2100-01-01. */
const EARLIEST_S = 883_612_800;
const LATEST_S = 4_102_444_800;

/**
 * When an ad was shown, as ISO 8601 in UTC: from seconds since 1970, a day, `2024-02-27 01:02:34 +00:00` or ISO. Null for
 * anything else and for years in which no library existed.
 */
export function shownAt(value: unknown): string | null {
  const seconds = number(value) ?? secondsOf(text(value));
  if (seconds === null || seconds < EARLIEST_S || seconds >= LATEST_S) return null;
  return new Date(Math.floor(seconds) * 1000).toISOString();
}

function secondsOf(written: string | null): number | null {
  if (written === null) return null;
  const day = /^\d{4}-\d{2}-\d{2}$/.test(written) ? `${written}T00:00:00Z` : written;
  const zoned = /T\d{2}:\d{2}:\d{2}(\.\d+)?$/.test(day) ? `${day}Z` : day;
  const instant = instantOf(zoned);
  return instant === null ? null : Date.parse(instant) / 1000;
}

/** A count that can be one: whole and not negative. A range such as `{ lower, upper }` gives its lower end. */
export function countOf(value: unknown): number | null {
  const given = isRecord(value) ? number(value['lower']) : number(value);
  return given !== null && Number.isSafeInteger(given) && given >= 0 && given < 2 ** 31 ? given : null;
}

/** `true` or `false`; null for everything else. */
export function flagOf(value: unknown): boolean | null {
  return typeof value === 'boolean' ? value : null;
}
