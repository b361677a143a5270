import { Link } from 'react-router';
import type { Coverage, CoverageCell } from '../api/generated/types.gen.js';
import { HostileText } from '../parts/hostile-text.js';
import { countryName, formatAgo, formatInstant, formatPercent } from '../words/format.js';
import { deviceLabel, engineLabel, liveProviderLabel, lookOutcomeLabel } from '../words/labels.js';
import { bucketState, countsText, STATE_WORDS } from './bucket-state.js';
import { bucketName } from './bucket-name.js';
import { BucketSign } from './bucket-sign.js';
import styles from './coverage.module.css';

interface CellRowProps {
  readonly cell: CoverageCell;
  readonly coverage: Coverage;
}

/** One query, market and device over time: what was seen of it, and how sure “nothing there” is. */
export function CellRow({ cell, coverage }: CellRowProps) {
  return (
    <li className={styles.row}>
      <CellName cell={cell} />
      <div className={styles.seen}>
        <Strip cell={cell} coverage={coverage} />
        <span className="small num">{cell.live || cell.buckets.length > 0 ? countsText(cell) : null}</span>
        {cell.live ? null : (
          <span className="dim small">
            {cell.watchIds.length === 0
              ? 'No longer watched.'
              : 'Captures handed in only: the watch names no providers.'}
          </span>
        )}
        <Missed cell={cell} assumed={coverage.assumed} />
      </div>
      <div className={styles.last}>
        <LastLook last={cell.last} />
      </div>
    </li>
  );
}

/** What makes the cell: the search, and where and on what it is made. */
export function CellName({ cell }: { cell: CoverageCell }) {
  const place = cell.location === null ? countryName(cell.country) : `${cell.location}, ${countryName(cell.country)}`;
  return (
    <div className={styles.what}>
      <span className={styles.query}>
        <HostileText text={cell.query} />
      </span>
      <span className="dim small">
        {engineLabel(cell.engine)} · {place} · {deviceLabel(cell.device)} · <HostileText text={cell.brand.name} />
      </span>
    </div>
  );
}

function Strip({ cell, coverage }: CellRowProps) {
  const byStart = new Map(cell.buckets.map((bucket) => [Date.parse(bucket.at), bucket]));
  return (
    <ol
      className={styles.strip}
      style={{ gridTemplateColumns: `repeat(${coverage.bucketStarts.length}, minmax(0, 1fr))` }}
    >
      {coverage.bucketStarts.map((start) => {
        const bucket = byStart.get(Date.parse(start));
        const state = bucketState(bucket);
        const words = `${bucketName(start, coverage.bucket)}: ${bucket === undefined ? STATE_WORDS.unlooked : countsText(bucket)}`;
        return (
          <li key={start} className={styles.bucket} data-state={state} title={words}>
            <BucketSign state={state} />
            <span className={styles.hidden}>{words}</span>
          </li>
        );
      })}
    </ol>
  );
}

function Missed({ cell, assumed }: { cell: CoverageCell; assumed: Coverage['assumed'] }) {
  if (cell.chanceOfMissing === null) return null;
  return (
    <span className="dim small num">
      An ad that is live {formatPercent(assumed.liveShare)} of the time and shown in{' '}
      {formatPercent(assumed.impressionShare)} of the searches (assumed) would have been missed with{' '}
      {cell.chanceOfMissing < 0.01 ? 'less than 1 %' : formatPercent(cell.chanceOfMissing)}.
    </span>
  );
}

function LastLook({ last }: { last: CoverageCell['last'] }) {
  if (last === null) return <span className="dim small">No look has ended in this time.</span>;
  const seen = last.outcome === 'ads' || last.outcome === 'no-ads';
  return (
    <>
      <span className={styles.outcome} data-blind={!seen}>
        {lookOutcomeLabel(last.outcome)}
      </span>
      <span className="dim small" title={formatInstant(last.at)}>
        {formatAgo(last.at)}, {liveProviderLabel(last.provider)}
        {last.captureId === null ? null : (
          <>
            {' · '}
            <Link to={`/captures/${last.captureId}`}>capture</Link>
          </>
        )}
      </span>
      {last.reason === null ? null : <span className="small">{last.reason.means}</span>}
    </>
  );
}
