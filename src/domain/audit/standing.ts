import { shareOf, type ShareRange } from './share.js';

/** What an audit counts of one partner in a period. Looks are those at the brand's searches that nobody aimed. */
export interface AuditCounts {
  /** Looks that could see. */
  readonly readable: number;
  /** Readable looks on which an ad of the partner stood, whatever is said of it. */
  readonly appeared: number;
  /** Pages with an ad of it that come from aimed looks or were handed in; no share rests on them. */
  readonly besides: number;
  /** Readable looks on which stood what a person confirmed as a breach. */
  readonly breached: number;
  /** Lines of any age that a person has yet to decide and that may be breaches. */
  readonly undecided: number;
  /** Breaches that a person confirmed in the period, on whichever look they were seen. */
  readonly strikes: number;
}

/**
 * Fewer looks than these make no score: with 30 and not one breach the true share may still be one in nine
 * (`shareOf(0, 30)` ends at 0.114), with three it may be more than half.
 */
export const FEWEST_LOOKS = 30;

/** What can be said of a partner. A breach is one that a person confirmed; what is still to be decided accuses nobody. */
export const STANDINGS = ['breaches', 'undecided', 'too-few-looks', 'keeps-the-rules', 'not-seen'] as const;
export type Standing = (typeof STANDINGS)[number];

/** The standing of one partner. That it keeps the rules is said only of one that was seen, on whichever page, and on looks enough. */
export function standingOf({ readable, appeared, besides, breached, undecided, strikes }: AuditCounts): Standing {
  if (breached > 0 || strikes > 0) return 'breaches';
  if (undecided > 0) return 'undecided';
  if (readable < FEWEST_LOOKS) return 'too-few-looks';
  return appeared + besides > 0 ? 'keeps-the-rules' : 'not-seen';
}

/** Which places a partner may hold among all that were looked at often enough; 1 is the fewest breaches. */
export interface Rank {
  readonly best: number;
  readonly worst: number;
  readonly of: number;
}

/** The share of looks with a breach; null below `FEWEST_LOOKS`, where it would say nothing. */
export function breachShare({ readable, breached }: AuditCounts): ShareRange | null {
  return readable < FEWEST_LOOKS ? null : shareOf(breached, readable);
}

/**
 * Places by the share of looks with a breach, as far as the looks tell partners apart: somebody is surely before another
 * only where the whole range is. In the order of the partners given; null for those that were never seen, who could break
 * nothing, and where there are too few looks.
 */
export function ranksOf(partners: readonly AuditCounts[]): (Rank | null)[] {
  const shares = partners.map((counts) => (counts.appeared === 0 ? null : breachShare(counts)));
  const known = shares.filter((share) => share !== null);
  return shares.map((share) => {
    if (share === null) return null;
    const surelyBefore = known.filter((other) => other.high < share.low).length;
    const surelyBehind = known.filter((other) => other.low > share.high).length;
    return { best: surelyBefore + 1, worst: known.length - surelyBehind, of: known.length };
  });
}
