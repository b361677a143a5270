import type { Rescan, RescanRow } from '../api/generated/types.gen.js';
import type { Tone } from '../parts/tone.js';
import { formatDay } from '../words/format.js';
import { lookup } from '../words/lookup.js';
import { violationLabel } from '../words/violations.js';

/** In the order of the table: what stays, then what a person should look at. */
export const CHANGES = ['same', 'new', 'gone', 'verdict', 'reasons'] as const;
export type Change = (typeof CHANGES)[number];

export const changeLabel = lookup({
  same: 'Same',
  new: 'New',
  gone: 'Gone',
  verdict: 'Other verdict',
  reasons: 'Other reasons',
} satisfies Record<Change, string>);

/** The same where there is little room. */
export const changeShort = lookup({
  same: 'Same',
  new: 'New',
  gone: 'Gone',
  verdict: 'Verdict',
  reasons: 'Reasons',
} satisfies Record<Change, string>);

export const changeMeaning = lookup({
  same: 'Nobody could tell the two apart.',
  new: 'The rules of the rescan find what was not known before.',
  gone: 'The rules of the rescan no longer find it.',
  verdict: 'The verdict is another one.',
  reasons: 'The verdict stays; explanation, confidence, basis or marked stretch differ.',
} satisfies Record<Change, string>);

export const stateLabel = lookup({
  running: 'Running',
  done: 'Done',
  stopped: 'Stopped',
  outdated: 'Cut off: the rules changed',
} satisfies Record<RescanRow['state'], string>);

const TONES: Readonly<Record<RescanRow['state'], Tone>> = {
  running: 'blue',
  done: 'neutral',
  stopped: 'amber',
  outdated: 'amber',
};

export function stateTone(state: RescanRow['state']): Tone {
  return TONES[state];
}

/** What a rescan looked at again, in one line. */
export function scopeWords({
  since,
  until,
  brand,
  rule,
}: Pick<RescanRow, 'since' | 'until' | 'brand' | 'rule'>): string {
  const days =
    since === null && until === null
      ? 'All ads'
      : since === null
        ? `Ads seen before ${formatDay(until ?? '')}`
        : `Ads seen from ${formatDay(since)}${until === null ? '' : ` and before ${formatDay(until)}`}`;
  return [days, brand === null ? 'all brands' : brand.name, rule === null ? 'all rules' : violationLabel(rule)].join(
    ', ',
  );
}

/** “version 1 to 2”, or the one version. */
export function versionWords({ before, after }: Pick<Rescan['rules'][number], 'before' | 'after'>): string {
  const earlier = before.filter((version) => version !== after);
  return earlier.length === 0 ? `version ${after}` : `version ${earlier.join(', ')} → ${after}`;
}
