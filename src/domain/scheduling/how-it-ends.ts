import type { LiveProvider } from './live-providers.js';

/** Why one provider of a watch brought nothing. */
export interface GivenUp {
  readonly provider: LiveProvider;
  readonly code: string;
  readonly message: string;
}

/** Nothing may be spent: a decision of the brand's own, not a failure of anybody's. */
const REFUSALS = ['no-budget', 'budget-spent'];

/**
 * How a look ends once no provider is left, by what is most worth knowing: that a provider failed, else that a budget said
 * no, else that a key is missing, else that nobody offers such looks. Of two of the same kind the later counts.
 *
 * @param tried at least one
 */
export function howItEnds<G extends GivenUp>(tried: readonly G[]): { outcome: 'failed' | 'refused'; because: G } {
  const because = tried.reduce((best, next) => (rank(next.code) >= rank(best.code) ? next : best));
  return { outcome: REFUSALS.includes(because.code) ? 'refused' : 'failed', because };
}

function rank(code: string): number {
  if (code === 'not-offered') return 0;
  if (code === 'no-key') return 1;
  return REFUSALS.includes(code) ? 2 : 3;
}
