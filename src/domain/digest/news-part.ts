import { type DigestLine, type DigestSection, MOST_LISTED } from './content.js';
import type { DigestFacts, PartnerFact, WaitingFact } from './facts.js';
import { age, listed, named, type Writer } from './words.js';

/** Policies that say something new; what nobody sees, or what stood there before, is no news. */
export function policiesOf(facts: DigestFacts, write: Writer): DigestSection {
  const { policies, unreadPolicies } = facts;
  const unread = unreadPolicies.slice(0, MOST_LISTED).map(({ name, reason }) => ({
    text: `${named(name)} could not be read: ${named(reason, 120).replace(/\.$/u, '')}. Whether it changed is not known.`,
    link: '/policies',
  }));
  const news = policies.slice(0, MOST_LISTED).map((policy): DigestLine => {
    const words = `${write.count(policy.wordsAdded, 'word')} new, ${write.number(policy.wordsRemoved)} gone`;
    const text = `${named(policy.name)} changed on ${write.dayOf(policy.at)} (${words}): ${named(policy.summary, 160)}`;
    return { text, link: `/policies/${policy.documentId}` };
  });
  return {
    summary: policySummary(facts, write),
    lines: [...news, ...unread],
    more: Math.max(0, policies.length - MOST_LISTED) + Math.max(0, unreadPolicies.length - MOST_LISTED),
  };
}

function policySummary({ policies, policyDocuments, policiesRead }: DigestFacts, write: Writer): string {
  if (policyDocuments === 0) return 'No policy is tracked.';
  const tracked = write.count(policyDocuments, 'tracked policy', 'tracked policies');
  if (policies.length > 0) return `${write.count(policies.length, 'change')} in ${tracked}.`;
  if (policiesRead === 0) return `None of ${tracked} could be read in this week, so nothing can be said of changes.`;
  return policiesRead === policyDocuments
    ? `No change in ${tracked}.`
    : `No change in the ${write.number(policiesRead)} of ${tracked} that could be read.`;
}

/**
 * Partners with an agreement in force that keep to it; they deserve to be named. Whoever has something open is left out
 * rather than accused or praised, and a week without sight praises nobody.
 *
 * @param seen looks that could see the results page
 */
export function partnersOf(partners: readonly PartnerFact[], seen: number, write: Writer): DigestSection {
  if (partners.length === 0) return { summary: '', lines: [], more: 0 };
  const all = write.count(partners.length, 'partner with an agreement in force', 'partners with an agreement in force');
  if (seen === 0) {
    return { summary: `${all}; no look could see, so nothing can be said of them.`, lines: [], more: 0 };
  }
  // Whoever was seen and kept the rules comes first: it could have broken them.
  const loyal = partners
    .filter(({ confirmed, open }) => confirmed === 0 && open === 0)
    .toSorted((a, b) => b.seenIn - a.seenIn || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  const broke = partners.filter(({ confirmed }) => confirmed > 0).length;
  const open = partners.filter((partner) => partner.confirmed === 0 && partner.open > 0).length;
  const rest = [
    ...(broke > 0 ? [`${write.number(broke)} broke ${broke === 1 ? 'its' : 'their'} terms`] : []),
    ...(open > 0 ? [`${write.number(open)} ${open === 1 ? 'waits' : 'wait'} for a decision`] : []),
  ];
  return {
    summary: `Of ${all}, ${write.number(loyal.length)} kept the rules in ${write.count(seen, 'look')}${rest.length === 0 ? '' : `; ${listed(rest)}`}.`,
    lines: loyal.slice(0, MOST_LISTED).map((partner) => loyalLine(partner, write)),
    more: Math.max(0, loyal.length - MOST_LISTED),
  };
}

function loyalLine({ name, brand, since, seenIn }: PartnerFact, write: Writer): DigestLine {
  const agreed = since === null ? 'agreement in force' : `agreement since ${write.day(since)}`;
  const seen =
    seenIn === 0
      ? `not seen on ${named(brand)}’s queries`
      : `seen in ${write.count(seenIn, 'look')} on ${named(brand)}’s queries`;
  return { text: `${named(name)} (${agreed}): ${seen}, no violation confirmed in eight weeks.`, link: null };
}

/** What waits for this role's decision, with its age, and actions whose day has passed. */
export function waitingOf(facts: WaitingFact, now: Date, write: Writer): DigestSection {
  const waits = (count: number, one: string, many: string, oldest: string | null): string =>
    `${write.count(count, one, many)}${oldest === null ? '' : `, the oldest ${age(oldest, now)}`}.`;
  const lines: DigestLine[] = [];
  if (facts.alerts > 0) {
    const text = waits(facts.alerts, 'alert waits for a decision', 'alerts wait for a decision', facts.oldestAlertAt);
    lines.push({ text, link: '/alerts' });
  }
  if (facts.cases > 0) {
    const text = waits(
      facts.cases,
      'case waits for its next step',
      'cases wait for their next step',
      facts.oldestCaseAt,
    );
    lines.push({ text, link: '/cases' });
  }
  if (facts.filings > 0) {
    const text = `${write.count(facts.filings, 'notice')} did not arrive for certain; look and decide whether to send again.`;
    lines.push({ text, link: '/cases' });
  }
  const overdue = facts.actions.slice(0, MOST_LISTED).map(({ what, caseId, caseNumber, dueOn }) => ({
    text: `Overdue since ${write.day(dueOn)}: ${named(what, 120).replace(/\.$/u, '')} (case ${caseNumber}).`,
    link: `/cases/${caseId}`,
  }));
  lines.push(...overdue);
  const more = Math.max(0, facts.actions.length - MOST_LISTED);
  return { summary: lines.length === 0 ? 'Nothing waits for you.' : '', lines, more };
}
