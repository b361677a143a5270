import type { Tone } from '../parts/tag.js';

const TONES: Record<string, Tone> = { ads: 'blue', 'no-ads': 'neutral', blocked: 'amber', failed: 'amber' };

/** “Nothing there” is calm, “could not look” is not: the two must differ at a glance. */
export function outcomeTone(outcome: string): Tone {
  return TONES[outcome] ?? 'neutral';
}
