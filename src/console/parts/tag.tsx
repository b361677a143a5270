import type { ReactNode } from 'react';
import type { AlertState, Verdict } from '../api/types.js';
import { stateLabel, verdictLabel, verdictMeaning } from '../words/labels.js';
import styles from './tag.module.css';
import { verdictTone, type Tone } from './tone.js';

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
