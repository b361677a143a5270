import { safeText } from '../text/safe-text.js';
import type { DigestContent, DigestCoverage } from './content.js';
import { coverageOf } from './coverage-part.js';
import type { DigestFacts, DigestRole, IncidentFact, MoneyFact } from './facts.js';
import { findingsOf } from './findings-part.js';
import { partnersOf, policiesOf, waitingOf } from './news-part.js';
import { daysOfWeek } from './week.js';
import { type Writer, writerFor } from './words.js';

/** Whose week it is, and how it is written. */
export interface DigestFrame {
  readonly week: string;
  readonly role: DigestRole;
  readonly organisation: string;
  readonly timeZone: string;
  readonly locale: string;
  /** The time of composing, from which ages are counted. */
  readonly now: Date;
}

/**
 * What a week amounts to for one role, on at most one screen: how much was looked at first, then at most three findings as
 * number -> likely cause -> action, then policies, partners and what waits. The same facts always give the same content.
 *
 * Throws RangeError for a week or time zone that does not exist.
 */
export function composeDigest(facts: DigestFacts, frame: DigestFrame): DigestContent {
  const { week, role, timeZone, locale } = frame;
  const write = writerFor(locale, timeZone);
  const days = daysOfWeek(week, timeZone);
  const coverage = coverageOf(facts, write);
  const findings = findingsOf(facts.incidents, coverage.seen, write);
  const waiting = waitingOf(facts.waiting, frame.now, write);
  return {
    week,
    role,
    organisation: safeText(frame.organisation, 60),
    timeZone,
    locale,
    startsOn: days[0]?.day ?? '',
    endsOn: days.at(-1)?.day ?? '',
    subject: subjectOf(facts, frame, coverage, write),
    preheader: `${coverage.summary} ${waiting.lines[0]?.text ?? waiting.summary}`,
    coverage,
    findings,
    policies: policiesOf(facts, write),
    partners: partnersOf(facts.partners, coverage.seen, write),
    waiting,
    weeks: facts.weeks.map(({ week: label, seen, misuse }) => ({ week: label, seen, misuse })),
  };
}

/**
 * How much was looked at, then what it showed: numbers and our own words only, so that no name of an ad, partner or brand
 * reaches a header. Of money the largest lower bound, because incidents overlap and their amounts do not add up.
 */
function subjectOf(facts: DigestFacts, { week, role }: DigestFrame, coverage: DigestCoverage, write: Writer): string {
  const label = `Week ${Number(week.slice(-2))}`;
  const { tone, seen, unseen } = coverage;
  if (tone === 'silent') return `${label}: nobody looked`;
  if (tone === 'blind') return `${label}: none of ${write.count(unseen, 'look')} could see`;
  const looked =
    unseen === 0
      ? write.count(seen, 'look')
      : `${write.number(seen)} of ${write.count(seen + unseen, 'look')} could see`;
  const misuse = facts.weeks.at(-1)?.misuse ?? 0;
  const whose = role === 'partner-manager' ? 'misuse by partners' : 'misuse';
  if (misuse === 0) return `${label}: ${looked}, no ${whose} seen in them`;
  const money = largestLow(facts.incidents);
  const risk = money === null ? '' : `, at least ${write.money(money.low, money.currency)} at risk`;
  return `${label}: ${looked}, ${whose} in ${write.number(misuse)} of them${risk}`;
}

function largestLow(incidents: readonly IncidentFact[]): MoneyFact | null {
  const amounts = incidents.flatMap(({ money }) => (money === null ? [] : [money]));
  if (new Set(amounts.map(({ currency }) => currency)).size !== 1) return null;
  return amounts.reduce((most, one) => (one.low > most.low ? one : most));
}
