import type { Partner } from '../api/generated/types.gen.js';
import { HostileText } from '../parts/hostile-text.js';
import { formatDay, formatInstant } from '../words/format.js';
import { termRuleLabel, termSubjectLabel } from '../words/labels.js';
import { lookup } from '../words/lookup.js';
import styles from './partners.module.css';

type Event = Partner['events'][number];

const howWords = lookup({
  'as-proposed': 'as it was proposed',
  'by-hand': 'entered by hand',
  template: 'from a template',
  'goes-on': 'goes on behind the new term',
});

/** Who accepted, rejected, ended or withdrew what, and when. */
export function PartnerHistory({ events }: { events: readonly Event[] }) {
  return (
    <section className="card pad stack" aria-label="History">
      <h2 className={styles.heading}>History</h2>
      {events.length === 0 ? (
        <p className="dim">Nobody has changed this agreement in the console.</p>
      ) : (
        <ol className={`plain ${styles.terms}`}>
          {events.map((event, index) => (
            <li key={index} className={styles.term}>
              <span>
                <strong>{event.actor}</strong> {event.kind}{' '}
                {event.clause === null ? null : (
                  <>
                    <HostileText text={event.clause} />{' '}
                  </>
                )}
                {termSubjectLabel(event.subject)}: {termRuleLabel(event.rule)}
                {event.kind === 'ended' && event.on !== null ? `, from ${formatDay(event.on)} on` : ''}
              </span>
              <span className="dim small">
                {formatInstant(event.at)}
                {event.how === null ? '' : ` · ${event.how === 'changed' ? changed(event) : howWords(event.how)}`}
                {event.reason === null ? null : (
                  <>
                    {' '}
                    · <HostileText text={event.reason} />
                  </>
                )}
                {event.words === null ? null : (
                  <>
                    {' '}
                    · “<HostileText text={event.words} />”
                  </>
                )}
              </span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

function changed({ proposedRule, rule }: Event): string {
  if (proposedRule === null || proposedRule === rule) return 'changed from what was proposed';
  return `changed; “${termRuleLabel(proposedRule)}” was proposed`;
}
