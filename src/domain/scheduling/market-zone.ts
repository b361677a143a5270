/** The time zone that a market's schedule runs in, and how it is known. */
export interface MarketZone {
  /** IANA name. */
  readonly zone: string;
  /**
   * `stated`: the portfolio names it. `country`: the country has one. `largest`, `first`: the country has several, and this
   * is the one of its largest city, or only the first of the list. `utc`: none is known.
   */
  readonly basis: 'stated' | 'country' | 'largest' | 'first' | 'utc';
}

/** Zone of the largest city, for countries whose zones show different times and in which a market is likely. */
const LARGEST_CITY: Readonly<Record<string, string>> = {
  AR: 'America/Argentina/Buenos_Aires',
  AU: 'Australia/Sydney',
  BR: 'America/Sao_Paulo',
  CA: 'America/Toronto',
  CL: 'America/Santiago',
  CN: 'Asia/Shanghai',
  DE: 'Europe/Berlin',
  EC: 'America/Guayaquil',
  ES: 'Europe/Madrid',
  ID: 'Asia/Jakarta',
  KZ: 'Asia/Almaty',
  MX: 'America/Mexico_City',
  MY: 'Asia/Kuala_Lumpur',
  NZ: 'Pacific/Auckland',
  PT: 'Europe/Lisbon',
  RU: 'Europe/Moscow',
  UA: 'Europe/Kyiv',
  US: 'America/New_York',
};

/**
 * The time zone of a market: as the portfolio states it, else from its country by the time zone data that the runtime
 * carries (CLDR), UTC where neither tells.
 */
export function marketZone({ country, timeZone }: { country: string; timeZone?: string | null }): MarketZone {
  if (timeZone !== null && timeZone !== undefined && isTimeZone(timeZone)) return { zone: timeZone, basis: 'stated' };
  const zones = zonesOf(country);
  const [first] = zones;
  if (first === undefined) return { zone: 'UTC', basis: 'utc' };
  if (zones.length === 1) return { zone: first, basis: 'country' };
  const largest = LARGEST_CITY[country];
  return largest === undefined ? { zone: first, basis: 'first' } : { zone: largest, basis: 'largest' };
}

/** Whether the runtime knows a time zone of this name. */
export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

function zonesOf(country: string): readonly string[] {
  try {
    // The method is in the language's standard and in Node, and not yet in the library types of its year.
    const locale = new Intl.Locale(`und-${country}`) as Intl.Locale & { getTimeZones?: () => string[] | undefined };
    return locale.getTimeZones?.() ?? [];
  } catch {
    return [];
  }
}
