import type { ReactNode } from 'react';
import { HostileText } from '../parts/hostile-text.js';
import { formatDay } from '../words/format.js';
import styles from './portfolio.module.css';

/** One part of a brand's portfolio with what it says when there is nothing. */
export function Part({ title, empty, children }: { title: string; empty: string | null; children: ReactNode }) {
  return (
    <div className={styles.part}>
      <h3 className="eyebrow">{title}</h3>
      {empty === null ? children : <p className="dim">{empty}</p>}
    </div>
  );
}

/** Entered texts in a row, separated by commas. */
export function Texts({ texts, address = false }: { texts: readonly string[]; address?: boolean }) {
  return texts.map((text, index) => (
    <span key={index}>
      {index > 0 ? ', ' : ''}
      <HostileText text={text} address={address} />
    </span>
  ));
}

/** A span of days in words; either end may be open. The end is the first day that no longer counts. */
export function period(from: string | null, until: string | null): string {
  if (from === null && until === null) return 'no end date';
  if (from === null) return `ends on ${formatDay(until ?? '')}`;
  return until === null ? `since ${formatDay(from)}` : `since ${formatDay(from)}, ends on ${formatDay(until)}`;
}
