import { customerHarmOf, nextStepOf } from '../detection/customer-harm.js';
import { type DigestContent, type DigestHeadline, MOST_HEADLINES } from './content.js';
import type { IncidentFact, MoneyFact } from './facts.js';
import { compared, named, namedParty, type Writer } from './words.js';
import { placeWords } from '../text/place-names.js';

/** How often an ad that is worth mentioning is shown, for the chance of having missed it: once in twenty searches. */
const RARE_AD = 1 / 20;

/** Case states in which something has been done and somebody else is to move. */
const UNDER_WAY: Readonly<Record<string, string>> = {
  filed: 'Filed; the answer is awaited',
  acknowledged: 'Filed and acknowledged; the answer is awaited',
  'action-taken': 'Action was taken; it is being verified',
  verifying: 'Action was taken; it is being verified',
  closed: 'Closed',
};

/**
 * At most three items in the shape number -> likely cause -> action. Money at risk leads by its lower bound; without it
 * the share of looks in which customers would have met the ad. How much was raised or clicked never leads.
 *
 * @param seen looks that could see the results page: "nothing found" is never said without them
 */
export function findingsOf(incidents: readonly IncidentFact[], seen: number, write: Writer): DigestContent['findings'] {
  const items = ranked(incidents);
  return {
    summary: items.length === 0 ? nothingFound(seen, write) : '',
    items: items.slice(0, MOST_HEADLINES).map((incident) => headlineOf(incident, write)),
    more: Math.max(0, items.length - MOST_HEADLINES),
  };
}

function nothingFound(seen: number, write: Writer): string {
  if (seen === 0) return 'No look could see a results page, so nobody knows whether there was misuse.';
  const missed = (1 - RARE_AD) ** seen;
  const odds =
    missed < 0.001 ? 'less than once in 1,000 times' : `about once in ${write.number(Math.round(1 / missed))} times`;
  const chance =
    missed > 0.5
      ? 'That is too few looks to conclude anything.'
      : `Independent looks, that many, miss an ad shown in one of 20 searches ${odds}.`;
  return `No misuse was seen in the ${write.count(seen, 'look')} that could see the results page. ${chance}`;
}

/** Amounts in different currencies are not compared; then the exposure decides. */
function ranked(incidents: readonly IncidentFact[]): readonly IncidentFact[] {
  const currencies = new Set(incidents.flatMap(({ money }) => (money === null ? [] : [money.currency])));
  const low = ({ money }: IncidentFact): number => (money === null ? -1 : currencies.size > 1 ? 0 : money.low);
  const grave = ({ verdict }: IncidentFact): number => (verdict === 'violation' ? 1 : 0);
  return incidents.toSorted(
    (a, b) => low(b) - low(a) || grave(b) - grave(a) || leastShare(b) - leastShare(a) || (a.id < b.id ? -1 : 1),
  );
}

/** Standard deviations of a one-sided 95 % bound. */
const Z = 1.645;

/** Lower bound of the share of looks (Wilson's score interval), so that one of one does not pass twelve of thirteen. */
function leastShare({ seenIn, lookedIn: n }: IncidentFact): number {
  if (n === 0) return 0;
  const p = seenIn / n;
  const spread = Z * Math.sqrt((p * (1 - p)) / n + (Z * Z) / (4 * n * n));
  return Math.max(0, (p + (Z * Z) / (2 * n) - spread) / (1 + (Z * Z) / n));
}

function headlineOf(incident: IncidentFact, write: Writer): DigestHeadline {
  const { action, taken } = actionOf(incident, write);
  return {
    number: numberOf(incident, write),
    cause: named(incident.explanation, 240),
    means: customerHarmOf(incident.violation).text,
    action,
    taken,
    link: incident.kind === 'case' ? `/cases/${incident.id}` : `/alerts/${incident.id}`,
  };
}

function numberOf(incident: IncidentFact, write: Writer): string {
  const exposure = exposureOf(incident, write);
  return incident.money === null ? `${exposure}.` : `${moneyWords(incident.money, write)}: ${exposure}.`;
}

/** In how many looks it stood; what aimed looks saw stands apart, because customers are not led to an ad as those are. */
function exposureOf(incident: IncidentFact, write: Writer): string {
  const { party, brand, engine, country, seenIn, lookedIn, seenBesides, seenBefore } = incident;
  const place = `for ${named(brand)}${placeWords(engine, country)}`;
  const because = seenBesides === 1 ? 'tells no share, because it went' : 'tell no share, because they went';
  const besides = `in ${write.count(seenBesides, 'look')} that ${because} where it was expected`;
  if (lookedIn === 0 && seenBesides > 0) return `${namedParty(party)} ${place}, ${besides}`;
  const share = `in ${write.number(seenIn)} of ${write.count(lookedIn, 'look')} ${place} (${compared(seenIn, seenBefore, write)})`;
  return `${namedParty(party)} ${share}${seenBesides === 0 ? '' : `; besides ${besides}`}`;
}

function moneyWords({ low, high, currency }: MoneyFact, write: Writer): string {
  return `At least ${write.money(low, currency)} at risk, perhaps ${write.money(high, currency)} (estimate)`;
}

function actionOf(incident: IncidentFact, write: Writer): { action: string; taken: boolean } {
  const { kind, state, done, number, action } = incident;
  const theCase = number === null ? '' : `Case ${number}: `;
  const underWay = kind === 'case' ? UNDER_WAY[state] : undefined;
  if (underWay !== undefined) {
    const when = done === null ? '' : ` (last step on ${write.dayOf(done.at)})`;
    return { action: `${theCase}${underWay}${when}.`, taken: true };
  }
  if (action !== null) {
    const text = `${theCase}${named(action.what, 140).replace(/\.$/u, '')} (${whoWords(action.who)}, by ${write.day(action.dueOn)}).`;
    return { action: text, taken: false };
  }
  if (kind === 'case') return { action: `${theCase}file it; the draft is filled from the record.`, taken: false };
  if (state === 'confirmed') return { action: 'Confirmed. Open a case to act on it.', taken: false };
  return {
    action: nextStepOf(incident.violation, incident.verdict, incident.relation),
    taken: false,
  };
}

function whoWords(who: string): string {
  return (
    { 'ppc-manager': 'PPC manager', 'partner-manager': 'partner manager', 'service-lead': 'service lead' }[who] ??
    named(who, 40)
  );
}
