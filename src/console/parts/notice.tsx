import type { ReactNode } from 'react';
import { icons } from './icons.js';
import styles from './notice.module.css';
import type { Tone } from './tone.js';

interface NoticeProps {
  tone?: Tone;
  title?: ReactNode;
  children?: ReactNode;
  /** Announced at once by screen readers; for what went wrong. */
  urgent?: boolean;
}

/** A boxed message: what happened, and what to do. */
export function Notice({ tone = 'neutral', title, children, urgent = false }: NoticeProps) {
  const Icon = tone === 'red' || tone === 'amber' ? icons.warning : icons.info;
  return (
    <div className={styles.notice} data-tone={tone} role={urgent ? 'alert' : undefined}>
      <Icon />
      <div className={styles.body}>
        {title === undefined ? null : <p className={styles.title}>{title}</p>}
        {children}
      </div>
    </div>
  );
}
