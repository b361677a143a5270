import { z } from 'zod';
import { CHOOSING_SCHEDULES, isChoosing } from '../domain/scheduling/choosing-schedules.js';
import { isTimeZone } from '../domain/scheduling/market-zone.js';
import { COUNTRIES, OFTEN_MEANT } from './country-codes.js';
import { cronFault } from './cron-schedule.js';
import { domainMeant, normalisedDomain } from './domain-name-field.js';
import { nearest } from './portfolio-problem.js';

/**
 * The leaves of the portfolio file. Each one's error text says what would be right ("a country code such as DE"); what
 * the file has instead, and where, is added by the reader.
 */

type Right = string | ((input: unknown) => string);
const says = (right: Right) => ({
  error: (issue: { input?: unknown }) => (typeof right === 'string' ? right : right(issue.input)),
});

/** A text of 1 to `longest` UTF-16 units. */
export const words = (right: string, longest = 200) =>
  z
    .string(says(right))
    .min(1, says(right))
    .max(longest, says(`${right}, of at most ${longest} characters`));

/** One of a closed list; `named` is what an error lists, where some words are only tolerated. */
export function oneOf<const T extends readonly string[]>(known: T, named: readonly string[] = known) {
  return z.enum(
    known,
    says((input) => `one of ${named.join(', ')}${suggestion(input, named)}`),
  );
}

/** A group of keys in which no other key may stand. Its error text is the list of its keys. */
export const group = <T extends z.core.$ZodShape>(shape: T) =>
  z.strictObject(shape, says(Object.keys(shape).join(', ')));

/** A field that may be left out or left empty; null then. */
export const optional = <T extends z.ZodType>(schema: T) => schema.nullish().transform((value) => value ?? null);

/** A list that may be left out or left empty. */
export const listOf = <T extends z.ZodType>(item: T, right: string) =>
  z
    .array(item, says(right))
    .nullish()
    .transform((value): z.output<T>[] => value ?? []);

/** A list that may be left out, which is not the same as an empty one; null then. */
export const ownList = <T extends z.ZodType>(item: T, right: string) => optional(z.array(item, says(right)));

/** A list with at least one item. */
export const someOf = <T extends z.ZodType>(item: T, right: string) => z.array(item, says(right)).min(1, says(right));

/** A domain name, in any case or form; lower case and Unicode once read. */
export const domainName = z
  .string(says('a domain name such as nordlicht.example'))
  .refine((text) => normalisedDomain(text) !== null, says(rightDomain))
  .transform((text) => normalisedDomain(text) ?? text);

/** A calendar day (ISO 8601). */
export const day = z
  .string(says('a day such as 2026-01-31'))
  .regex(/^\d{4}-\d{2}-\d{2}$/, says('a day such as 2026-01-31'))
  .refine(isRealDay, says('a day of the calendar such as 2026-01-31'));

export const country = z.string(says(rightCountry)).refine((code) => COUNTRIES.has(code), says(rightCountry));

/** Where a right holds or a clause applies: a country or the European Union. */
export const territory = z.string(says((input) => `${rightCountry(input)}, or EU`)).refine(
  (code) => code === 'EU' || COUNTRIES.has(code),
  says((input) => `${rightCountry(input)}, or EU`),
);

/** BCP 47, with a primary language that exists. */
export const language = z
  .string(says('a language code (BCP 47) such as de or pt-BR'))
  .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, says('a language code (BCP 47) such as de or pt-BR'))
  .refine(isLanguage, says('a language code (BCP 47) such as de, ja or pt-BR'));

/** Nice classification, goods 1 to 34 and services 35 to 45. */
export const niceClass = z
  .int(says('a Nice class from 1 to 45'))
  .min(1, says('a Nice class from 1 to 45'))
  .max(45, says('a Nice class from 1 to 45'));

export const office = z.string(says('the office in capitals, such as EUIPO, USPTO, WIPO or DPMA')).regex(
  /^[A-Z][A-Z0-9 .-]{1,29}$/,
  says((input) => rightOffice(input)),
);

export const webAddress = z
  .string(says('an address that starts with https:// or http://'))
  .max(2000, says('an address of at most 2000 characters'))
  .regex(/^https?:\/\/[^\s/]+/i, says('an address that starts with https:// or http://'));

/** A cron expression, or a word for a schedule that chooses its looks itself. */
export const schedule = z
  .string(says(rightSchedule(undefined)))
  .refine((text) => isChoosing(text) || cronFault(text) === null, says(rightSchedule));

/** A whole number of looks; ten thousand a day is a look in nine seconds. */
export const looksADay = z
  .int(says('a whole number of looks a day such as 40'))
  .min(1, says('a whole number of looks a day, 1 or more'))
  .max(10_000, says('a whole number of looks a day, at most 10000'));

