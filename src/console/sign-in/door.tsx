import type { ReactNode } from 'react';
import { useDocumentTitle } from '@mantine/hooks';
import { icons } from '../parts/icons.js';
import { SchemeToggle } from '../shell/scheme-toggle.js';
import styles from './door.module.css';

/** The frame of the screens before sign-in. */
export function Door({ title, intro, children }: { title: string; intro?: ReactNode; children: ReactNode }) {
  useDocumentTitle(`${title} · Markwarden`);
  return (
    <main className={styles.door}>
      <div className={styles.toggle}>
        <SchemeToggle />
      </div>
      <div className={styles.box}>
        <div className={styles.logo}>
          <icons.mark size={30} />
          <span>Markwarden</span>
        </div>
        <div className={`card ${styles.card}`}>
          <h1 className={styles.title}>{title}</h1>
          {intro === undefined ? null : <p className="dim">{intro}</p>}
          {children}
        </div>
        <p className={`dim small ${styles.foot}`}>
          Watches search ads that misuse your trademarks, and what they do to customers.
        </p>
      </div>
    </main>
  );
}
