import { Link } from 'react-router';
import type { CaseAlert } from '../api/generated/types.gen.js';
import { HostileText, shorten } from '../parts/hostile-text.js';
import { Notice } from '../parts/notice.js';
import { StateTag } from '../parts/tag.js';
import { count, countryName, formatAgo, formatInstant, listed } from '../words/format.js';
import { engineLabel } from '../words/labels.js';
import { violationLabel } from '../words/violations.js';
import styles from './case-page.module.css';

/** The alerts that the case was opened from. */
export function CaseAlerts({ alerts }: { alerts: readonly CaseAlert[] }) {
  return (
    <section className="card pad stack" aria-labelledby="case-alerts-heading">
      <h2 id="case-alerts-heading" className="eyebrow">
        {count(alerts.length, 'alert')}
      </h2>
      <ul className={`plain ${styles.alerts}`}>
        {alerts.map((alert) => (
          <li key={alert.id} className={styles.alert}>
            <span className="row">
              <Link to={`/alerts/${encodeURIComponent(alert.id)}`}>{listed(alert.violations.map(violationLabel))}</Link>
              <StateTag state={alert.state} />
            </span>
            <HostileText text={shorten(alert.headline, 240)} />
            <span className="dim small">
              {engineLabel(alert.engine)}
              {alert.country === null ? '' : ` in ${countryName(alert.country)}`}, {count(alert.sightings, 'sighting')},
              last{' '}
              <time dateTime={alert.lastSeenAt} title={formatInstant(alert.lastSeenAt)}>
                {formatAgo(alert.lastSeenAt)}
              </time>
            </span>
            {alert.state === 'dismissed' ? (
              <Notice tone="red" title="Dismissed meanwhile">
                <p>
                  Nothing may be filed on it.{' '}
                  <Link to={`/alerts/${encodeURIComponent(alert.id)}`}>Confirm it again</Link> if that was a mistake;
                  otherwise close the case.
                </p>
              </Notice>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
