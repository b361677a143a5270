import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { CrossCheck } from '../api/generated/types.gen.js';
import { crossChecksQuery } from '../api/queries.js';
import { HostileText } from '../parts/hostile-text.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { count, countryName, formatAgo, formatNumber } from '../words/format.js';
import { engineLabel, liveProviderLabel } from '../words/labels.js';
import styles from './coverage.module.css';

/** Whether two providers show the same for the same search at the same time; nothing where no watch asks for that. */
export function CrossChecks() {
  const checks = useQuery(crossChecksQuery);
  if (checks.error !== null)
    return (
      <ProblemNotice
        what="The cross-checks could not be loaded"
        error={checks.error}
        onRetry={() => void checks.refetch()}
      />
    );
  const compared = checks.data?.compared ?? [];
  if (compared.length === 0) return null;
  return (
    <section className="stack tight" aria-labelledby="cross-checks">
      <h2 id="cross-checks" className={styles.heading}>
        Do two providers see the same?{' '}
        <span className="dim small">looks of the last 31 days that a second one took too</span>
      </h2>
      <ul className={`plain card ${styles.rows}`}>
        {compared.map((check) => (
          <Row key={[check.first, check.second, check.engine, check.country].join(' ')} check={check} />
        ))}
      </ul>
    </section>
  );
}

function Row({ check }: { check: CrossCheck }) {
  const [first, second] = [liveProviderLabel(check.first), liveProviderLabel(check.second)];
  const split = check.onlyFirst + check.onlySecond;
  return (
    <li className={styles.sight} data-bad={check.flagged}>
      <strong>
        {first} and {second}, {engineLabel(check.engine)} in {countryName(check.country)}
      </strong>
      <span className="num">
        {count(check.pairs, 'look')} compared: ads with both in {check.both}, with neither in {check.neither}
        {split === 0
          ? '.'
          : `, with ${first} alone in ${check.onlyFirst}, with ${second} alone in ${check.onlySecond}.`}
      </span>
      <span className="dim small num">
        {check.both === 0 ? null : (
          <>
            Where both had ads they shared {check.sharedAdvertisers} of {count(check.advertisers, 'advertiser')}; ads
            rotate, so some differ anyway.{' '}
          </>
        )}
        {check.unreadable === 0 ? null : `${count(check.unreadable, 'further look')} could not be compared. `}
        {check.apart === null ? null : <Apart apart={check.apart} names={[first, second]} />}
      </span>
      {check.flagged ? <Flag check={check} names={[first, second]} /> : null}
    </li>
  );
}

type Names = readonly [first: string, second: string];

function Apart({ apart, names }: { apart: NonNullable<CrossCheck['apart']>; names: Names }) {
  const captures = [apart.firstCapture, apart.secondCapture];
  return (
    <>
      Apart last {formatAgo(apart.at)}, “<HostileText text={apart.query} />
      ”:{' '}
      {captures.map((id, nth) =>
        id === null ? null : (
          <span key={id}>
            {nth === 0 ? '' : ' · '}
            <Link to={`/captures/${id}`}>{names[nth]}</Link>
          </span>
        ),
      )}
    </>
  );
}

/** A first clue, with what to do about it. */
function Flag({ check: { onlyFirst, onlySecond, chance }, names }: { check: CrossCheck; names: Names }) {
  const [sees, misses] = onlyFirst > onlySecond ? names : [names[1], names[0]];
  const odds = formatNumber(Math.max(1, Math.round(1 / Math.max(chance ?? 1, 1e-6))));
  return (
    <p className={`small num ${styles.drift}`}>
      {misses} misses ads that {sees} shows: if both saw alike, so uneven a split would come once in {odds} times or
      less often. Open both captures of a pair; until it is mended put {sees} first in the watch.
    </p>
  );
}
