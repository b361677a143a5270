import { count } from '../words/format.js';

/** What the sentence rests on. Where it is not known what is missing or dismissed, the state alone speaks. */
interface CaseStanding {
  readonly state: string;
  readonly unsure: number;
  readonly failed: number;
  readonly dismissedAlerts?: number;
  /** Required facts without a value, over all drafts. */
  readonly missingFacts?: number;
  /** Filings that were not withdrawn. */
  readonly filings?: number;
}

/** What a case waits for, as a sentence that names the next step. */
export function caseNeeds(standing: CaseStanding): string {
  const { state, unsure, failed, dismissedAlerts = 0, missingFacts = 0, filings } = standing;
  if (state === 'closed') return 'Nothing: it is closed.';
  if (dismissedAlerts > 0)
    return `${count(dismissedAlerts, 'alert')} dismissed meanwhile: confirm again or close the case.`;
  if (unsure > 0) return `${count(unsure, 'notice')} may or may not have arrived: find out and say so.`;
  if (failed > 0) return `${count(failed, 'notice')} could not be sent: see why.`;
  switch (state) {
    case 'draft':
      if (filings === 0) return 'Prepare a filing on one of the routes.';
      if (filings !== undefined && missingFacts === 0) return 'Nothing is missing: read the draft and file it.';
      return missingFacts > 0 ? `Fill in what is missing: ${count(missingFacts, 'fact')}.` : 'Fill in what is missing.';
    case 'ready':
      return 'Ready to be filed.';
    case 'refused':
      return 'Refused: answer it, choose another route, or close it with the reason.';
    case 'action-taken':
      return 'They say that they acted: check whether the ad is gone.';
    case 'verifying':
      return 'Look again until it can be said whether the ad is gone.';
    case 'recurred':
      return 'The ad is back: file again, or answer those who said that it was gone.';
    default:
      return 'Waits for an answer.';
  }
}
