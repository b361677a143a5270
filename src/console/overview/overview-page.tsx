import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Overview } from '../api/generated/types.gen.js';
import { overviewQuery } from '../api/queries.js';
import { FirstFew } from '../parts/first-few.js';
import { HostileText, shorten } from '../parts/hostile-text.js';
import { Page } from '../parts/page.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { Tag } from '../parts/tag.js';
import { count, formatAgo, formatDay, formatInstant } from '../words/format.js';
import { whoLabel } from '../words/labels.js';
import { DecideSection } from './decide-section.js';
import { LookingSection } from './looking-section.js';
import styles from './overview.module.css';
import { caseNeeds } from './case-needs.js';

/** What needs this person today; begins with whether the product could look at all. */
export function OverviewPage() {
  const overview = useQuery(overviewQuery);
  return (
    <Page
      title="Today"
      tabTitle="Today"
      aside={overview.data === undefined ? null : <span className="dim">{formatDay(overview.data.today)}</span>}
    >
      {overview.data !== undefined ? (
        <Sections overview={overview.data} />
      ) : overview.error !== null ? (
        <ProblemNotice
          what="Today’s work could not be read"
          error={overview.error}
          onRetry={() => void overview.refetch()}
        />
      ) : (
        <Skeleton height={320} aria-label="Loading" />
      )}
    </Page>
  );
}

function Sections({ overview }: { overview: Overview }) {
  const { actions, cases, policies, digest } = overview;
  return (
    <>
      <LookingSection looked={overview.looked} blind={overview.blind} />
      <DecideSection decide={overview.decide} looked={overview.looked} />
      <div className={styles.columns}>
        <Section title="Cases that wait" to="/cases" more={count(cases.open, 'open case')}>
          {cases.waiting.length === 0 ? (
            <p className="dim">
              {cases.open === 0 ? 'No case is open.' : 'The open cases wait for somebody else’s answer.'}
            </p>
          ) : (
            <ul className={styles.list}>
              {cases.waiting.slice(0, 5).map((each) => (
                <li key={each.id}>
                  <Link to={`/cases/${encodeURIComponent(each.id)}`} className={styles.item}>
                    MW-{each.number} <HostileText text={shorten(each.title, 90)} />
                  </Link>
                  <span className="dim small">
                    {caseNeeds(each)} {each.mine ? 'Yours' : `Owner: ${each.owner}`},{' '}
                    <time dateTime={each.changedAt} title={formatInstant(each.changedAt)}>
                      {formatAgo(each.changedAt)}
                    </time>
                  </span>
                </li>
              ))}
            </ul>
          )}
        </Section>
        <Section title="Actions due this week" tall>
          {actions.length === 0 ? (
            <p className="dim">No action is due within a week.</p>
          ) : (
            <FirstFew items={actions} few={4} noun="more action">
              {(shown) => (
                <ul className={styles.list}>
                  {shown.map((action, at) => (
                    <li key={at}>
                      <Link to={`/cases/${encodeURIComponent(action.caseId)}`} className={styles.item}>
                        <HostileText text={shorten(action.what, 160)} />
                      </Link>
                      <span className="dim small">
                        {action.overdue ? <Tag tone="red">Overdue</Tag> : null} {whoLabel(action.who)}, by{' '}
                        {formatDay(action.dueOn)}, case MW-{action.caseNumber}
                      </span>
                    </li>
                  ))}
                </ul>
              )}
            </FirstFew>
          )}
        </Section>
        <Section title="Policies that changed this week" to="/policies" more="All policies">
          <Policies policies={policies} />
        </Section>
      </div>
      {digest === null ? null : (
        <p className="dim small">
          Your digest of {digest.week}: {digest.state}
          {digest.endedAt === null ? '' : `, ${formatInstant(digest.endedAt)}`}. <Link to="/digests">See it</Link>
        </p>
      )}
    </>
  );
}

function Policies({ policies: { changes, unreadable } }: { policies: Overview['policies'] }) {
  if (changes.length + unreadable.length === 0) return <p className="dim">None that a reader would see.</p>;
  return (
    <ul className={styles.list}>
      {unreadable.map(({ documentId, name, since, message }) => (
        <li key={documentId}>
          <Link to={`/policies/${encodeURIComponent(documentId)}`} className={styles.item}>
            <HostileText text={name} />
          </Link>
          <span className="small">
            <Tag tone="amber">Cannot be read</Tag> since {formatInstant(since)}. {message}
          </span>
        </li>
      ))}
      {changes.map(({ documentId, changeId, name, at, summary }) => (
        <li key={changeId}>
          <Link to={`/policies/${encodeURIComponent(documentId)}`} className={styles.item}>
            <HostileText text={name} />
          </Link>
          <span className="small">
            <HostileText text={shorten(summary, 240)} />{' '}
            <time className="dim" dateTime={at} title={formatInstant(at)}>
              {formatAgo(at)}
            </time>
          </span>
        </li>
      ))}
    </ul>
  );
}

interface SectionProps {
  title: string;
  to?: string;
  more?: string;
  /** Stands beside the others instead of among them, where there is room. */
  tall?: boolean;
  children: ReactNode;
}

/** One part of the day, with the way to all of it. */
function Section({ title, to, more, tall = false, children }: SectionProps) {
  return (
    <section className={`card ${styles.section}`} data-tall={tall}>
      <div className={styles.sectionHead}>
        <h2>{title}</h2>
        {to === undefined ? null : (
          <Link to={to} className="small">
            {more}
          </Link>
        )}
      </div>
      {children}
    </section>
  );
}
