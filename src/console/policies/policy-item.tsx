import { Link } from 'react-router';
import type { PolicyRow } from '../api/generated/types.gen.js';
import { HostileText, shorten } from '../parts/hostile-text.js';
import { Tag } from '../parts/tag.js';
import { count, formatAgo, formatInstant, listed } from '../words/format.js';
import styles from './policies.module.css';
import { kindWords } from './policy-words.js';

/** One document in the list. */
export function PolicyItem({ policy }: { policy: PolicyRow }) {
  const { lastCheck, lastChange, openWork } = policy;
  const failed = lastCheck?.outcome === 'failed';
  // A file is dated by its name and not by when somebody looked.
  const dated = policy.folder !== null && lastCheck !== null && lastCheck.outcome !== 'not-modified';
  return (
    <li className={styles.row}>
      <div className={styles.main}>
        <div className="row">
          <Link to={`/policies/${encodeURIComponent(policy.id)}`} className={styles.link}>
            <HostileText text={shorten(policy.name, 120)} />
          </Link>
          {failed ? <Tag tone="red">Could not be read</Tag> : null}
          {lastCheck === null ? <Tag tone="amber">Not looked at yet</Tag> : null}
        </div>
        {failed && lastCheck.reason !== null ? (
          <p className={styles.text}>
            <HostileText text={shorten(lastCheck.reason.message, 300)} />
          </p>
        ) : null}
        {lastChange === null ? (
          <p className="dim small">No change since it is tracked.</p>
        ) : (
          <p className={styles.text}>
            <HostileText text={shorten(lastChange.summary, 300)} />
          </p>
        )}
        <p className="dim small">
          <HostileText text={kindWords(policy)} /> · {count(policy.versions, 'version')} · {restingWords(openWork)}
        </p>
      </div>
      <Moment what="Last change" at={lastChange?.at ?? null} none="none" />
      <Moment
        what={failed ? 'Last read' : dated ? 'Last file' : 'Last look'}
        at={(failed ? policy.lastReadAt : lastCheck?.at) ?? null}
        none="never"
      />
    </li>
  );
}

function restingWords({ openAlerts, openCases }: PolicyRow['openWork']): string {
  const parts = [
    ...(openAlerts === 0 ? [] : [count(openAlerts, 'open alert')]),
    ...(openCases === 0 ? [] : [count(openCases, 'open case')]),
  ];
  if (parts.length === 0) return 'nothing open rests on it';
  return `${listed(parts)} ${openAlerts + openCases === 1 ? 'rests' : 'rest'} on it`;
}

function Moment({ what, at, none }: { what: string; at: string | null; none: string }) {
  return (
    <div className={styles.moment}>
      <span className="dim small">{what}</span>
      {at === null ? (
        <span>{none}</span>
      ) : (
        <time dateTime={at} title={formatInstant(at)}>
          {formatAgo(at)}
        </time>
      )}
    </div>
  );
}
