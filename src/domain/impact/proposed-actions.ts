import { DateTime } from 'luxon';
import { placeWords } from '../text/place-names.js';
import { safeText } from '../text/safe-text.js';
import { engineNames, type NoteFacts, pagesWith, partyName } from './note-facts.js';

/** Who acts: the roles that a note can ask something of. */
export const ACTION_ROLES = ['ppc-manager', 'partner-manager', 'service-lead', 'legal'] as const;
export type ActionRole = (typeof ACTION_ROLES)[number];

export interface ProposedAction {
  readonly who: ActionRole;
  readonly what: string;
  /** ISO date, a weekday. */
  readonly dueOn: string;
}

/** Violations of which an engine takes complaints, because the mark or a false claim stands in the ad itself. */
const FOR_THE_ENGINE = ['tm_copy', 'competitor_copy', 'tm_display_url', 'false_affiliation', 'impersonation'];
/** Violations after which customers turn to the brand. */
const FOR_THE_SERVICE = ['lookalike_domain', 'impersonation', 'false_affiliation', 'promise_conflict', 'tm_plus'];

/**
 * What to do, within what the brand itself controls: its own ads, its agreements, its service, and what it files. At least
 * one action, whatever was seen; at most four, one a role.
 */
export function proposedActions(facts: NoteFacts): ProposedAction[] {
  const party = partyName(facts);
  const accused = facts.lines
    .filter((line) => line.verdict !== 'appearance')
    .map(({ violation }) => violation as string);
  const has = (codes: readonly string[]): boolean => accused.some((code) => codes.includes(code));
  const where = facts.markets.map((m) => `${engineNames(m.engines)}${placeWords(null, m.market)}`).join('; ');
  const place = where === '' ? '' : ` on ${where}`;
  const partner = facts.party.relation === 'affiliate' || facts.party.relation === 'reseller';
  const clause = facts.lines.find((line) => line.clause !== null)?.clause ?? null;
  const actions: ProposedAction[] = [];
  const propose = (who: ActionRole, inDays: number, what: string): void => {
    actions.push({ who, what, dueOn: weekdayIn(facts.today, inDays) });
  };

  if (partner) {
    const quoted = clause === null ? '' : `, quote ${safeText(clause, 80)}`;
    propose(
      'partner-manager',
      3,
      `Write to ${party}${quoted}, ask for a negative keyword or a changed ad, and set a date for the answer.`,
    );
  }
  if (has(FOR_THE_ENGINE) && !partner) {
    propose('legal', 5, `Check the registration and file the complaint about ${party}${place}.`);
  } else if (has(['lookalike_domain'])) {
    propose(
      'legal',
      5,
      `Save the site of ${party} as evidence and decide between the registrar and a domain complaint.`,
    );
  }
  if (pagesWith(facts, 'no-own-ad', 'own-ad-below') > 0) {
    const missing = pagesWith(facts, 'no-own-ad') > 0;
    propose(
      'ppc-manager',
      2,
      missing
        ? `Find out why the brand’s own ad was missing${place} (budget, hours, disapproval) and show it on brand searches.`
        : `Check bid and quality of the brand’s own ad${place}, so that it stands above ${party}.`,
    );
  }
  if (has(FOR_THE_SERVICE)) {
    propose(
      'service-lead',
      2,
      `Tell the team what customers of ${party} may ask, what to answer, and to note such contacts.`,
    );
  }
  if (actions.length === 0) {
    propose(
      'ppc-manager',
      7,
      `Check that the brand’s own ad stands above ${party}${place}, and look again at how often it is shown.`,
    );
  }
  return actions;
}

/** The first weekday (Monday to Friday) at least so many days after a day. */
function weekdayIn(today: string, days: number): string {
  const date = DateTime.fromISO(today, { zone: 'utc' }).plus({ days });
  const shift = date.weekday > 5 ? 8 - date.weekday : 0;
  return date.plus({ days: shift }).toFormat('yyyy-MM-dd');
}
