import type { CaptureRow } from '../api/generated/types.gen.js';
import type { CaptureOutcome } from '../api/types.js';
import type { Tone } from '../parts/tone.js';
import { outcomeLabel, outcomeMeaning } from '../words/labels.js';

/** A capture that waits to be read has no outcome yet. */
type Outcome = CaptureOutcome | null;

export function outcomeWords(outcome: Outcome): { label: string; meaning: string } {
  const code = outcome ?? 'pending';
  return { label: outcomeLabel(code), meaning: outcomeMeaning(code) };
}

const TONES: Record<CaptureOutcome, Tone> = { ads: 'blue', 'no-ads': 'neutral', blocked: 'amber', failed: 'amber' };

/** “Nothing there” is calm, “could not look” is not: the two must differ at a glance. */
export function outcomeTone(outcome: Outcome): Tone {
  return outcome === null ? 'neutral' : TONES[outcome];
}

/** Whether the rules have run over its ads, so that a number of findings means something. */
export function isExamined(stage: CaptureRow['stage']): boolean {
  return stage === 'examined' || stage === 'raised';
}
