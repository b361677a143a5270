import type { DigestDelivery } from '../api/generated/types.gen.js';
import type { Tone } from '../parts/tone.js';
import { formatAgo, formatInstant } from '../words/format.js';

type State = DigestDelivery['state'];

const STATES: Record<State, { label: string; tone: Tone; meaning: string }> = {
  waiting: { label: 'Waiting', tone: 'blue', meaning: 'It is sent, or tried again, by itself.' },
  sent: { label: 'Sent', tone: 'green', meaning: 'The mail server took it.' },
  unsure: {
    label: 'Unsure',
    tone: 'amber',
    meaning:
      'It was handed over and nobody heard whether it was taken. It may have arrived, so it is not sent again by itself.',
  },
  failed: {
    label: 'Failed',
    tone: 'red',
    meaning: 'The mail server refused it for good, or it was tried for too long.',
  },
  unsubscribed: { label: 'Not wanted', tone: 'neutral', meaning: 'The person turned the digest off.' },
};

export const deliveryLabel = (state: State): string => STATES[state].label;
export const deliveryTone = (state: State): Tone => STATES[state].tone;
export const deliveryMeaning = (state: State): string => STATES[state].meaning;

/** What is known of a copy, in one line. */
export function deliveryFacts({ state, attempts, nextTryAt, endedAt }: DigestDelivery): string {
  if (state === 'waiting') {
    return attempts === 0
      ? 'Not tried yet'
      : `Put off ${attempts === 1 ? 'once' : `${attempts} times`}; next try ${formatAgo(nextTryAt)}`;
  }
  return endedAt === null ? '' : formatInstant(endedAt);
}

/** “2026-W47” as “Week 47, 2026”. */
export function weekLabel(week: string): string {
  return `Week ${Number(week.slice(-2))}, ${week.slice(0, 4)}`;
}
