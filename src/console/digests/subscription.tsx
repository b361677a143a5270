import { Switch } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { request } from '../api/client.js';
import { digestsQuery } from '../api/queries.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import styles from './digests.module.css';

/** Whether the signed-in person wants the digest. */
export function Subscription({ wanted }: { wanted: boolean }) {
  const client = useQueryClient();
  const change = useMutation({
    mutationFn: (next: boolean) => request('/api/digests/subscription', { method: 'POST', json: { wanted: next } }),
    onSettled: () => client.invalidateQueries({ queryKey: digestsQuery.queryKey }),
  });
  return (
    <section className={`card ${styles.side}`} aria-label="Your subscription">
      <h2 className={styles.title}>Your subscription</h2>
      <Switch
        label="Mail me the digest every Monday"
        checked={change.isPending ? change.variables : wanted}
        disabled={change.isPending}
        onChange={(event) => change.mutate(event.currentTarget.checked)}
      />
      {change.error === null ? null : <ProblemNotice what="That was not saved" error={change.error} />}
    </section>
  );
}
