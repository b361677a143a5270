import type { CoverageCell } from '../api/generated/types.gen.js';
import { count } from '../words/format.js';

type Counts = Pick<CoverageCell, 'ads' | 'noAds' | 'blocked' | 'failed' | 'refused' | 'waiting'>;

/** What a span of time amounts to at a glance; each has a shape and a word of its own, not only a colour. */
export type BucketState = 'ads' | 'none' | 'blind' | 'partly' | 'waiting' | 'unlooked';

export const STATE_WORDS: Readonly<Record<BucketState, string>> = {
  ads: 'Ads seen',
  none: 'Nothing there',
  blind: 'Could not look',
  partly: 'Could look only at times',
  waiting: 'Waiting',
  unlooked: 'No look',
};

export const blindOf = ({ blocked, failed, refused }: Counts): number => blocked + failed + refused;

export function bucketState(counts: Counts | undefined): BucketState {
  if (counts === undefined) return 'unlooked';
  const seen = counts.ads + counts.noAds;
  const blind = blindOf(counts);
  if (blind > 0) return seen > 0 ? 'partly' : 'blind';
  if (counts.ads > 0) return 'ads';
  if (counts.noAds > 0) return 'none';
  return counts.waiting > 0 ? 'waiting' : 'unlooked';
}

/** “12 looks: 8 with ads, 3 with nothing there, 1 could not look”. What did not happen is left out. */
export function countsText(counts: Counts): string {
  const parts: readonly (readonly [number, string])[] = [
    [counts.ads, 'with ads'],
    [counts.noAds, 'with nothing there'],
    [counts.blocked + counts.failed, 'could not look'],
    [counts.refused, 'refused by the budget'],
    [counts.waiting, 'waiting'],
  ];
  const looks = parts.reduce((sum, [value]) => sum + value, 0);
  if (looks === 0) return 'No look yet';
  const said = parts.filter(([value]) => value > 0).map(([value, words]) => `${value} ${words}`);
  return `${count(looks, 'look')}: ${said.join(', ')}`;
}
