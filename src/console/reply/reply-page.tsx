import { Skeleton } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useLocation } from 'react-router';
import { request } from '../api/client.js';
import { ApiProblem } from '../api/problem.js';
import type { ReplyPage as ReplyPageAnswer } from '../api/generated/types.gen.js';
import { HostileText, shorten } from '../parts/hostile-text.js';
import { icons } from '../parts/icons.js';
import { Notice } from '../parts/notice.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { SchemeToggle } from '../shell/scheme-toggle.js';
import { count, formatInstant } from '../words/format.js';
import { ReplyAlertCard } from './reply-alert.js';
import styles from './reply.module.css';

/**
 * What a partner sees by its link, and where it answers. Needs no account: the token stands behind the `#`, which browsers
 * keep to themselves, and goes to the server in a header.
 */
export function ReplyPage() {
  const token = useLocation().hash.slice(1);
  useDocumentTitle('Your answer · Markwarden');
  const page = useQuery({
    queryKey: ['reply', token],
    queryFn: ({ signal }) => request<ReplyPageAnswer>('/api/reply', { signal, bearer: token }),
    enabled: token !== '',
  });
  return (
    <main className={styles.page}>
      <header className="row between">
        <span className={styles.logo}>
          <icons.mark size={24} /> Markwarden
        </span>
        <SchemeToggle />
      </header>
      {token === '' ? (
        <Closed detail="The address lacks its last part. Copy the whole link from the message, up to its end." />
      ) : page.data !== undefined ? (
        <Opened page={page.data} token={token} onAnswered={() => void page.refetch()} />
      ) : page.error === null ? (
        <Skeleton height={320} />
      ) : page.error instanceof ApiProblem && page.error.status === 404 ? (
        <Closed detail={page.error.detail} />
      ) : (
        <ProblemNotice what="The page could not be loaded" error={page.error} onRetry={() => void page.refetch()} />
      )}
    </main>
  );
}

function Closed({ detail }: { detail: string }) {
  return (
    <>
      <h1>This link does not open anything</h1>
      <Notice>{detail}</Notice>
    </>
  );
}

function Opened({ page, token, onAnswered }: { page: ReplyPageAnswer; token: string; onAnswered: () => void }) {
  return (
    <>
      <h1>
        <HostileText text={shorten(page.brand, 80)} /> asks for your side
      </h1>
      <p>
        <HostileText text={shorten(page.brand, 80)} /> watches search results and saw{' '}
        {page.alerts.length === 1 ? 'ads that concern' : `ads that concern, in ${count(page.alerts.length, 'case')},`}{' '}
        <strong>
          <HostileText text={shorten(page.partner, 80)} />
        </strong>
        . Below is what was seen. Your answer is kept word for word beside it, and people read it before they decide
        anything more.
      </p>
      <p className="dim small">
        This page works until {formatInstant(page.expiresAt)}. Whoever has its address can answer here, so keep it to
        yourself.
      </p>
      {page.alerts.length === 0 ? (
        <Notice tone="green">Nothing that concerns you is stored any more. There is nothing to answer.</Notice>
      ) : null}
      {page.alerts.map((alert) => (
        <ReplyAlertCard key={alert.id} alert={alert} token={token} onAnswered={onAnswered} />
      ))}
    </>
  );
}
