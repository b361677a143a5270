/**
 * How likely two providers that see alike split at least this unevenly over the pairs of which one had ads and the other none: 0
 * to 1, null where there is no such pair. The exact two-sided test of McNemar (Psychometrika 12, 1947): of two that see alike,
 * either is as likely to be the one with ads. Pairs in which both had ads, or neither, say nothing of which of them sees less.
 *
 * @param onlyFirst pairs in which the first alone had ads, a whole number
 * @param onlySecond pairs in which the second alone had ads
 */
export function chanceOfSplit(onlyFirst: number, onlySecond: number): number | null {
  const split = onlyFirst + onlySecond;
  if (split === 0) return null;
  return Math.min(1, 2 * halfBinomialUpTo(Math.min(onlyFirst, onlySecond), split));
}

/** P(X <= most) for a binomial X of n tosses of a fair coin, summed in logarithms so that thousands of pairs do not underflow. */
function halfBinomialUpTo(most: number, n: number): number {
  let log = -n * Math.LN2;
  let sum = 0;
  for (let k = 0; k <= most; k += 1) {
    sum += Math.exp(log);
    log += Math.log(n - k) - Math.log(k + 1);
  }
  return sum;
}

/** Below this chance people are told that one of two providers sees less. With ten pairs of providers, one wrongly in a hundred. */
export const SPLIT_TOLD_BELOW = 0.001;
