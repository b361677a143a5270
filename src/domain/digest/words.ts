import { toASCII } from 'tr46';
import { safeText } from '../text/safe-text.js';

/** Fewer than this is too small a base for more than the two numbers. */
const SMALL_BASE = 20;
const DAY_MS = 86_400_000;

/** Letters of scripts that run from right to left, which would draw the words around them along. */
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/**
 * Somebody else's words within a sentence: on one line, capped, without characters that hide or reorder, and isolated
 * (U+2068 … U+2069) where they run from right to left, so that they cannot turn the sentence around.
 */
export function named(text: string, longest = 60): string {
  const safe = safeText(text, longest);
  if (safe === '') return '(no name)';
  return RIGHT_TO_LEFT.test(safe) ? `\u2068${safe}\u2069` : safe;
}

/**
 * A party as it may be called: beside a name in other letters stands how the address is really written, because look-alikes
 * are the point of some of these names.
 */
export function namedParty(party: string): string {
  const plain = /^[\x20-\x7e]*$/.test(party) ? null : toASCII(party);
  return plain === null || plain === '' || plain === party ? named(party) : `${named(party)} (${named(plain)})`;
}

/** Numbers and days as the organisation's locale writes them; the sentences around them are English. */
export interface Writer {
  number(value: number): string;
  /** “1 look”, “1,204 looks”. */
  count(value: number, one: string, many?: string): string;
  /** A calendar day (`2026-11-16`) as “16 Nov 2026”. */
  day(day: string): string;
  /** The day of an instant in the organisation's time zone. */
  dayOf(instant: string): string;
  money(value: number, currency: string): string;
}

/** Unknown locales fall back to English rather than fail: a digest must go out. */
export function writerFor(locale: string, timeZone: string): Writer {
  const tag = usable(locale);
  const numbers = new Intl.NumberFormat(tag);
  const days = new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeZone: 'UTC' });
  const instants = new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeZone });
  const number = (value: number): string => numbers.format(value);
  return {
    number,
    count: (value, one, many = `${one}s`) => `${number(value)} ${value === 1 ? one : many}`,
    day: (day) => days.format(new Date(`${day}T00:00:00Z`)),
    dayOf: (instant) => instants.format(new Date(instant)),
    money: (value, currency) => moneyText(tag, value, currency),
  };
}

/** How a number compares with the week before, without a percentage: on small bases those only frighten. */
export function compared(now: number, before: number, write: Writer): string {
  const was = write.number(before);
  if (now === before) return 'as many as the week before';
  if (before === 0) return 'none the week before';
  if (now < SMALL_BASE || before < SMALL_BASE)
    return `${now > before ? 'up from' : 'down from'} ${was} the week before`;
  return `${ratioWords(now / before)} the week before, ${was}`;
}

/** How long ago, in whole days. */
export function age(since: string, now: Date): string {
  const days = Math.max(0, Math.floor((now.getTime() - Date.parse(since)) / DAY_MS));
  return days === 0 ? 'since today' : days === 1 ? 'for 1 day' : `for ${days} days`;
}

/** “a, b and c”. */
export function listed(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`;
}

function ratioWords(ratio: number): string {
  if (ratio >= 2.5) return 'more than twice as many as';
  if (ratio >= 1.75) return 'about twice as many as';
  if (ratio >= 1.1) return 'more than';
  if (ratio > 0.9) return 'about as many as';
  if (ratio > 0.6) return 'fewer than';
  return ratio > 0.4 ? 'about half as many as' : 'less than half as many as';
}

function moneyText(locale: string, value: number, currency: string): string {
  const rounded = roundedDown(value);
  try {
    return new Intl.NumberFormat(locale, { style: 'currency', currency, maximumFractionDigits: 0 }).format(rounded);
  } catch {
    return `${new Intl.NumberFormat(locale).format(rounded)} ${named(currency, 10)}`;
  }
}

/** Two significant digits are more than an estimate can carry; downwards, so that nothing is overstated. */
function roundedDown(value: number): number {
  if (value < 10) return Math.floor(value);
  const step = 10 ** (Math.floor(Math.log10(value)) - 1);
  return Math.floor(value / step) * step;
}

function usable(locale: string): string {
  try {
    return Intl.NumberFormat.supportedLocalesOf([locale])[0] ?? 'en';
  } catch {
    return 'en';
  }
}
