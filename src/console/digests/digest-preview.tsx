import { SegmentedControl, Skeleton } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { digestPreviewQuery } from '../api/queries.js';
import { HostileText } from '../parts/hostile-text.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import type { DigestRole } from './digests-page.js';
import styles from './digests.module.css';

const VIEWS = [
  { value: 'wide', label: 'Mail' },
  { value: 'narrow', label: 'On a phone' },
  { value: 'text', label: 'Plain text' },
];

/** The mail as its reader sees it, in a frame that runs no script and reaches nothing of the console. */
export function DigestPreview({ week, role }: { week: string; role: DigestRole }) {
  const [view, setView] = useState('wide');
  const preview = useQuery({ ...digestPreviewQuery(week, role), placeholderData: keepPreviousData });
  if (preview.data === undefined) {
    return preview.error === null ? (
      <div role="status" aria-label="Drawing the digest">
        <Skeleton height={520} radius={8} />
      </div>
    ) : (
      <ProblemNotice
        what="The digest could not be drawn"
        error={preview.error}
        onRetry={() => void preview.refetch()}
      />
    );
  }
  const { content, html, text, sentAlready } = preview.data;
  return (
    <section className={`card ${styles.preview}`} aria-label="Preview" aria-busy={preview.isPlaceholderData}>
      <div className={styles.head}>
        <div className={styles.subject}>
          <span className="dim small">
            {sentAlready ? 'As it was written for the mail' : 'From the record as it is now; nothing has been sent'}
          </span>
          <strong>
            <HostileText text={content.subject} />
          </strong>
        </div>
        <SegmentedControl size="xs" value={view} onChange={setView} data={VIEWS} aria-label="View" />
      </div>
      {view === 'text' ? (
        <pre className={styles.text} tabIndex={0} aria-label="Plain text">
          {text}
        </pre>
      ) : (
        <iframe
          title="The mail"
          className={styles.frame}
          data-view={view}
          // No scripts, no forms, an origin of its own; links may open in a tab of their own.
          sandbox="allow-popups allow-popups-to-escape-sandbox"
          srcDoc={html}
        />
      )}
    </section>
  );
}
