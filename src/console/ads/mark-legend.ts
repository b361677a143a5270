import type { AdSpan, Verdict } from '../api/types.js';
import { verdictTone, type Tone } from '../parts/tone.js';
import { isAppearance } from '../words/violations.js';

/** What one number beside a marked stretch stands for. */
export interface LegendEntry {
  readonly number: number;
  readonly violation: string;
  readonly tone: Tone;
  /** The distinct stretches with how each was recognised, in the order of first sight. */
  readonly found: readonly { readonly text: string; readonly via: string }[];
}

/** Says how each violation was judged, where the screen knows it. */
export type VerdictOf = (violation: string) => Verdict | undefined;

/** One entry a violation, numbered in the order in which the ad shows them. */
export function legendOf(spans: readonly AdSpan[], verdictOf: VerdictOf): LegendEntry[] {
  const byViolation = Map.groupBy(spans, (span) => span.violation);
  return [...byViolation].map(([violation, all], index) => ({
    number: index + 1,
    violation,
    tone: toneOf(violation, verdictOf(violation)),
    found: [...new Map(all.map(({ text, via }) => [`${via} ${text}`, { text, via }])).values()].slice(0, 6),
  }));
}

/** An appearance is never drawn in a colour that accuses, whatever else the alert says. */
function toneOf(violation: string, verdict: Verdict | undefined): Tone {
  return isAppearance(violation) || verdict === undefined ? 'neutral' : verdictTone(verdict);
}

const WEIGHT: Record<Tone, number> = { red: 4, amber: 3, blue: 2, green: 1, neutral: 0 };

/** The tone of a stretch that several violations share. */
export function worstTone(tones: readonly Tone[]): Tone {
  return tones.reduce((worst, tone) => (WEIGHT[tone] > WEIGHT[worst] ? tone : worst), 'neutral');
}
