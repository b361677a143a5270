import type { ShownAd } from '../api/generated/types.gen.js';
import { CopyText } from '../parts/copy-text.js';
import { HostileText } from '../parts/hostile-text.js';
import { icons } from '../parts/icons.js';
import { count, formatAgo, formatInstant } from '../words/format.js';
import { blockLabel, deviceLabel, viaLabel } from '../words/labels.js';
import { violationLabel } from '../words/violations.js';
import { AdDrawing } from './ad-drawing.js';
import styles from './ads.module.css';
import { legendOf, type LegendEntry, type VerdictOf } from './mark-legend.js';
import { MarkedText } from './marked-text.js';
import { FollowedTrail } from './followed-trail.js';

interface ShownAdCardProps {
  ad: ShownAd;
  engine: string | null;
  verdictOf: VerdictOf;
}

/** One ad as the customer saw it, what is marked in it, and where and when it was seen. */
export function ShownAdCard({ ad, engine, verdictOf }: ShownAdCardProps) {
  const legend = legendOf(ad.spans, verdictOf);
  return (
    <article className={styles.shown} aria-label={`${ad.kind === 'shopping' ? 'Shopping ad' : 'Text ad'} as seen`}>
      <p className={styles.where}>
        {ad.query === null ? null : (
          <span className={styles.query}>
            <icons.search size={14} />
            <MarkedText text={ad.query} field="query" spans={ad.spans} legend={legend} limit={160} />
          </span>
        )}
        <span className="dim">
          Number {ad.position} {blockLabel(ad.block)}
          {ad.device === null ? '' : `, ${deviceLabel(ad.device).toLowerCase()}`}
        </span>
        <time className="dim" dateTime={ad.seenAt} title={formatInstant(ad.seenAt)}>
          {formatAgo(ad.seenAt)}
        </time>
        <span className="dim num">{count(ad.sightings, 'sighting')}</span>
      </p>
      <AdDrawing ad={ad} engine={engine} legend={legend} />
      <Legend entries={legend} />
      {ad.advertiserName === null && ad.destination === null ? null : (
        <dl className={styles.facts}>
          {ad.advertiserName === null ? null : (
            <>
              <dt>Advertiser</dt>
              <dd>
                <MarkedText
                  text={ad.advertiserName}
                  field="advertiserName"
                  spans={ad.spans}
                  legend={legend}
                  limit={120}
                />
              </dd>
            </>
          )}
          {ad.destination === null ? null : (
            <>
              <dt>Leads to</dt>
              <dd className={styles.destination}>
                <span className={styles.address}>
                  <MarkedText
                    text={ad.destination}
                    field="destination"
                    spans={ad.spans}
                    legend={legend}
                    limit={140}
                    address
                  />
                </span>
                <CopyText text={ad.destination} label="Copy the address" />
              </dd>
            </>
          )}
        </dl>
      )}
      {ad.trail === null ? null : <FollowedTrail trail={ad.trail} />}
      {ad.notes.map((note, index) => (
        <p key={index} className="dim small">
          Note: <HostileText text={note} />
        </p>
      ))}
    </article>
  );
}

function Legend({ entries }: { entries: readonly LegendEntry[] }) {
  if (entries.length === 0) return null;
  return (
    <ol className={`plain ${styles.legend}`} aria-label="What is marked">
      {entries.map((entry) => (
        <li key={entry.violation}>
          <mark data-tone={entry.tone} className={styles.swatch}>
            {entry.number}
          </mark>{' '}
          <strong>{violationLabel(entry.violation)}</strong>
          {entry.tone === 'green' ? ' (allowed) ' : ' '}
          <span className="dim">
            {entry.found.map(({ text, via }, index) => (
              <span key={index}>
                {index > 0 ? '; ' : ''}“<HostileText text={text.length > 80 ? `${text.slice(0, 80)}…` : text} />
                ”, {viaLabel(via)}
              </span>
            ))}
          </span>
        </li>
      ))}
    </ol>
  );
}
