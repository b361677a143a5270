import { Link } from 'react-router';
import type { AlertRow } from '../api/generated/types.gen.js';
import { HostileText, shorten } from '../parts/hostile-text.js';
import { PartyName } from '../parts/party-name.js';
import { StateTag, Tag, VerdictTag } from '../parts/tag.js';
import { verdictTone } from '../parts/tone.js';
import { confidenceWords, count, countryName, formatAgo, formatInstant, formatPercent } from '../words/format.js';
import { engineLabel, relationLabel } from '../words/labels.js';
import { asLine, sentenceParts } from '../words/sentence.js';
import { violationLabel, violationMeaning } from '../words/violations.js';
import styles from './alert-queue.module.css';
import type { QueuePlace } from './queue-place.js';

interface AlertRowItemProps {
  alert: AlertRow;
  /** The queue's own query, to come back to. */
  search: string;
  /** The alerts on this page in their order, to step through. */
  ids: string[];
}

/** One alert in the queue; a card on a phone. */
export function AlertRowItem({ alert, search, ids }: AlertRowItemProps) {
  const place: QueuePlace = { search, ids };
  return (
    <li className={styles.row}>
      <div className={styles.main}>
        <div className={styles.head}>
          <Link
            to={`/alerts/${encodeURIComponent(alert.id)}`}
            state={place}
            className={styles.link}
            data-alert={alert.id}
          >
            <PartyName party={alert.party} />
          </Link>
          <span className="dim small">{relationLabel(alert.party.relation)}</span>
          <VerdictTag verdict={alert.verdict} />
          {alert.lines.map(({ violation, verdict }) => (
            <Tag key={violation} tone={verdictTone(verdict)} title={violationMeaning(violation) ?? undefined}>
              {violationLabel(violation)}
            </Tag>
          ))}
          {alert.state === 'open' ? null : <StateTag state={alert.state} />}
          {alert.answeredAt === null ? null : (
            <Tag tone="blue" title={`Last ${formatInstant(alert.answeredAt)}`}>
              Partner answered
            </Tag>
          )}
        </div>
        <Headline alert={alert} />
        <div className={styles.sample}>
          Ad: <HostileText text={shorten(alert.sampleTitle, 160)} />
        </div>
      </div>
      <div className={styles.cell}>
        <HostileText text={shorten(alert.brand.name, 60)} />
        <span className="dim small">
          {engineLabel(alert.engine)}
          {alert.country === null ? '' : `, ${countryName(alert.country)}`}
        </span>
      </div>
      <div className={`${styles.cell} ${styles.sightings}`}>
        {/* An appearance was plainly seen; how likely a bid stands behind it is not what the row is about. */}
        {alert.verdict === 'appearance' ? null : (
          <>
            <span>{confidenceWords(alert.confidence)}</span>
            <span className="dim small num">confidence {formatPercent(alert.confidence)}</span>
          </>
        )}
      </div>
      <div className={`${styles.cell} ${styles.end}`}>
        <span className="num">{count(alert.sightings, 'sighting')}</span>
        <time className="dim small" dateTime={alert.lastSeenAt} title={`Last seen ${formatInstant(alert.lastSeenAt)}`}>
          {formatAgo(alert.lastSeenAt)}
        </time>
      </div>
    </li>
  );
}

/** The reason first, because rows differ by it; the whole sentence stands on the alert. An appearance has none. */
function Headline({ alert: { headline, party, verdict } }: { alert: AlertRow }) {
  const { seen, judged } = sentenceParts(headline, party.domain);
  const lines = (verdict === 'appearance' || judged === '' ? [seen] : [judged, seen]).map(asLine);
  return (
    <div>
      {lines.map((line, index) => (
        <div key={index} className={index === 0 ? styles.headline : styles.seen}>
          <HostileText text={shorten(line, 260)} />
        </div>
      ))}
    </div>
  );
}
