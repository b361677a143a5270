import type { CaseRow } from '../api/generated/types.gen.js';
import { caseNeeds } from '../overview/case-needs.js';
import { count } from '../words/format.js';

/** What a case of the list needs next, in one sentence. */
export function needsOf(row: Pick<CaseRow, 'state' | 'filings' | 'dismissedAlerts' | 'missingFacts'>): string {
  const filings = row.filings.filter(({ state }) => state !== 'withdrawn');
  return caseNeeds({
    state: row.state,
    unsure: filings.filter(({ state }) => state === 'unsure').length,
    failed: filings.filter(({ state }) => state === 'failed').length,
    dismissedAlerts: row.dismissedAlerts,
    missingFacts: row.missingFacts,
    filings: filings.length,
  });
}

/** Whether the case waits for its first filing, so that a fact which a draft lacks holds it up. */
export function isToFile({ state }: Pick<CaseRow, 'state'>): boolean {
  return state === 'draft' || state === 'ready';
}

/** How long the case has been open, or was. */
export function ageWords({ state, ageDays }: Pick<CaseRow, 'state' | 'ageDays'>): string {
  if (state === 'closed') return ageDays === 0 ? 'open for less than a day' : `open for ${count(ageDays, 'day')}`;
  return ageDays === 0 ? 'opened today' : `${count(ageDays, 'day')} old`;
}
