import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';
import styles from './page.module.css';

interface PageProps {
  title: ReactNode;
  /** For the browser's tab, where the title is no plain text. */
  tabTitle: string;
  /** Stands beside the title. */
  aside?: ReactNode;
  children: ReactNode;
  wide?: boolean;
}

/** One screen: its heading, what stands beside it, and its content. */
export function Page({ title, tabTitle, aside, children, wide = false }: PageProps) {
  useDocumentTitle(`${tabTitle} · Markwarden`);
  return (
    <main id="main" className={styles.page} data-wide={wide} tabIndex={-1}>
      <div className={styles.head}>
        <h1 className={styles.title}>{title}</h1>
        {aside}
      </div>
      {children}
    </main>
  );
}
