import { Link } from 'react-router';
import type { Alert } from '../api/generated/types.gen.js';
import { HostileText, shorten } from '../parts/hostile-text.js';
import { confidenceWords, count, countryName, formatDay, formatInstant, formatPercent } from '../words/format.js';
import { engineLabel, relationLabel } from '../words/labels.js';
import { violationLabel } from '../words/violations.js';
import styles from './alert-page.module.css';

/** The alert in figures and names. */
export function AlertFacts({ alert }: { alert: Alert }) {
  const captures = [...new Set(alert.ads.map((ad) => ad.captureId))];
  return (
    <section className="card pad stack tight" aria-labelledby="facts-heading">
      <h2 id="facts-heading" className="eyebrow">
        Facts
      </h2>
      <dl className={styles.facts}>
        <dt>Brand</dt>
        <dd>
          <HostileText text={shorten(alert.brand.name, 80)} />
        </dd>
        <dt>Advertiser</dt>
        <dd>
          <HostileText text={shorten(alert.party.name ?? alert.party.domain ?? 'Not shown', 120)} />,{' '}
          {relationLabel(alert.party.relation).toLowerCase()}
        </dd>
        <dt>Engine</dt>
        <dd>
          {engineLabel(alert.engine)}
          {alert.country === null ? ', country not known' : `, ${countryName(alert.country)}`}
        </dd>
        <dt>Surest finding</dt>
        <dd className="num">
          {confidenceWords(alert.confidence)}, {formatPercent(alert.confidence)}
        </dd>
        <dt>Seen</dt>
        <dd className="num">{count(alert.sightings, 'time')}</dd>
        <dt>First</dt>
        <dd>{formatInstant(alert.firstSeenAt)}</dd>
        <dt>Last</dt>
        <dd>{formatInstant(alert.lastSeenAt)}</dd>
        {alert.permits.map((permit) => (
          <div key={permit.violation} style={{ display: 'contents' }}>
            <dt>Permitted</dt>
            <dd>
              {violationLabel(permit.violation)}, ends on {formatDay(permit.until)}
            </dd>
          </div>
        ))}
        {captures.length === 0 ? null : (
          <>
            <dt>Evidence</dt>
            <dd>
              {captures.slice(0, 5).map((id, index) => (
                <span key={id}>
                  {index > 0 ? ', ' : ''}
                  <Link to={`/captures/${encodeURIComponent(id)}`}>Capture {index + 1}</Link>
                </span>
              ))}
            </dd>
          </>
        )}
      </dl>
    </section>
  );
}
