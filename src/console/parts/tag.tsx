import type { ReactNode } from 'react';
import type { AlertState, Verdict } from '../api/types.js';
import { stateLabel, verdictLabel, verdictMeaning } from '../words/labels.js';
import styles from './tag.module.css';

/** Red is kept for what a rule holds against somebody; an appearance stays neutral. */
export type Tone = 'red' | 'amber' | 'green' | 'blue' | 'neutral';

export function Tag({
  tone = 'neutral',
  title,
  children,
}: {
  tone?: Tone;
  title?: string | undefined;
  children: ReactNode;
}) {
  return (
    <span className={styles.tag} data-tone={tone} title={title}>
      {children}
    </span>
  );
}

const VERDICT_TONES: Record<Verdict, Tone> = {
  violation: 'red',
  review: 'amber',
  allowed: 'green',
  appearance: 'neutral',
};

export function verdictTone(verdict: Verdict): Tone {
  return VERDICT_TONES[verdict];
}

export function VerdictTag({ verdict }: { verdict: Verdict }) {
  return (
    <span className={styles.verdict} data-tone={verdictTone(verdict)} title={verdictMeaning(verdict)}>
      {verdictLabel(verdict)}
    </span>
  );
}

const STATE_TONES: Record<AlertState, Tone> = {
  open: 'blue',
  confirmed: 'red',
  dismissed: 'neutral',
  permitted: 'green',
  watched: 'amber',
};

export function StateTag({ state }: { state: AlertState }) {
  return <Tag tone={STATE_TONES[state]}>{stateLabel(state)}</Tag>;
}
