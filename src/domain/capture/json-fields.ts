/** Reading plain values whose shape nobody vouches for: every reader answers null or empty for what is not there. */

export type JsonRecord = Readonly<Record<string, unknown>>;

/** Longest text kept of one field, in UTF-16 units; no engine shows an ad text that comes near. */
export const MAX_TEXT = 2_000;

export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function record(value: unknown): JsonRecord | null {
  return isRecord(value) ? value : null;
}

export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [];
}

export function records(value: unknown): readonly JsonRecord[] {
  return list(value).filter(isRecord);
}

/** The text with white space collapsed; numbers count as text. Null when there is nothing to show. */
export function text(value: unknown): string | null {
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : null;
  if (typeof value !== 'string') return null;
  const shown = cut(
    value
      .slice(0, MAX_TEXT * 4)
      .replace(/\s+/g, ' ')
      .trim(),
  );
  return shown === '' ? null : shown;
}

/** First of the named fields that holds a text. */
export function firstText(from: JsonRecord | null, ...names: readonly string[]): string | null {
  for (const name of names) {
    const found = text(from?.[name]);
    if (found !== null) return found;
  }
  return null;
}

/** An address as written, white space around it apart; not cut, because half an address leads elsewhere. */
export function address(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const written = value.trim();
  return written === '' || written.length > 65_536 ? null : written;
}

export function number(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

function cut(value: string): string {
  if (value.length <= MAX_TEXT) return value;
  const splitsPair = /[\ud800-\udbff]/.test(value.charAt(MAX_TEXT - 1));
  return value.slice(0, splitsPair ? MAX_TEXT - 1 : MAX_TEXT);
}
