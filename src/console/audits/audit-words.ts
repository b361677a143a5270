import type { Audit, AuditedPartner } from '../api/generated/types.gen.js';
import type { Tone } from '../parts/tone.js';
import { formatDay } from '../words/format.js';

const TONES: Readonly<Record<AuditedPartner['standing'], Tone>> = {
  breaches: 'red',
  undecided: 'amber',
  'too-few-looks': 'neutral',
  'keeps-the-rules': 'green',
  'not-seen': 'neutral',
};

export const standingTone = (standing: AuditedPartner['standing']): Tone => TONES[standing];

/** `1 Sept 2026 to 30 Nov 2026`, its last day included. */
export function periodWords({ from, until, timeZone }: Audit['period']): string {
  const last = new Date(Date.parse(until) - 86_400_000).toISOString().slice(0, 10);
  return `${formatDay(from)} to ${formatDay(last)} (${timeZone})`;
}
