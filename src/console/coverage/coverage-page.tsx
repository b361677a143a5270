import { Skeleton } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import type { Coverage } from '../api/generated/types.gen.js';
import { coverageQuery } from '../api/queries.js';
import { Notice } from '../parts/notice.js';
import { Page } from '../parts/page.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { count, formatNumber } from '../words/format.js';
import { BlindSpells, HandedOn } from './blind-spells.js';
import { Budgets } from './budgets.js';
import { Cells } from './cells.js';
import { ChosenLooks } from './chosen-looks.js';
import { CrossChecks } from './cross-checks.js';
import { Sight } from './sight.js';
import styles from './coverage.module.css';

const SPANS = [
  ['1', '24 hours'],
  ['7', '7 days'],
  ['31', '31 days'],
] as const;

/** What was looked at and what nobody could see: the ground on which every “nothing found” stands. */
export function CoveragePage() {
  const [search] = useSearchParams();
  const days = SPANS.find(([value]) => value === search.get('days'))?.[0] ?? '7';
  const coverage = useQuery({ ...coverageQuery(days), placeholderData: keepPreviousData });
  return (
    <Page
      title="Coverage"
      tabTitle="Coverage"
      aside={
        <div className="row">
          <Link to="/providers">Providers</Link>
          <nav className={styles.spans} aria-label="Time">
            {SPANS.map(([value, label]) => (
              <Link key={value} to={{ search: `days=${value}` }} aria-current={value === days ? 'page' : undefined}>
                {label}
              </Link>
            ))}
          </nav>
        </div>
      }
    >
      {coverage.data === undefined ? (
        coverage.error === null ? (
          <div className="stack" role="status" aria-label="Loading the coverage">
            <Skeleton height={64} radius={8} />
            <Skeleton height={260} radius={8} />
          </div>
        ) : (
          <ProblemNotice
            what="The coverage could not be loaded"
            error={coverage.error}
            onRetry={() => void coverage.refetch()}
          />
        )
      ) : (
        <Shown coverage={coverage.data} />
      )}
    </Page>
  );
}

function Shown({ coverage }: { coverage: Coverage }) {
  return (
    <>
      <Totals coverage={coverage} />
      <BlindSpells coverage={coverage} />
      <HandedOn unanswered={coverage.unanswered} />
      {coverage.cells.length === 0 ? (
        <Notice title="Nothing is watched yet">
          <p>
            Name queries, markets and providers under <code>watches</code> in the portfolio file, and what they may cost
            under <code>budgets</code>, as docs/collection.md describes. Captures that are handed in are counted above.
          </p>
        </Notice>
      ) : (
        <Cells coverage={coverage} />
      )}
      <ChosenLooks />
      <Sight sight={coverage.sight} />
      <CrossChecks />
      <Budgets budgets={coverage.budgets} />
    </>
  );
}

function Totals({ coverage: { totals, handedIn } }: { coverage: Coverage }) {
  const figures: readonly (readonly [string, number, boolean])[] = [
    ['looks', totals.looks, false],
    ['with ads', totals.ads, false],
    ['with nothing there', totals.noAds, false],
    ['could not look', totals.blocked + totals.failed, totals.blocked + totals.failed > 0],
    ['refused by the budget', totals.refused, totals.refused > 0],
    ['waiting', totals.waiting, false],
  ];
  const handed = handedIn.ads + handedIn.noAds + handedIn.blocked + handedIn.failed + handedIn.waiting;
  return (
    <div className={`card ${styles.totals}`}>
      <dl className={styles.figures}>
        {figures.map(([label, value, bad]) => (
          <div key={label} data-bad={bad}>
            <dt>{label}</dt>
            <dd className="num">{formatNumber(value)}</dd>
          </div>
        ))}
      </dl>
      <p className="dim small num">
        Handed in besides, in none of these figures: {count(handed, 'capture')}
        {handed === 0
          ? '.'
          : ` (${handedIn.ads} with ads, ${handedIn.noAds} with nothing there, ${handedIn.blocked + handedIn.failed} that could not be read).`}
      </p>
    </div>
  );
}
