import type { OpenCase } from '../api/generated/types.gen.js';
import { count } from '../words/format.js';

/** What an open case waits for, as a sentence that names the next step. */
export function caseNeeds({ state, unsure, failed }: Pick<OpenCase, 'state' | 'unsure' | 'failed'>): string {
  if (unsure > 0) return `${count(unsure, 'notice')} may or may not have arrived: find out and say so.`;
  if (failed > 0) return `${count(failed, 'notice')} could not be sent: see why.`;
  switch (state) {
    case 'draft':
      return 'Fill in what is missing.';
    case 'ready':
      return 'Ready to be filed.';
    case 'refused':
      return 'Refused: answer it, choose another route, or close it with the reason.';
    case 'action-taken':
      return 'They say that they acted: check whether the ad is gone.';
    case 'recurred':
      return 'The ad is back.';
    default:
      return 'Waits for an answer.';
  }
}
