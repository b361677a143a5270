import type { Case } from '../api/generated/types.gen.js';
import type { CaseState } from '../words/cases.js';

type Move = Case['moves'][number];

/** Refusals that the form itself mends, because it asks for what is wanting. */
const ASKED_FOR = new Set(['MW-CASE-NO-REASON']);

/** Whether a move cannot be made now, whatever is given with it. */
export function isRefused({ refusal }: Move): boolean {
  return refusal !== null && !ASKED_FOR.has(refusal.code);
}

/** States that say what somebody outside answered, and so want the answer. */
const ANSWERS: ReadonlySet<CaseState> = new Set<CaseState>(['acknowledged', 'action-taken', 'refused']);

export function wantsAnswer(to: CaseState): boolean {
  return ANSWERS.has(to);
}

/** What is wanting before a move is asked for, or null. */
export function moveLacks(to: CaseState, reason: string | null, text: string): string | null {
  if (to === 'closed' && reason === null) return 'Choose a reason.';
  if (to === 'closed' && reason === 'other' && text.trim() === '') return 'Say what the other reason is.';
  if (wantsAnswer(to) && text.trim() === '') return 'Say who answered, and what.';
  return null;
}
