const ISO = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?\s?(Z|UTC|[+-]\d\d:?\d\d)?)?$/i;

/**
 * Reads an instant that a person or a file states in ISO 8601: a day of the calendar, or a day and a time. Without an
 * offset it is UTC, so that the same file means the same on every machine. Returns null for anything else, a day that
 * the calendar lacks included.
 */
export function statedInstant(text: string): Date | null {
  const match = ISO.exec(text.trim());
  if (match === null) return null;
  const [, year = '', month = '', day = '', hour = '00', minute = '00', second = '00', fraction = '0', zone = 'Z'] =
    match;
  const midnight = new Date(`${year}-${month}-${day}T00:00:00Z`);
  // The engine reads 30 February as 2 March.
  if (Number.isNaN(midnight.getTime()) || midnight.getUTCDate() !== Number(day)) return null;
  const offset = /^(Z|UTC)$/i.test(zone) ? 'Z' : `${zone.slice(0, 3)}:${zone.slice(-2)}`;
  const milliseconds = fraction.slice(0, 3).padEnd(3, '0');
  const instant = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}.${milliseconds}${offset}`);
  return Number.isNaN(instant.getTime()) ? null : instant;
}
