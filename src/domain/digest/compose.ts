import { safeText } from '../text/safe-text.js';
import type { DigestContent } from './content.js';
import { coverageOf } from './coverage-part.js';
import type { DigestFacts, DigestRole } from './facts.js';
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
    subject: subjectOf(week, coverage, findings, write),
    preheader: `${coverage.summary} ${waiting.lines[0]?.text ?? waiting.summary}`,
    coverage,
    findings,
    policies: policiesOf(facts, write),
    partners: partnersOf(facts.partners, coverage.seen, write),
    waiting,
    weeks: facts.weeks.map(({ week: label, seen, misuse }) => ({ week: label, seen, misuse })),
  };
}

/** Numbers and our own words only: no name of an ad, partner or brand reaches a header. */
function subjectOf(
  week: string,
  { tone, seen, unseen }: DigestContent['coverage'],
  findings: DigestContent['findings'],
  write: Writer,
): string {
  const label = `Week ${Number(week.slice(-2))}`;
  if (tone === 'silent') return `${label}: nobody looked`;
  if (tone === 'blind') return `${label}: none of ${write.count(unseen, 'look')} could see`;
  const found = findings.items.length + findings.more;
  const looked =
    unseen === 0
      ? write.count(seen, 'look')
      : `${write.number(seen)} of ${write.count(seen + unseen, 'look')} could see`;
  return `${label}: ${looked}, ${found === 0 ? 'no misuse seen in them' : write.count(found, 'thing to know', 'things to know')}`;
}
