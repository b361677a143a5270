import { Button, Pagination, Skeleton } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import { capturesQuery } from '../api/queries.js';
import type { Captures } from '../api/generated/types.gen.js';
import { icons } from '../parts/icons.js';
import { Notice } from '../parts/notice.js';
import { Page } from '../parts/page.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { useCurrentInSight } from '../parts/use-current-in-sight.js';
import { mayWrite, useUser } from '../shell/session.js';
import { count, formatNumber } from '../words/format.js';
import { outcomeLabel, outcomeMeaning } from '../words/labels.js';
import { CaptureItem } from './capture-item.js';
import styles from './captures.module.css';

const OUTCOMES = ['ads', 'no-ads', 'blocked', 'failed', 'pending'] as const;
const KNOWN = ['outcome', 'provider', 'engine', 'page'];

/** Every look at a results page and how it ended. */
export function CapturesPage() {
  const [search, setSearch] = useSearchParams();
  const user = useUser();
  const key = new URLSearchParams(
    [...search].filter(([name, value]) => KNOWN.includes(name) && value !== ''),
  ).toString();
  const captures = useQuery({ ...capturesQuery(key), placeholderData: keepPreviousData });
  const pages = captures.data === undefined ? 1 : Math.max(1, Math.ceil(captures.data.total / captures.data.pageSize));
  return (
    <Page
      title="Captures"
      tabTitle="Captures"
      aside={
        <div className="row">
          <Button size="xs" variant="default" component={Link} to="/rescans">
            Rescans
          </Button>
          {mayWrite(user) ? (
            <Button size="xs" component={Link} to="/captures/upload" leftSection={<icons.upload size={16} />}>
              Upload
            </Button>
          ) : null}
        </div>
      }
    >
      <OutcomeTabs current={search.get('outcome')} counts={captures.data?.counts} />
      {captures.data === undefined ? (
        captures.error === null ? (
          <CapturesSkeleton />
        ) : (
          <ProblemNotice
            what="The captures could not be loaded"
            error={captures.error}
            onRetry={() => void captures.refetch()}
          />
        )
      ) : captures.data.captures.length === 0 ? (
        <NoCaptures outcome={search.get('outcome')} total={sum(captures.data.counts)} may={mayWrite(user)} />
      ) : (
        <>
          <ul className={`card plain ${styles.list}`} aria-label="Captures" aria-busy={captures.isPlaceholderData}>
            {captures.data.captures.map((capture) => (
              <CaptureItem key={capture.id} capture={capture} />
            ))}
          </ul>
          <div className="row between">
            <span className="dim small num">{count(captures.data.total, 'capture')}</span>
            {pages === 1 ? null : (
              <Pagination
                size="sm"
                total={pages}
                value={captures.data.page}
                siblings={0}
                onChange={(page) => {
                  const next = new URLSearchParams(key);
                  next.set('page', String(page));
                  setSearch(next);
                }}
                getControlProps={(control) => ({ 'aria-label': `${control} page` })}
              />
            )}
          </div>
        </>
      )}
    </Page>
  );
}

function sum(counts: Captures['counts']): number {
  return Object.values(counts).reduce((total, value) => total + value, 0);
}

function OutcomeTabs({ current, counts }: { current: string | null; counts: Captures['counts'] | undefined }) {
  const shown = OUTCOMES.filter(
    (outcome) => outcome !== 'pending' || current === 'pending' || (counts?.pending ?? 0) > 0,
  );
  const strip = useCurrentInSight(current, counts);
  return (
    <nav className={styles.tabs} aria-label="Outcome" ref={strip}>
      <Link className={styles.tab} to={{ search: '' }} aria-current={current === null ? 'page' : undefined}>
        All
        <span className={`num ${styles.count}`}>{counts === undefined ? '·' : formatNumber(sum(counts))}</span>
      </Link>
      {shown.map((outcome) => (
        <Link
          key={outcome}
          className={styles.tab}
          to={{ search: `outcome=${outcome}` }}
          aria-current={current === outcome ? 'page' : undefined}
          title={outcomeMeaning(outcome)}
        >
          {outcomeLabel(outcome)}
          <span className={`num ${styles.count}`}>{counts === undefined ? '·' : formatNumber(counts[outcome])}</span>
        </Link>
      ))}
    </nav>
  );
}

function NoCaptures({ outcome, total, may }: { outcome: string | null; total: number; may: boolean }) {
  if (total > 0) {
    return (
      <Notice title={outcome === null ? 'Nothing on this page' : `No capture ended as “${outcomeLabel(outcome)}”`}>
        <p className="num">
          {count(total, 'capture')} in all. <Link to="/captures">Show all</Link>.
        </p>
      </Notice>
    );
  }
  return (
    <Notice title="No captures yet">
      <p>A capture is a stored results page or provider reply. Everything else is derived from them.</p>
      {may ? (
        <div style={{ marginTop: '0.375rem' }}>
          <Button size="xs" component={Link} to="/captures/upload">
            Upload captures
          </Button>
        </div>
      ) : null}
    </Notice>
  );
}

function CapturesSkeleton() {
  return (
    <div className="card" role="status" aria-label="Loading captures">
      {Array.from({ length: 6 }, (_, index) => (
        <div key={index} className={styles.skeleton}>
          <Skeleton height={12} width="40%" />
          <Skeleton height={10} width="60%" />
        </div>
      ))}
    </div>
  );
}
