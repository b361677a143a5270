import type { ShownTrail } from '../api/generated/types.gen.js';

const WAYS: Readonly<Record<NonNullable<ShownTrail['hops'][number]['leftBy']>, string>> = {
  decoded: 'says where it leads, so it was not asked',
  redirect: 'redirects',
  refresh: 'sends on by a header',
  'meta-refresh': 'sends on by its page',
  script: 'sends on by a script',
  form: 'sends on by a form',
};

const ENDS: Readonly<Record<ShownTrail['end'], string>> = {
  landing: 'the landing page',
  loop: 'goes round in a circle',
  'too-many-hops': 'goes on and on',
  'needs-browser': 'goes on in a way that only a browser could follow',
  refused: 'was not asked: no public web page',
  failed: 'did not answer',
  'not-asked': 'was not asked',
};

/** How a trail went on from an address, or ended there. */
export function hopWords(leftBy: ShownTrail['hops'][number]['leftBy'], end: ShownTrail['end']): string {
  return leftBy === null ? ENDS[end] : WAYS[leftBy];
}

/** How far the link was followed. */
export function followedWords(end: ShownTrail['end']): string {
  if (end === 'landing') return 'The link was followed.';
  return end === 'not-asked' ? 'The link was not followed to its end.' : 'The link was followed, and led to no page.';
}

const AGAIN: Readonly<Record<NonNullable<ShownTrail['again']>['by'], string>> = {
  referrer: 'Asked again as a visitor of the results page comes',
  hour: 'Asked at an earlier hour',
};

/** In what the second asking differed. */
export function againWords(by: NonNullable<ShownTrail['again']>['by']): string {
  return AGAIN[by];
}

/** Who is paid for the visit, as far as the trail tells. */
export function paidWords({ network, publisherId, end }: ShownTrail): string {
  if (network === null) return end === 'landing' ? 'No affiliate network stands on the way.' : '';
  return publisherId === null
    ? `${network} stands on the way; only the network knows which publisher it pays.`
    : `${network} pays publisher ${publisherId} for the visit.`;
}
