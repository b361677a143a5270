import { Link } from 'react-router';
import type { Coverage, ProviderSight } from '../api/generated/types.gen.js';
import { HostileText } from '../parts/hostile-text.js';
import { count, countryName, formatAgo, formatInstant, formatNumber } from '../words/format.js';
import { engineLabel, liveProviderLabel } from '../words/labels.js';
import styles from './coverage.module.css';

/** Whether each provider sees any ads where it is asked: what “nothing there” rests on. */
export function Sight({ sight }: { sight: Coverage['sight'] }) {
  if (sight.length === 0) return null;
  return (
    <section className="stack tight" aria-labelledby="sight">
      <h2 id="sight" className={styles.heading}>
        Do the providers see ads at all?{' '}
        <span className="dim small">by searches that always carry some, three times a day</span>
      </h2>
      <ul className={`plain card ${styles.rows}`}>
        {sight.map((slice) => (
          <li
            key={[slice.provider, slice.engine, slice.country, slice.language].join(' ')}
            className={styles.sight}
            data-bad={slice.blindSince !== null}
          >
            <strong>
              {liveProviderLabel(slice.provider)}, {engineLabel(slice.engine)} in {countryName(slice.country)} (
              {slice.language})
            </strong>
            <span className="num">{stateOf(slice)}</span>
            <LastControl slice={slice} />
            {slice.drift?.flagged === true ? <Drift drift={slice.drift} /> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** How unlikely so few ads are: a first clue, not a verdict. */
function Drift({ drift }: { drift: NonNullable<ProviderSight['drift']> }) {
  return (
    <p className={`small num ${styles.drift}`}>
      Fewer ads than usual here: {formatDecimal(drift.adsALook)} a look in the last two days (
      {count(drift.looks, 'look')}), {formatDecimal(drift.usualAdsALook)} in the four weeks before. If nothing had
      changed, so few would be seen {oneIn(drift.chance)}. Compare a capture with the page in a browser before you trust
      the quiet.
    </p>
  );
}

const formatDecimal = (value: number): string => value.toLocaleString('en-GB', { maximumFractionDigits: 1 });

function oneIn(chance: number): string {
  return chance < 1e-6 ? 'less than once in a million times' : `once in ${formatNumber(Math.round(1 / chance))} times`;
}

function stateOf({ blindSince, last }: ProviderSight): string {
  if (blindSince !== null) return `Blind since ${formatInstant(blindSince)}`;
  if (last === null) return 'Not checked yet';
  if (last.outcome === 'ads') return 'Sees ads';
  return last.outcome === 'no-ads' ? 'One search without ads; another is asked' : 'Could not be checked';
}

function LastControl({ slice: { last, nextAt } }: { slice: ProviderSight }) {
  if (last === null) return <span className="dim small num">First check {formatInstant(nextAt)}</span>;
  return (
    <span className="dim small num">
      “<HostileText text={last.query} />” {formatAgo(last.at)}
      {last.outcome === 'ads' ? ': ads' : last.reason === null ? ': no ads' : `: ${last.reason.means}`}
      {last.captureId === null ? null : (
        <>
          {' · '}
          <Link to={`/captures/${last.captureId}`}>capture</Link>
        </>
      )}
    </span>
  );
}
