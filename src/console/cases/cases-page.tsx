import { Button, Skeleton } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { Cases } from '../api/generated/types.gen.js';
import { casesQuery } from '../api/queries.js';
import { Notice } from '../parts/notice.js';
import { Page } from '../parts/page.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { useKeys } from '../parts/use-keys.js';
import { caseStateLabel } from '../words/cases.js';
import { count, formatNumber } from '../words/format.js';
import { CaseBoard } from './case-board.js';
import { CaseRowItem } from './case-row.js';
import { caseFilterCount, casesSearch, changedCases, unfilteredCases, viewOf } from './case-search.js';
import { CasesFilters } from './cases-filters.js';
import styles from './cases.module.css';

/** Every takedown, as a list or as a board over the same answer. */
export function CasesPage() {
  const [search, setSearch] = useSearchParams();
  const view = viewOf(search);
  const cases = useQuery({ ...casesQuery(search), placeholderData: keepPreviousData });
  const content = useRef<HTMLDivElement>(null);
  const step = (by: 1 | -1) => {
    const links = [...(content.current?.querySelectorAll<HTMLAnchorElement>('a[data-case]') ?? [])].filter(
      (link) => link.offsetParent !== null,
    );
    const at = links.findIndex((link) => link === document.activeElement);
    const next = at === -1 ? (by === 1 ? 0 : links.length - 1) : Math.min(Math.max(at + by, 0), links.length - 1);
    links[next]?.focus();
    links[next]?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };
  useKeys({
    j: () => step(1),
    k: () => step(-1),
    b: () => setSearch(changedCases(search, 'view', view === 'board' ? null : 'board')),
  });

  return (
    <Page title="Cases" tabTitle="Cases" aside={<ViewSwitch search={search} />} wide={view === 'board'}>
      <CasesFilters search={search} cases={cases.data} onChange={(next) => setSearch(next)} />
      {cases.error === null ? null : (
        <ProblemNotice
          what={cases.data === undefined ? 'The cases could not be loaded' : 'What you see may be out of date'}
          error={cases.error}
          onRetry={() => void cases.refetch()}
        />
      )}
      {cases.data === undefined ? (
        cases.error === null ? (
          <CasesSkeleton />
        ) : null
      ) : (
        <div ref={content} className="stack" aria-busy={cases.isPlaceholderData}>
          <CasesShown search={search} cases={cases.data} onClear={() => setSearch(unfilteredCases(search))} />
        </div>
      )}
    </Page>
  );
}

function ViewSwitch({ search }: { search: URLSearchParams }) {
  const current = viewOf(search);
  return (
    <nav className={styles.switch} aria-label="View">
      {(['list', 'board'] as const).map((view) => (
        <Link
          key={view}
          to={{ search: changedCases(search, 'view', view === 'list' ? null : view).toString() }}
          aria-current={view === current ? 'true' : undefined}
        >
          {view === 'list' ? 'List' : 'Board'}
        </Link>
      ))}
    </nav>
  );
}

function CasesShown({ search, cases, onClear }: { search: URLSearchParams; cases: Cases; onClear: () => void }) {
  if (cases.total === 0) return <NoCases search={search} onClear={onClear} />;
  return (
    <>
      {viewOf(search) === 'board' ? (
        <CaseBoard cases={cases} />
      ) : (
        <ul className={`card plain ${styles.list}`} aria-label="Cases">
          {cases.cases.map((each) => (
            <CaseRowItem key={each.id} case={each} search={casesSearch(search)} />
          ))}
        </ul>
      )}
      <p className="dim small num">
        {cases.cases.length < cases.total
          ? `The first ${formatNumber(cases.cases.length)} of ${count(cases.total, 'case')}. Filter to see others.`
          : count(cases.total, 'case')}
        {', the most valuable first, then the oldest; not estimated ones last.'}
      </p>
    </>
  );
}

function NoCases({ search, onClear }: { search: URLSearchParams; onClear: () => void }) {
  const state = search.get('state') ?? 'open';
  const words =
    state === 'all' || viewOf(search) === 'board' ? 'No case' : `No ${caseStateLabel(state).toLowerCase()} case`;
  if (caseFilterCount(search) > 0) {
    return (
      <Notice title={`${words} matches these filters`}>
        <div>
          <Button size="xs" variant="default" onClick={onClear}>
            Clear the filters
          </Button>
        </div>
      </Notice>
    );
  }
  return (
    <Notice title={words}>
      <p>
        A case is opened from a confirmed alert. <Link to="/alerts?state=confirmed">See the confirmed alerts</Link>
        {state === 'open' && viewOf(search) === 'list' ? (
          <>
            {' '}
            or <Link to="/cases?state=all">all cases, closed ones too</Link>
          </>
        ) : null}
        .
      </p>
    </Notice>
  );
}

function CasesSkeleton() {
  return (
    <div className="card" role="status" aria-label="Loading cases">
      {Array.from({ length: 6 }, (_, index) => (
        <div key={index} className={styles.skeleton}>
          <Skeleton height={12} width="42%" />
          <Skeleton height={10} width="70%" />
        </div>
      ))}
    </div>
  );
}
