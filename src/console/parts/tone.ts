import type { Verdict } from '../api/types.js';

/** Red is kept for what a rule holds against somebody; an appearance stays neutral. */
export type Tone = 'red' | 'amber' | 'green' | 'blue' | 'neutral';

const VERDICT_TONES: Record<Verdict, Tone> = {
  violation: 'red',
  review: 'amber',
  allowed: 'green',
  appearance: 'neutral',
};

export function verdictTone(verdict: Verdict): Tone {
  return VERDICT_TONES[verdict];
}
