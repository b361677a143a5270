import type { Case, CaseEvent } from '../api/generated/types.gen.js';
import { FirstFew } from '../parts/first-few.js';
import { HostileText } from '../parts/hostile-text.js';
import { formatInstant } from '../words/format.js';
import { eventText, eventWords } from './case-event-words.js';
import styles from './case-page.module.css';

/** Everything that happened to the case, newest first as an alert's history; nothing of it is ever changed. */
export function CaseHistory({ item: { events, asked } }: { item: Case }) {
  return (
    <section className="card pad stack" aria-labelledby="case-history-heading">
      <h2 id="case-history-heading" className="eyebrow">
        History
      </h2>
      <FirstFew items={events.toReversed()} few={5} noun="older event">
        {(shown) => (
          <ol className={`plain ${styles.history}`}>
            {shown.map((event) => (
              <Event key={event.id} event={event} asked={asked} />
            ))}
          </ol>
        )}
      </FirstFew>
    </section>
  );
}

function Event({ event, asked }: { event: CaseEvent; asked: Case['asked'] }) {
  const text = eventText(event, asked);
  return (
    <li className={styles.event} data-kind={event.kind}>
      <div>
        <strong>{eventWords(event)}</strong> by{' '}
        {event.actor === null ? 'Markwarden' : <HostileText text={event.actor.name} />}
      </div>
      {text === null ? null : (
        <div className={styles.eventText}>
          <HostileText text={text} />
        </div>
      )}
      <time className="dim small" dateTime={event.at}>
        {formatInstant(event.at)}
      </time>
    </li>
  );
}
