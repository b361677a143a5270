import { Button, Pagination, Progress, Skeleton } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import type { Rescan } from '../api/generated/types.gen.js';
import { rescanQuery } from '../api/queries.js';
import { HostileText, shorten } from '../parts/hostile-text.js';
import { icons } from '../parts/icons.js';
import { Notice } from '../parts/notice.js';
import { Page } from '../parts/page.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { Tag } from '../parts/tag.js';
import { mayWrite, useUser } from '../shell/session.js';
import { count, formatInstant, formatNumber } from '../words/format.js';
import { ChangedFindingItem } from './changed-finding.js';
import { ChangeFilters } from './change-filters.js';
import { RaiseAlerts } from './raise-alerts.js';
import { RescanTable, VerdictMoves } from './rescan-table.js';
import { scopeWords, stateLabel, stateTone } from './rescan-words.js';
import styles from './rescans.module.css';

const KNOWN = ['change', 'rule', 'brand', 'page'];

/** One rescan: before and after by rule, then finding by finding with both sentences. */
export function RescanPage() {
  const { id = '' } = useParams();
  const [search, setSearch] = useSearchParams();
  const key = new URLSearchParams([...search].filter(([name, value]) => KNOWN.includes(name) && value !== ''));
  const rescan = useQuery({ ...rescanQuery(id, key.toString()), placeholderData: keepPreviousData });
  const back = (
    <Button size="xs" variant="subtle" component={Link} to="/rescans" leftSection={<icons.left size={15} />}>
      Rescans
    </Button>
  );
  if (rescan.data === undefined) {
    return (
      <Page title="Rescan" tabTitle="Rescan" aside={back}>
        {rescan.error === null ? (
          <div className="stack" role="status" aria-label="Loading the rescan">
            <Skeleton height={120} radius={8} />
            <Skeleton height={320} radius={8} />
          </div>
        ) : (
          <ProblemNotice
            what="The rescan could not be loaded"
            error={rescan.error}
            onRetry={() => void rescan.refetch()}
          />
        )}
      </Page>
    );
  }
  const { data } = rescan;
  return (
    <Page title="Rescan" tabTitle="Rescan" aside={back}>
      <State rescan={data} />
      <RescanTable rescan={data} />
      <VerdictMoves rescan={data} />
      <Changed
        key={id}
        rescan={data}
        search={key}
        busy={rescan.isPlaceholderData}
        onSearch={(next) => setSearch(next)}
      />
    </Page>
  );
}

/** What was held again, by whom and how far it came. */
function State({ rescan }: { rescan: Rescan }) {
  return (
    <section className="card pad stack tight" aria-label="State">
      <div className="row">
        <b>
          <HostileText text={shorten(scopeWords(rescan), 200)} />
        </b>
        <Tag tone={stateTone(rescan.state)}>{stateLabel(rescan.state)}</Tag>
      </div>
      {rescan.reason === null || rescan.reason === '' ? null : (
        <p>
          “<HostileText text={rescan.reason} />”
        </p>
      )}
      <p className="dim small num">
        {formatNumber(rescan.capturesDone)} of {count(rescan.captures, 'capture')}, {count(rescan.ads, 'sighting')} held
        again. Asked for by <HostileText text={shorten(rescan.askedBy, 60)} />, {formatInstant(rescan.askedAt)}. By
        itself it raises no alert and changes no finding.
      </p>
      {rescan.state === 'running' ? (
        <Progress
          value={(100 * rescan.capturesDone) / Math.max(1, rescan.captures)}
          aria-label="Captures held again"
          size="sm"
        />
      ) : null}
      {rescan.capturesCleared === 0 ? null : (
        <Notice title={`${count(rescan.capturesCleared, 'capture')} could not be held again`}>
          <p>They lay within what was asked for and had been removed at the end of their term.</p>
        </Notice>
      )}
      {rescan.portfolioChanged ? (
        <Notice tone="amber" title="The portfolio changed meanwhile">
          <p>The first ads were held against an earlier portfolio than the last ones.</p>
        </Notice>
      ) : null}
      {rescan.isOfToday ? null : (
        <Notice title="The rules have changed since">
          <p>This is what the rules said on the day of the rescan. Run another one for those of today.</p>
        </Notice>
      )}
    </section>
  );
}

interface ChangedProps {
  rescan: Rescan;
  search: URLSearchParams;
  busy: boolean;
  onSearch: (next: URLSearchParams) => void;
}

function Changed({ rescan, search, busy, onSearch }: ChangedProps) {
  const user = useUser();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const choose = (id: string, on: boolean): void =>
    setChosen(on ? new Set([...chosen, id]) : new Set([...chosen].filter((other) => other !== id)));
  const pages = Math.max(1, Math.ceil(rescan.total / rescan.pageSize));
  const changes = rescan.findings;
  const any = changes.new + changes.gone + changes.verdict + changes.reasons > 0;
  return (
    <section className="stack" aria-labelledby="changed-heading">
      <h2 id="changed-heading" className={styles.heading}>
        Changed findings
      </h2>
      {any ? <ChangeFilters rescan={rescan} search={search} onSearch={onSearch} /> : null}
      {mayWrite(user) && rescan.state !== 'running' ? (
        <RaiseAlerts rescan={rescan} chosen={chosen} brand={search.get('brand')} onDone={() => setChosen(new Set())} />
      ) : null}
      {rescan.changed.length === 0 ? (
        <Notice title={any ? 'No changed finding is like that' : 'No finding changed'}>
          <p>
            {any ? 'Choose another kind above.' : 'Whatever was held again reads the same by the rules of this rescan.'}
          </p>
        </Notice>
      ) : (
        <>
          <ul className={`card plain ${styles.list}`} aria-label="Changed findings" aria-busy={busy}>
            {rescan.changed.map((finding) => (
              <ChangedFindingItem
                key={finding.id}
                finding={finding}
                chosen={chosen.has(finding.id)}
                onChoose={mayWrite(user) && finding.mayRaise ? (on) => choose(finding.id, on) : null}
              />
            ))}
          </ul>
          <div className="row between">
            <span className="dim small num">{count(rescan.total, 'changed finding')}</span>
            {pages === 1 ? null : (
              <Pagination
                size="sm"
                total={pages}
                value={rescan.page}
                siblings={0}
                onChange={(page) => {
                  const next = new URLSearchParams(search);
                  next.set('page', String(page));
                  onSearch(next);
                }}
                getControlProps={(control) => ({ 'aria-label': `${control} page` })}
              />
            )}
          </div>
        </>
      )}
    </section>
  );
}
