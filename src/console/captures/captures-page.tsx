import { Button, Pagination, Skeleton } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import { capturesQuery } from '../api/queries.js';
import type { CaptureList, CaptureRow } from '../api/types.js';
import { HostileText, shorten } from '../parts/hostile-text.js';
import { icons } from '../parts/icons.js';
import { Notice } from '../parts/notice.js';
import { Page } from '../parts/page.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { Tag } from '../parts/tag.js';
import { mayWrite, useUser } from '../shell/session.js';
import { count, countryName, formatAgo, formatInstant, formatNumber } from '../words/format.js';
import { deviceLabel, engineLabel, outcomeLabel, outcomeMeaning, providerLabel } from '../words/labels.js';
import { outcomeTone } from './capture-words.js';
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
        mayWrite(user) ? (
          <Button size="xs" component={Link} to="/captures/upload" leftSection={<icons.upload size={16} />}>
            Upload
          </Button>
        ) : null
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

function sum(counts: CaptureList['counts']): number {
  return Object.values(counts).reduce((total, value) => total + value, 0);
}

function OutcomeTabs({ current, counts }: { current: string | null; counts: CaptureList['counts'] | undefined }) {
  const shown = OUTCOMES.filter(
    (outcome) => outcome !== 'pending' || current === 'pending' || (counts?.pending ?? 0) > 0,
  );
  return (
    <nav className={styles.tabs} aria-label="Outcome">
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

function CaptureItem({ capture }: { capture: CaptureRow }) {
  return (
    <li className={styles.row}>
      <div className={styles.main}>
        <div className="row">
          <Link to={`/captures/${encodeURIComponent(capture.id)}`} className={styles.link}>
            <HostileText text={shorten(capture.query ?? capture.fileName ?? 'Query not known', 120)} />
          </Link>
          <Tag tone={outcomeTone(capture.outcome)} title={outcomeMeaning(capture.outcome)}>
            {outcomeLabel(capture.outcome)}
          </Tag>
        </div>
        {capture.reason === null ? null : (
          <p className={styles.reason}>
            <HostileText text={shorten(capture.reason.message, 300)} />
          </p>
        )}
        <p className="dim small">
          {[
            capture.engine === null ? 'Engine not known' : engineLabel(capture.engine),
            ...(capture.country === null ? [] : [countryName(capture.country)]),
            ...(capture.device === null ? [] : [deviceLabel(capture.device)]),
            providerLabel(capture.provider),
          ].join(' · ')}
          {capture.fileName === null || capture.query === null ? null : (
            <>
              {' '}
              · <HostileText text={shorten(capture.fileName, 80)} />
            </>
          )}
        </p>
      </div>
      <div className={styles.figures}>
        <span className="num">
          {capture.outcome === 'ads' || capture.outcome === 'no-ads'
            ? count(capture.textAds + capture.shoppingAds, 'ad')
            : 'Not known'}
        </span>
        <span className="dim small num">
          {capture.stage === 'examined' ? count(capture.findings, 'finding') : 'Not examined yet'}
        </span>
      </div>
      <div className={`${styles.figures} ${styles.end}`}>
        <time
          dateTime={capture.capturedAt ?? capture.receivedAt}
          title={formatInstant(capture.capturedAt ?? capture.receivedAt)}
        >
          {formatAgo(capture.capturedAt ?? capture.receivedAt)}
        </time>
        <span className="dim small">{capture.capturedAt === null ? 'received' : 'captured'}</span>
      </div>
    </li>
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
