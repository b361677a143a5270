import { Link } from 'react-router';
import type { Policy, PolicyTimelineEntry } from '../api/generated/types.gen.js';
import { HostileText, shorten } from '../parts/hostile-text.js';
import { Tag } from '../parts/tag.js';
import { count, formatInstant } from '../words/format.js';
import styles from './policies.module.css';
import { entryWords } from './policy-words.js';

/** Every version and every failed look, newest first. */
export function PolicyTimeline({ policy }: { policy: Policy }) {
  if (policy.timeline.length === 0) return null;
  return (
    <section className="card" aria-labelledby="timeline-heading">
      <h2 id="timeline-heading" className="eyebrow pad" style={{ paddingBottom: '0.5rem' }}>
        Timeline
      </h2>
      <ol className={`plain ${styles.timeline}`}>
        {policy.timeline.map((entry) => (
          <Entry key={entry.checkId} entry={entry} />
        ))}
      </ol>
    </section>
  );
}

function Entry({ entry }: { entry: PolicyTimelineEntry }) {
  const { label, meaning, tone } = entryWords(entry);
  const { change, version, reason } = entry;
  return (
    <li className={styles.entry}>
      <div className="row">
        <time dateTime={entry.at} className="num">
          {formatInstant(entry.at)}
        </time>
        <Tag tone={tone} title={meaning}>
          {label}
        </Tag>
        {entry.accepted ? <Tag tone="amber">Accepted by a person</Tag> : null}
      </div>
      <p className={styles.text}>
        {reason === null ? null : <HostileText text={shorten(reason.message, 600)} />}
        {change?.seenAt == null ? null : `As on ${formatInstant(change.seenAt)}. `}
        {change === null ? null : <HostileText text={shorten(change.summary, 400)} />}
        {change === null && version !== null ? `${count(version.words, 'word')}.` : null}
      </p>
      <p className="small dim">
        {[
          ...(entry.askedBy === null ? [] : [`Asked for by ${entry.askedBy}`]),
          ...(entry.status === null ? [] : [`Answer ${entry.status}`]),
          ...(entry.file === null ? [] : [entry.file]),
        ].map((fact) => (
          <span key={fact}>
            <HostileText text={fact} /> ·{' '}
          </span>
        ))}
        {change === null || version === null ? null : (
          <>
            <Link to={{ search: `?from=${change.fromVersionId}&to=${version.id}` }}>Show the difference</Link>
            {entry.hasBytes ? ' · ' : ''}
          </>
        )}
        {entry.hasBytes ? (
          <a href={`/api/policies/checks/${encodeURIComponent(entry.checkId)}/raw`} download>
            Bytes as they came
          </a>
        ) : (
          'No bytes came'
        )}
      </p>
      {entry.quietBefore === 0 ? null : (
        <p className="small dim">Before it {count(entry.quietBefore, 'look')} that found nothing new.</p>
      )}
    </li>
  );
}