/** Breaches that a person confirmed. */
export const strikes = z
  .int(says('a whole number of strikes such as 2'))
  .min(1, says('a whole number of strikes, 1 or more'))
  .max(100, says('a whole number of strikes, at most 100'));

/** Time to mend what a strike was for. */
export const graceDays = z
  .int(says('a whole number of days such as 14'))
  .min(0, says('a whole number of days, 0 or more'))
  .max(365, says('a whole number of days, at most 365'));

/** How long a strike counts. */
export const lapseDays = z
  .int(says('a whole number of days such as 365'))
  .min(1, says('a whole number of days, 1 or more'))
  .max(3650, says('a whole number of days, at most 3650'));

/** Of a hundred looks. Past half of them a second schedule would be the honest name. */
export const crossCheck = z
  .int(says('a whole number of looks in a hundred such as 5'))
  .min(0, says('a whole number of looks in a hundred, 0 to 50'))
  .max(50, says('a whole number of looks in a hundred, 0 to 50'));

/** A number of at least nought, and small enough to be multiplied with others. */
export const quantity = z
  .number(says('a number such as 2.5'))
  .min(0, says('a number that is not below 0'))
  .max(1e12, says('a number of at most a million million'));

/** An IANA time zone that the runtime knows. */
export const timeZone = z
  .string(says('an IANA time zone such as Europe/Berlin'))
  .refine((name) => isTimeZone(name), says('an IANA time zone such as Europe/Berlin'));

/** A whole number of looks, nought included; a billion is beyond any plan and still fits the database. */
export const looksAMonth = z
  .int(says('a whole number of looks such as 3000'))
  .min(0, says('a whole number of looks, 0 or more'))
  .max(1_000_000_000, says('a whole number of looks, at most a billion'));

const FOREVER = 'forever';

/** Days that something is kept, at least so many, or `forever`, which is 0 once read. A hundred years are `forever`. */
export const keptDays = (least: number) => {
  const right = says(`a whole number of days from ${least} to 36500, or ${FOREVER}`);
  return z.union(
    [z.int(right).min(least, right).max(36_500, right), z.literal(FOREVER, right).transform(() => 0)],
    right,
  );
};

/** US dollars a month; nought stops everything. */
export const usdAMonth = z
  .number(says('US dollars such as 50'))
  .min(0, says('US dollars, 0 or more'))
  .max(10_000_000, says('US dollars, at most ten million'));

/** US dollars a look; the cheapest plans that are published cost a few ten-thousandths. */
export const usdALook = z
  .number(says('US dollars a look such as 0.01'))
  .min(0.000_001, says('US dollars a look, at least a millionth'))
  .max(100, says('US dollars a look, at most 100'));

/** A number that a promise is measured by. */
export const bound = z.number(says('a number such as 30'));

function suggestion(input: unknown, known: readonly string[]): string {
  const near = typeof input === 'string' ? nearest(input, known) : null;
  return near ? ` (did you mean ${near}?)` : '';
}

function rightDomain(input: unknown): string {
  const meant = typeof input === 'string' ? domainMeant(input) : null;
  return meant ? `the domain alone, ${meant}` : 'a domain name that one party can own, such as nordlicht.example';
}

function rightCountry(input: unknown): string {
  const upper = typeof input === 'string' ? input.toUpperCase() : '';
  const meant = OFTEN_MEANT[upper] ?? (COUNTRIES.has(upper) ? upper : null);
  return `a country code (ISO 3166-1 alpha-2, capitals) such as DE${meant ? ` (did you mean ${meant}?)` : ''}`;
}

function rightOffice(input: unknown): string {
  const upper = typeof input === 'string' && /^[a-z0-9 .-]{2,30}$/i.test(input) ? input.toUpperCase() : null;
  return upper ? `the office in capitals, ${upper}` : 'the office in capitals, such as EUIPO, USPTO, WIPO or DPMA';
}

function rightSchedule(input: unknown): string {
  const word = typeof input === 'string' ? nearest(input, CHOOSING_SCHEDULES) : null;
  if (word !== null) return `a cron expression, adaptive or uniform (did you mean ${word}?)`;
  const fault = typeof input === 'string' ? cronFault(input) : null;
  const right = 'a cron expression of five fields (minute, hour, day, month, weekday) such as 0 */6 * * *';
  // Whoever wrote five fields meant times.
  if (typeof input === 'string' && input.trim().split(/\s+/).length === 5 && fault) return `${right}: ${fault}`;
  return `${right}, or adaptive or uniform${fault ? `: ${fault}` : ''}`;
}

function isRealDay(text: string): boolean {
  const instant = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text) && text >= '1800-01-01';
}

function isLanguage(tag: string): boolean {
  try {
    const { language: primary } = new Intl.Locale(tag);
    return new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' }).of(primary) !== undefined;
  } catch {
    return false;
  }
}
