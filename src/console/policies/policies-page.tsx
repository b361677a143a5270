import { Button, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { policiesQuery } from '../api/queries.js';
import { icons } from '../parts/icons.js';
import { Notice } from '../parts/notice.js';
import { Page } from '../parts/page.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { mayWrite, useUser } from '../shell/session.js';
import { count } from '../words/format.js';
import { AddPolicy } from './add-policy.js';
import styles from './policies.module.css';
import { PolicyItem } from './policy-item.js';

/** The documents that are tracked: what cannot be read first, then what changed last. */
export function PoliciesPage() {
  const user = useUser();
  const policies = useQuery(policiesQuery);
  const [adding, setAdding] = useState(false);
  const failing = policies.data?.policies.filter(({ lastCheck }) => lastCheck?.outcome === 'failed').length ?? 0;
  return (
    <Page
      title="Policies"
      tabTitle="Policies"
      aside={
        mayWrite(user) && !adding ? (
          <Button size="xs" onClick={() => setAdding(true)} leftSection={<icons.policies size={16} />}>
            Track a document
          </Button>
        ) : null
      }
    >
      {adding ? <AddPolicy onClose={() => setAdding(false)} /> : null}
      {policies.data === undefined ? (
        policies.error === null ? (
          <div className="card pad stack" role="status" aria-label="Loading policies">
            <Skeleton height={14} width="40%" />
            <Skeleton height={12} width="70%" />
            <Skeleton height={14} width="35%" />
          </div>
        ) : (
          <ProblemNotice
            what="The policies could not be loaded"
            error={policies.error}
            onRetry={() => void policies.refetch()}
          />
        )
      ) : policies.data.policies.length === 0 ? (
        <Notice title="No document is tracked yet">
          <p>
            Track the engines’ ad policies and your partners’ agreements here. Each is looked at on a schedule, and you
            read what changed, word by word.
          </p>
        </Notice>
      ) : (
        <>
          <p className="dim small">
            {count(policies.data.policies.length, 'document')}
            {failing === 0 ? ', all of them readable.' : `; ${failing} could not be read at the last look.`}
          </p>
          <ul className={`card plain ${styles.list}`} aria-label="Policies">
            {policies.data.policies.map((policy) => (
              <PolicyItem key={policy.id} policy={policy} />
            ))}
          </ul>
        </>
      )}
    </Page>
  );
}
