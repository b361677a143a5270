import type { DigestContent } from './content.js';
import type { DigestRole } from './facts.js';
import { writerFor } from './words.js';

/** What stands around the content: headings, in the order of the role, and the week's days. */
export const ROLE_WORDS: Readonly<Record<DigestRole, string>> = {
  'ppc-manager': 'PPC manager',
  'partner-manager': 'partner manager',
};

export const PART_TITLES = {
  coverage: 'How much was looked at',
  findings: 'What to know',
  policies: 'Policies that changed',
  partners: 'Partners that keep the rules',
  waiting: 'Waiting for you',
} as const;
export type ListPart = 'policies' | 'partners' | 'waiting';

/** After coverage and findings: each role reads first what is its own. */
export function listParts(role: DigestRole): readonly ListPart[] {
  return role === 'partner-manager' ? ['partners', 'policies', 'waiting'] : ['policies', 'partners', 'waiting'];
}

/** “16 Nov 2026 to 22 Nov 2026, Europe/Berlin”. */
export function weekWords({ startsOn, endsOn, locale, timeZone }: DigestContent): string {
  const write = writerFor(locale, timeZone);
  return `${write.day(startsOn)} to ${write.day(endsOn)}, ${timeZone}`;
}

/** “and 4 more”; empty for none. */
export function moreWords(more: number, locale: string): string {
  return more === 0 ? '' : `and ${new Intl.NumberFormat(locale).format(more)} more`;
}

/** What a link leads to, by its path in the console. */
export function linkWords(path: string): string {
  const [, screen = '', id] = path.split('/');
  const one = { alerts: 'Open the alert', cases: 'Open the case', policies: 'Read the change' }[screen];
  const all = {
    alerts: 'Open the alerts',
    cases: 'Open the cases',
    coverage: 'See the coverage',
    policies: 'See the policies',
    portfolio: 'See the portfolio',
  }[screen];
  return (id === undefined ? all : one) ?? 'Open it';
}
