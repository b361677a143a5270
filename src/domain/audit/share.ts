/** A share as a range: what was counted, and between what the true share lies nineteen times in twenty. */
export interface ShareRange {
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/** Standard deviations of a two-sided 95 % interval. */
const Z = 1.96;

/**
 * The share of looks by Wilson's score interval (E. B. Wilson, 1927), which stays within 0 and 1 and honest for few looks and
 * for none that hit. Null without looks: nothing is known of a share then.
 *
 * @param seen whole number from 0 to `of`
 */
export function shareOf(seen: number, of: number): ShareRange | null {
  if (of <= 0) return null;
  const share = Math.min(1, seen / of);
  const middle = share + (Z * Z) / (2 * of);
  const spread = Z * Math.sqrt((share * (1 - share)) / of + (Z * Z) / (4 * of * of));
  const scale = 1 + (Z * Z) / of;
  const low = share === 0 ? 0 : Math.max(0, (middle - spread) / scale);
  const high = share === 1 ? 1 : Math.min(1, (middle + spread) / scale);
  return { share, low, high };
}
