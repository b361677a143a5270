import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from 'react-router';
import { request } from '../api/client.js';
import type { Alert, CaseOpened } from '../api/generated/types.gen.js';
import { alertQuery } from '../api/queries.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { mayWrite, useUser } from '../shell/session.js';
import { CaseStateTag } from './case-state-tag.js';
import styles from './case-page.module.css';

/** The cases that an alert stands in, and the way from a confirmed alert to one. */
export function AlertCases({ alert }: { alert: Alert }) {
  const may = mayWrite(useUser());
  const client = useQueryClient();
  const navigate = useNavigate();
  const open = useMutation({
    mutationFn: () => request<CaseOpened>('/api/cases', { method: 'POST', json: { alertIds: [alert.id] } }),
    onSuccess: async ({ id }) => {
      await navigate(`/cases/${encodeURIComponent(id)}`);
      await Promise.all([
        client.invalidateQueries({ queryKey: alertQuery(alert.id).queryKey }),
        client.invalidateQueries({ queryKey: ['cases'] }),
        client.invalidateQueries({ queryKey: ['overview'] }),
      ]);
    },
  });
  const confirmed = alert.lines.some(({ state }) => state === 'confirmed');
  const isOpen = alert.cases.some(({ state }) => state !== 'closed');
  if (alert.cases.length === 0 && !confirmed) return null;
  return (
    <section className="card pad stack" aria-labelledby="alert-cases-heading">
      <h2 id="alert-cases-heading" className="eyebrow">
        Case
      </h2>
      {alert.cases.length === 0 ? null : (
        <ul className={`plain ${styles.alerts}`}>
          {alert.cases.map(({ id, number, state }) => (
            <li key={id} className="row">
              <Link to={`/cases/${encodeURIComponent(id)}`}>Case {number}</Link>
              <CaseStateTag state={state} />
            </li>
          ))}
        </ul>
      )}
      {isOpen || !confirmed || !may ? null : (
        <>
          <p className="dim small">
            A case keeps the captures for good, drafts each filing from the record, and says what it does to customers.
          </p>
          <div>
            <Button size="xs" loading={open.isPending} onClick={() => open.mutate()}>
              Open a case
            </Button>
          </div>
        </>
      )}
      {open.error === null ? null : <ProblemNotice what="The case was not opened" error={open.error} />}
    </section>
  );
}
