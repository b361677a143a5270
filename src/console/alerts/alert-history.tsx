import type { AlertEvent } from '../api/generated/types.gen.js';
import { FirstFew } from '../parts/first-few.js';
import { HostileText } from '../parts/hostile-text.js';
import { formatAgo, formatInstant, listed } from '../words/format.js';
import { dismissReasonLabel, partnerAnswerLabel, stateLabel } from '../words/labels.js';
import { violationLabel } from '../words/violations.js';
import styles from './alert-page.module.css';

/** Everything that happened to the alert, latest first. */
export function AlertHistory({ events }: { events: readonly AlertEvent[] }) {
  return (
    <section className="card pad stack" aria-labelledby="history-heading">
      <h2 id="history-heading" className="eyebrow">
        History
      </h2>
      {events.length === 0 ? <p className="dim">Nothing has happened yet.</p> : null}
      <FirstFew items={events.toReversed()} few={5} noun="older event">
        {(shown) => (
          <ol className={`plain ${styles.history}`}>
            {shown.map((event) => (
              <Event key={event.id} event={event} />
            ))}
          </ol>
        )}
      </FirstFew>
    </section>
  );
}

function Event({ event }: { event: AlertEvent }) {
  return (
    <li className={styles.event} data-kind={event.kind}>
      <div>
        <strong>{whatHappened(event)}</strong>
        {event.actor === null ? null : (
          <>
            {' '}
            by <HostileText text={event.actor.name} />
          </>
        )}
        {event.reason === null ? '' : `: ${reasonLabel(event.kind, event.reason)}`}
      </div>
      {event.violations.length === 0 ? null : <div className="dim">{listed(event.violations.map(violationLabel))}</div>}
      {event.text === null || event.text === '' ? null : (
        <div>
          “<HostileText text={event.text} />”
        </div>
      )}
      <time className="dim small" dateTime={event.at} title={formatInstant(event.at)}>
        {formatAgo(event.at)}
      </time>
    </li>
  );
}

function reasonLabel(kind: AlertEvent['kind'], reason: string): string {
  return kind === 'answered' ? partnerAnswerLabel(reason) : dismissReasonLabel(reason);
}

function whatHappened(event: AlertEvent): string {
  switch (event.kind) {
    case 'raised':
      return 'Raised';
    case 'decided':
      return stateLabel(event.decision ?? 'decided');
    case 'reopened':
      return 'Opened again';
    case 'line-added':
      return 'New finding';
    case 'taken-up':
      return 'Taken up from a rescan';
    case 'answered':
      return 'Answered';
    case 'permit-ended':
      return 'Permit ended';
    default:
      return event.kind;
  }
}
