/** Codes of cases in plain words. A code that is not known yet is shown as it is. */
import type { CaseRow } from '../api/generated/types.gen.js';
import { lookup } from './lookup.js';

export type CaseState = CaseRow['state'];

/** In the order of the board. */
export const CASE_STATES: readonly CaseState[] = [
  'draft',
  'ready',
  'filed',
  'acknowledged',
  'action-taken',
  'refused',
  'verifying',
  'recurred',
  'closed',
];

export const caseStateLabel = lookup({
  draft: 'Draft',
  ready: 'Ready',
  filed: 'Filed',
  acknowledged: 'Acknowledged',
  'action-taken': 'Action taken',
  refused: 'Refused',
  verifying: 'Verifying',
  recurred: 'Came back',
  closed: 'Closed',
  open: 'Open',
  all: 'All',
});

export const caseStateMeaning = lookup({
  draft: 'Being prepared; nothing has left.',
  ready: 'At least one draft is complete.',
  filed: 'A filing left; nobody has answered.',
  acknowledged: 'They confirmed that they have it.',
  'action-taken': 'They say that they acted. That alone does not show that the ad is gone.',
  refused: 'They said no.',
  verifying: 'Looks are taken to see whether the ad is still shown.',
  recurred: 'The ad was seen again.',
  closed: 'Ended, with a reason.',
});

/** What a person does to bring a case into a state. */
export const moveLabel = lookup({
  draft: 'Back to draft',
  ready: 'Mark ready',
  filed: 'Mark filed',
  acknowledged: 'They acknowledged it',
  'action-taken': 'They acted',
  refused: 'They refused',
  verifying: 'Verify',
  closed: 'Close',
});

export const routeLabel = lookup({
  'google-ads-trademark': 'Google Ads trademark complaint',
  'microsoft-ip': 'Microsoft intellectual property concern',
  'affiliate-network': 'Notice to the affiliate network',
  'direct-notice': 'Notice to the advertiser',
});

export const fileabilityLabel = lookup({
  'file-here': 'File here',
  'other-route': 'Use another route',
  'do-not-file': 'Do not file',
});

export const filingStateLabel = lookup({
  draft: 'Draft',
  sending: 'Being sent',
  sent: 'Sent',
  unsure: 'May or may not have arrived',
  failed: 'Could not be sent',
  withdrawn: 'Withdrawn',
});

/** A form is filed by a person at the engine, so its words differ from a mail's. */
export function filingStateWords(state: string, kind: 'form' | 'mail'): string {
  return kind === 'form' && state === 'sent' ? 'Filed' : filingStateLabel(state);
}

export const CLOSING_REASONS = [
  { value: 'removed', label: 'Removed', meaning: 'Somebody said that they acted, and enough looks since saw nothing.' },
  { value: 'not-seen-again', label: 'Not seen again', meaning: 'Enough looks since saw nothing. No proof of removal.' },
  { value: 'agreed-with-party', label: 'Agreed with the advertiser', meaning: 'Settled between you and them.' },
  { value: 'refusal-accepted', label: 'Refusal accepted', meaning: 'They said no, and it is left at that.' },
  { value: 'mistaken', label: 'Mistaken', meaning: 'It was no misuse after all.' },
  { value: 'not-worth-it', label: 'Not worth it', meaning: 'True, but going on costs more than it brings.' },
  { value: 'stale', label: 'Too old', meaning: 'Nothing has happened for too long.' },
  { value: 'other', label: 'Another reason', meaning: 'Say which.' },
] as const;

export const closingReasonLabel = lookup(Object.fromEntries(CLOSING_REASONS.map((r) => [r.value, r.label])));

export const eventLabel = lookup({
  opened: 'Opened',
  moved: 'Moved',
  'owner-changed': 'Handed over',
  'facts-given': 'Facts given',
  'filing-prepared': 'Draft prepared',
  'filing-edited': 'Draft changed',
  'filing-refreshed': 'Draft filled in again from the record',
  'filing-queued': 'Sending asked for',
  'filing-sent': 'Sent',
  'filing-failed': 'Could not be sent',
  'filing-unsure': 'May or may not have arrived',
  'filing-settled': 'Found out whether it arrived',
  'filing-withdrawn': 'Withdrawn',
  recurred: 'The ads were seen again',
});

export const factScopeLabel = lookup({
  brand: 'Once for the brand',
  network: 'Once for this network',
  party: 'Once for this advertiser',
  case: 'For this case',
});
