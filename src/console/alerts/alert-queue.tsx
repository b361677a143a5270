import { Button, Pagination, Skeleton } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { Link, useSearchParams } from 'react-router';
import { alertsQuery, type QueueView } from '../api/queries.js';
import { Notice } from '../parts/notice.js';
import { Page } from '../parts/page.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { useCurrentInSight } from '../parts/use-current-in-sight.js';
import { useKeys } from '../parts/use-keys.js';
import { count, formatNumber } from '../words/format.js';
import { STATES, stateLabel } from '../words/labels.js';
import styles from './alert-queue.module.css';
import { AlertRowItem } from './alert-row.js';
import { LookedNote, NothingFound } from './looked-note.js';
import { QueueFilters } from './queue-filters.js';
import { LeftOut, QueueParts } from './queue-parts.js';
import {
  changed,
  filterCount,
  isNarrowed,
  isOpen,
  PARTS,
  queueSearch,
  unfiltered,
  type QueuePart,
} from './queue-search.js';

/** The first screen: every alert of one state, narrowed by the address bar, worked through by keyboard or pointer. */
export function AlertQueue() {
  const [search, setSearch] = useSearchParams();
  const key = queueSearch(search);
  const alerts = useQuery({ ...alertsQuery(search), placeholderData: keepPreviousData });
  const list = useRef<HTMLUListElement>(null);
  const searchBox = useRef<HTMLInputElement>(null);

  const step = (by: 1 | -1) => {
    const links = [...(list.current?.querySelectorAll<HTMLAnchorElement>('a[data-alert]') ?? [])];
    const at = links.findIndex((link) => link === document.activeElement);
    const next = at === -1 ? (by === 1 ? 0 : links.length - 1) : Math.min(Math.max(at + by, 0), links.length - 1);
    links[next]?.focus();
    links[next]?.scrollIntoView({ block: 'nearest' });
  };
  const show = (part: QueuePart) => () => setSearch(changed(search, 'verdict', part));
  useKeys({
    j: () => step(1),
    k: () => step(-1),
    '/': () => searchBox.current?.focus(),
    ...Object.fromEntries(PARTS.map((part, index) => [String(index + 1), show(part)])),
  });

  return (
    <Page title="Alerts" tabTitle="Alerts">
      <div className={styles.top}>
        <StateTabs search={search} counts={alerts.data?.counts} />
        <QueueParts search={search} view={alerts.data} />
      </div>
      <QueueFilters
        search={search}
        queue={alerts.data}
        searchBox={searchBox}
        onChange={(next, replace) => setSearch(next, { replace })}
      />
      {alerts.data !== undefined && alerts.error !== null ? (
        <ProblemNotice what="The list may be out of date" error={alerts.error} onRetry={() => void alerts.refetch()} />
      ) : null}
      {alerts.data === undefined ? (
        alerts.error === null ? (
          <QueueSkeleton />
        ) : (
          <ProblemNotice
            what="The alerts could not be loaded"
            error={alerts.error}
            onRetry={() => void alerts.refetch()}
          />
        )
      ) : (
        <>
          <LeftOut search={search} view={alerts.data} />
          {alerts.data.total === 0 ? (
            <NothingFound
              looked={alerts.data.looked}
              what={nothingWords(search, alerts.data.part)}
              action={
                filterCount(search) === 0 ? null : (
                  <Button size="xs" variant="default" onClick={() => setSearch(unfiltered(search))}>
                    Clear the filters
                  </Button>
                )
              }
            />
          ) : alerts.data.alerts.length === 0 ? (
            <Notice title="This page is past the end of the list">
              <p>
                <Link to={{ search: changed(search, 'page', null).toString() }}>Show the first page</Link>
              </p>
            </Notice>
          ) : (
            <ul
              ref={list}
              className={`card plain ${styles.list}`}
              aria-label={`${stateLabel(search.get('state') ?? 'open')} alerts`}
              aria-busy={alerts.isPlaceholderData}
            >
              {alerts.data.alerts.map((alert) => (
                <AlertRowItem key={alert.id} alert={alert} search={key} ids={alerts.data.alerts.map((a) => a.id)} />
              ))}
            </ul>
          )}
          {alerts.data.total === 0 ? null : (
            <QueueFoot data={alerts.data} onPage={(page) => setSearch(changed(search, 'page', String(page)))} />
          )}
        </>
      )}
    </Page>
  );
}

const NOTHING: Record<QueuePart, string> = {
  decide: ' is a violation or needs a look',
  appearance: ' is about a mere appearance',
  all: '',
};

function nothingWords(search: URLSearchParams, part: QueuePart): string {
  const state = search.get('state') ?? 'open';
  const words = state === 'all' ? 'No alert' : `No ${stateLabel(state).toLowerCase()} alert`;
  const ofPart = part === 'decide' && isOpen(search) ? 'There is nothing to decide' : `${words}${NOTHING[part]}`;
  if (filterCount(search) === 0) return ofPart;
  return part === 'all' ? `${words} matches these filters` : `${ofPart} under these filters`;
}

function StateTabs({ search, counts }: { search: URLSearchParams; counts: QueueView['counts'] | undefined }) {
  const current = search.get('state') ?? 'open';
  const strip = useCurrentInSight(current, counts);
  return (
    <nav className={styles.tabs} aria-label="State" ref={strip}>
      {[...STATES, 'all' as const].map((state) => (
        <Link
          key={state}
          className={styles.tab}
          aria-current={state === current ? 'page' : undefined}
          to={{ search: inState(search, state === 'open' ? null : state).toString() }}
        >
          {stateLabel(state)}
          <span className={`num ${styles.count}`}>{counts === undefined ? '·' : formatNumber(counts[state])}</span>
        </Link>
      ))}
    </nav>
  );
}

/** Another state begins with the part that suits it. */
function inState(search: URLSearchParams, state: string | null): URLSearchParams {
  const next = changed(search, 'state', state);
  return isNarrowed(search) ? next : changed(next, 'verdict', null);
}

function QueueFoot({ data, onPage }: { data: QueueView; onPage: (page: number) => void }) {
  const pages = Math.ceil(data.total / data.pageSize);
  return (
    <div className={styles.foot}>
      <LookedNote looked={data.looked} />
      {pages === 1 ? (
        data.total === 0 ? null : (
          <span className="dim small num">{count(data.total, 'alert')}</span>
        )
      ) : (
        <div className="row">
          <span className="dim small num">
            {count(data.total, 'alert')}, page {formatNumber(data.page)} of {formatNumber(pages)}
          </span>
          <Pagination
            size="sm"
            total={pages}
            value={data.page}
            onChange={onPage}
            siblings={0}
            getControlProps={(control) => ({ 'aria-label': `${control} page` })}
          />
        </div>
      )}
    </div>
  );
}

function QueueSkeleton() {
  return (
    <div className="card" role="status" aria-label="Loading alerts">
      {Array.from({ length: 8 }, (_, index) => (
        <div key={index} className={styles.skeleton}>
          <Skeleton height={12} width="34%" />
          <Skeleton height={10} width="72%" />
        </div>
      ))}
    </div>
  );
}
