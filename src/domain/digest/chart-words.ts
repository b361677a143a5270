import type { DigestContent } from './content.js';
import { type Writer, writerFor } from './words.js';

/** What each chart shows, as a title and in a sentence that says the same numbers to whoever does not see it. */
export interface ChartWords {
  readonly title: string;
  readonly alternative: string;
}

/** Looks of each day of the week, by whether they could see. */
export function coverageChartWords({ coverage, locale, timeZone }: DigestContent): ChartWords {
  const write = writerFor(locale, timeZone);
  const days = coverage.days.map(({ day, seen, unseen }) => {
    if (seen + unseen === 0) return `${weekday(day)} nobody looked`;
    return `${weekday(day)} ${write.number(seen)}${unseen === 0 ? '' : ` and ${write.number(unseen)} that could not see`}`;
  });
  return { title: 'Looks that could see, by day', alternative: `Looks that could see, by day: ${days.join('; ')}.` };
}

/** Looks of each of the last weeks in which misuse was seen, beside how many could see. */
export function misuseChartWords({ weeks, locale, timeZone }: DigestContent): ChartWords {
  const write = writerFor(locale, timeZone);
  const said = weeks.map(({ week, seen, misuse }) => `${weekLabel(week)} ${misuseWords(seen, misuse, write)}`);
  return {
    title: 'Looks in which misuse was seen, by week',
    alternative: `Looks in which misuse was seen, by week: ${said.join('; ')}.`,
  };
}

/** “Mon”; the copy is English, whatever the locale of its numbers. */
export function weekday(day: string): string {
  return new Intl.DateTimeFormat('en', { weekday: 'short', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
}

/** “W47”. */
export function weekLabel(week: string): string {
  return week.slice(5);
}

/** A week without sight has no number, because none would be true. */
function misuseWords(seen: number, misuse: number, write: Writer): string {
  return seen === 0 ? 'no look could see' : `${write.number(misuse)} of ${write.number(seen)}`;
}
