/** Ads on the readable pages of a slice in some time. */
export interface AdsSeen {
  /** Readable looks. */
  readonly looks: number;
  /** Ads on all of them together. */
  readonly ads: number;
  /** Sum of the squares of the ads of each look. */
  readonly squares: number;
}

/** Fewer readable looks than these say nothing of what is usual, or of whether it changed. */
const LEAST_BEFORE = 20;
const LEAST_NOW = 4;

/**
 * How likely a slice shows as few ads as it does now, or fewer, if nothing has changed since before: 0 to 1, null where there
 * are too few looks to say. Each slice is held against its own history, so that a market that always has few ads is not flagged,
 * nor one that varies much.
 *
 * Ads of a look are taken as Poisson with an unknown rate, whose posterior after the history is a gamma distribution (Jeffreys
 * prior); what is to come is then negative binomial (Gelman et al., Bayesian Data Analysis, 3rd ed., section 2.6). Real pages
 * vary more than that, because searches differ: counts are divided by the history's own dispersion, variance over mean, where it
 * is above one (quasi-Poisson; McCullagh and Nelder, Generalized Linear Models, 2nd ed., section 6.2.3).
 */
export function chanceOfSoFew(before: AdsSeen, now: AdsSeen): number | null {
  if (before.looks < LEAST_BEFORE || now.looks < LEAST_NOW || before.ads <= 0) return null;
  const mean = before.ads / before.looks;
  const variance = Math.max(0, (before.squares - before.looks * mean * mean) / (before.looks - 1));
  const dispersion = Math.max(1, variance / mean);
  const seen = Math.floor(now.ads / dispersion);
  return negativeBinomialUpTo(seen, before.ads / dispersion + 0.5, before.looks / (before.looks + now.looks));
}

/** P(X <= most) for a negative binomial X with size r > 0 and success chance p, by its terms. */
function negativeBinomialUpTo(most: number, r: number, p: number): number {
  let log = r * Math.log(p);
  let sum = 0;
  for (let k = 0; k <= most; k += 1) {
    sum += Math.exp(log);
    log += Math.log((k + r) / (k + 1)) + Math.log1p(-p);
    // Past the mode the terms only fall; what is left no longer shows.
    if (sum > 1 - 1e-12) return 1;
  }
  return Math.min(1, sum);
}

/** Below this chance people are told; it is shown as it is, not as a verdict. With ten slices one is told wrongly in a hundred days. */
export const DRIFT_TOLD_BELOW = 0.001;
