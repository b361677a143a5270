/** Numbers, dates and plurals in the reader's own locale. */

const dates = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' });
const instants = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const days = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone: 'UTC' });
const relative = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto', style: 'long' });
const numbers = new Intl.NumberFormat(undefined);
const percents = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 0 });
// The copy is English, so its plural forms are English ones whatever the reader's locale.
const plurals = new Intl.PluralRules('en');
const lists = new Intl.ListFormat('en', { type: 'conjunction' });

const UNITS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 365 * 86_400],
  ['month', 30 * 86_400],
  ['week', 7 * 86_400],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

const valid = (iso: string): Date | null => {
  const date = new Date(iso);
  return Number.isNaN(date.getTime()) ? null : date;
};

/** An instant as date and time in the reader's zone. */
export function formatInstant(iso: string): string {
  const date = valid(iso);
  return date === null ? iso : instants.format(date);
}

export function formatDate(iso: string): string {
  const date = valid(iso);
  return date === null ? iso : dates.format(date);
}

/** A calendar day (`2026-01-01`), which has no zone and must not slip to the day before. */
export function formatDay(day: string): string {
  const date = valid(day);
  return date === null ? day : days.format(date);
}

/** “3 hours ago”. */
export function formatAgo(iso: string, now: number = Date.now()): string {
  const date = valid(iso);
  if (date === null) return iso;
  const seconds = Math.round((date.getTime() - now) / 1000);
  const [unit, size] = UNITS.find(([, length]) => Math.abs(seconds) >= length) ?? ['second', 1];
  return relative.format(Math.trunc(seconds / size), unit);
}

export function formatNumber(value: number): string {
  return numbers.format(value);
}

const USD = { style: 'currency', currency: 'USD', currencyDisplay: 'code' } as const;
const dollars = new Intl.NumberFormat('en-GB', USD);
const partsOfDollars = new Intl.NumberFormat('en-GB', { ...USD, maximumFractionDigits: 6 });

/** 12.5 as “USD 12.50”, 0.0005 as “USD 0.0005”: a look costs less than a cent. */
export function formatUsd(value: number): string {
  return (value >= 1 ? dollars : partsOfDollars).format(value);
}

/** 0.92 as “92 %”, in the reader's way of writing it. */
export function formatPercent(share: number): string {
  return percents.format(share);
}

/** “1 alert”, “1,204 alerts”. */
export function count(value: number, one: string, many = `${one}s`): string {
  return `${formatNumber(value)} ${plurals.select(value) === 'one' ? one : many}`;
}

/** “a, b, and c”. */
export function listed(items: readonly string[]): string {
  return lists.format(items);
}

/** How sure a finding is, in words. */
export function confidenceWords(confidence: number): string {
  if (confidence >= 0.9) return 'Very likely';
  if (confidence >= 0.7) return 'Likely';
  if (confidence >= 0.5) return 'Possible';
  return 'Uncertain';
}

let regions: Intl.DisplayNames | null = null;
/** “DE” as “Germany”; anything that is no country code as it is. */
export function countryName(code: string): string {
  try {
    regions ??= new Intl.DisplayNames(undefined, { type: 'region' });
    return regions.of(code) ?? code;
  } catch {
    return code;
  }
}

const SIZES = [
  ['megabyte', 1_000_000],
  ['kilobyte', 1_000],
  ['byte', 1],
] as const;

/** A size in the largest unit of which there is at least one. */
export function formatBytes(bytes: number): string {
  const [unit, size] = SIZES.find(([, length]) => bytes >= length) ?? SIZES[2];
  return new Intl.NumberFormat(undefined, {
    style: 'unit',
    unit,
    maximumFractionDigits: 1,
  }).format(bytes / size);
}
