import { Button, Pagination, Skeleton } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { RescanRow, Rescans } from '../api/generated/types.gen.js';
import { rescansQuery } from '../api/queries.js';
import { HostileText, shorten } from '../parts/hostile-text.js';
import { icons } from '../parts/icons.js';
import { Notice } from '../parts/notice.js';
import { Page } from '../parts/page.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { Tag } from '../parts/tag.js';
import { mayWrite, useUser } from '../shell/session.js';
import { count, formatAgo, formatInstant, formatNumber } from '../words/format.js';
import { violationLabel } from '../words/violations.js';
import { changeMeaning, CHANGES, changeShort, scopeWords, stateLabel, stateTone } from './rescan-words.js';
import styles from './rescans.module.css';
import { StartRescan } from './start-rescan.js';

/** What was held against newer rules, and whether that is worth doing now. */
export function RescansPage() {
  const user = useUser();
  const [search, setSearch] = useSearchParams();
  const key = new URLSearchParams([...search].filter(([name]) => ['page', 'brand'].includes(name))).toString();
  const rescans = useQuery({ ...rescansQuery(key), placeholderData: keepPreviousData });
  const [asking, setAsking] = useState(false);
  const { data } = rescans;
  return (
    <Page
      title="Rescans"
      tabTitle="Rescans"
      aside={
        <div className="row">
          <Button size="xs" variant="subtle" component={Link} to="/captures" leftSection={<icons.left size={15} />}>
            Captures
          </Button>
          {mayWrite(user) && !asking ? (
            <Button size="xs" onClick={() => setAsking(true)}>
              Rescan
            </Button>
          ) : null}
        </div>
      }
    >
      {asking ? <StartRescan brands={data?.brands ?? []} onClose={() => setAsking(false)} /> : null}
      {data === undefined ? (
        rescans.error === null ? (
          <div className="card pad stack" role="status" aria-label="Loading rescans">
            <Skeleton height={14} width="40%" />
            <Skeleton height={12} width="70%" />
          </div>
        ) : (
          <ProblemNotice
            what="The rescans could not be loaded"
            error={rescans.error}
            onRetry={() => void rescans.refetch()}
          />
        )
      ) : (
        <>
          <ChangedRules rules={data.changedRules} />
          {data.rescans.length === 0 ? (
            <Notice title="Nothing was held again yet">
              <p>
                A rescan holds stored ads against the rules and the portfolio of today, and reports what they would say
                differently. It raises no alert and changes no finding; from its report you may raise alerts yourself.
              </p>
            </Notice>
          ) : (
            <ul className={`card plain ${styles.list}`} aria-label="Rescans" aria-busy={rescans.isPlaceholderData}>
              {data.rescans.map((rescan) => (
                <RescanItem key={rescan.id} rescan={rescan} />
              ))}
            </ul>
          )}
          {data.total <= data.pageSize ? null : (
            <Pagination
              size="sm"
              total={Math.ceil(data.total / data.pageSize)}
              value={data.page}
              siblings={0}
              onChange={(page) => setSearch({ ...Object.fromEntries(search), page: String(page) })}
              getControlProps={(control) => ({ 'aria-label': `${control} page` })}
            />
          )}
        </>
      )}
    </Page>
  );
}

/** Says that stored findings rest on earlier rules; whether to look again is a person's choice. */
function ChangedRules({ rules }: { rules: Rescans['changedRules'] }) {
  if (rules.length === 0) return null;
  return (
    <Notice tone="amber" title={`${count(rules.length, 'rule')} changed since stored ads were judged`}>
      <p>Run a rescan over all ads to see what that changes. Nothing is judged again by itself.</p>
      <ul className={styles.rules}>
        {rules.map(({ rule, from, to, since }) => (
          <li key={rule}>
            {violationLabel(rule)} <code>{rule}</code>:{' '}
            {from === null ? `new, version ${to}` : `version ${from} → ${to}`}
            {since === null ? ', has not judged yet' : `, since ${formatInstant(since)}`}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function RescanItem({ rescan }: { rescan: RescanRow }) {
  return (
    <li className={styles.row}>
      <div className={styles.main}>
        <div className="row">
          <Link to={`/rescans/${encodeURIComponent(rescan.id)}`} className={styles.link}>
            <HostileText text={shorten(scopeWords(rescan), 160)} />
          </Link>
          <Tag tone={stateTone(rescan.state)}>{stateLabel(rescan.state)}</Tag>
          {rescan.isOfToday ? null : <Tag>Earlier rules</Tag>}
        </div>
        {rescan.reason === null || rescan.reason === '' ? null : (
          <p className={styles.text}>
            <HostileText text={shorten(rescan.reason, 300)} />
          </p>
        )}
        <p className="dim small num">
          {formatNumber(rescan.capturesDone)} of {count(rescan.captures, 'capture')} · asked for{' '}
          <time dateTime={rescan.askedAt} title={formatInstant(rescan.askedAt)}>
            {formatAgo(rescan.askedAt)}
          </time>{' '}
          by <HostileText text={shorten(rescan.askedBy, 60)} />
        </p>
      </div>
      <dl className={styles.counts}>
        {CHANGES.map((change) => (
          <div key={change} title={changeMeaning(change)}>
            <dt>{changeShort(change)}</dt>
            <dd className="num">{formatNumber(rescan.findings[change])}</dd>
          </div>
        ))}
      </dl>
    </li>
  );
}
