/**
 * What is assumed of an ad that is to be caught. Neither is observed: an advertiser's budget and daypart are not visible
 * from outside, so both are stated wherever the result is shown.
 */
export const ASSUMED_AD = {
  /** Share of the time that the ad is live, 0 to 1. */
  liveShare: 0.5,
  /** Share of the searches in which a live ad is shown, 0 to 1 (Google's "impression share"). */
  impressionShare: 0.5,
} as const;

/**
 * Chance, 0 to 1, that `looks` readable pages all missed an ad that is live a share f of the time and then shown with
 * impression share p: `(1 - f p)^looks`. Takes the looks as independent; looks close together in time are not, so the true
 * chance is then higher.
 *
 * @param looks readable looks, 0 or more; without any look the ad is missed for certain
 */
export function chanceOfMissing(
  looks: number,
  { liveShare, impressionShare }: { readonly liveShare: number; readonly impressionShare: number } = ASSUMED_AD,
): number {
  return (1 - liveShare * impressionShare) ** Math.max(0, looks);
}
