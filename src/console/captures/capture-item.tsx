import { Link } from 'react-router';
import type { CaptureRow } from '../api/generated/types.gen.js';
import { HostileText, shorten } from '../parts/hostile-text.js';
import { Tag } from '../parts/tag.js';
import { count, countryName, formatAgo, formatInstant } from '../words/format.js';
import { deviceLabel, engineLabel, providerLabel } from '../words/labels.js';
import { isExamined, outcomeTone, outcomeWords } from './capture-words.js';
import styles from './captures.module.css';

/** One capture in the list. */
export function CaptureItem({ capture }: { capture: CaptureRow }) {
  const { label, meaning } = outcomeWords(capture.outcome);
  return (
    <li className={styles.row}>
      <div className={styles.main}>
        <div className="row">
          <Link to={`/captures/${encodeURIComponent(capture.id)}`} className={styles.link}>
            <HostileText text={shorten(capture.query ?? capture.fileName ?? 'Query not known', 120)} />
          </Link>
          <Tag tone={outcomeTone(capture.outcome)} title={meaning}>
            {label}
          </Tag>
        </div>
        {capture.reason === null ? null : (
          <p className={styles.reason}>
            <HostileText text={shorten(capture.reason.message, 300)} />
          </p>
        )}
        <p className="dim small">
          {[
            capture.engine === null ? 'Engine not known' : engineLabel(capture.engine),
            ...(capture.country === null ? [] : [countryName(capture.country)]),
            ...(capture.device === null ? [] : [deviceLabel(capture.device)]),
            providerLabel(capture.provider),
          ].join(' · ')}
          {capture.fileName === null || capture.query === null ? null : (
            <>
              {' '}
              · <HostileText text={shorten(capture.fileName, 80)} />
            </>
          )}
        </p>
      </div>
      <div className={styles.figures}>
        <span className="num">
          {capture.outcome === 'ads' || capture.outcome === 'no-ads'
            ? count(capture.textAds + capture.shoppingAds, 'ad')
            : 'Not known'}
        </span>
        {capture.outcome === 'ads' ? (
          <span className="dim small num">
            {isExamined(capture.stage) ? count(capture.findings, 'finding') : 'Not examined yet'}
          </span>
        ) : null}
      </div>
      <div className={`${styles.figures} ${styles.end}`}>
        <time
          dateTime={capture.capturedAt ?? capture.receivedAt}
          title={formatInstant(capture.capturedAt ?? capture.receivedAt)}
        >
          {formatAgo(capture.capturedAt ?? capture.receivedAt)}
        </time>
        <span className="dim small">{capture.capturedAt === null ? 'received' : 'captured'}</span>
      </div>
    </li>
  );
}
