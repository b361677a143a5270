import type { CoverageBudget } from '../api/generated/types.gen.js';
import { HostileText } from '../parts/hostile-text.js';
import { count, formatNumber, formatUsd } from '../words/format.js';
import { liveProviderLabel } from '../words/labels.js';
import styles from './coverage.module.css';

/** What looks cost this month, in looks and in money, and what the month comes to. */
export function Budgets({ budgets }: { budgets: readonly CoverageBudget[] }) {
  if (budgets.length === 0) return null;
  return (
    <section className="stack tight" aria-labelledby="budgets">
      <h2 id="budgets" className={styles.heading}>
        Budgets <span className="dim small">calendar month in UTC</span>
      </h2>
      <ul className={`card plain ${styles.budgets}`}>
        {budgets.map((budget) => (
          <li key={`${budget.brand.id} ${budget.provider}`} className={styles.budget}>
            <span>
              <HostileText text={budget.brand.name} /> with {liveProviderLabel(budget.provider)}
            </span>
            <span className="small num">{words(budget)}</span>
            <Meter budget={budget} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Of the limit that is nearer. */
function Meter({ budget: { limit, spent, usd } }: { budget: CoverageBudget }) {
  const shares = [
    ...(limit === null || limit === 0 ? [] : [spent / limit]),
    ...(usd === null || usd.limit === null || usd.limit === 0 ? [] : [usd.spent / usd.limit]),
  ];
  if (shares.length === 0) return null;
  return (
    <meter
      className={styles.meter}
      min={0}
      max={1}
      high={0.9}
      value={Math.max(...shares)}
      aria-label="Share of the budget that is spent"
    />
  );
}

function words(budget: CoverageBudget): string {
  const { limit, spent, month, usd } = budget;
  const usdLimit = usd?.limit ?? null;
  if (limit === null && usdLimit === null)
    return 'No budget, so nothing is spent: every look is refused. Set one in the portfolio file.';
  const looks = limit === null ? count(spent, 'look') : `${formatNumber(spent)} of ${count(limit, 'look')}`;
  const money = usd === null ? '' : `, ${moneyWords(usd)}`;
  return `${looks}${money} in ${month}${forecastWords(budget)}`;
}

function moneyWords({ limit, spent, aLook, priceFrom }: NonNullable<CoverageBudget['usd']>): string {
  const price = `${formatUsd(aLook)} a look${priceFrom === 'list' ? ', list price' : ''}`;
  return limit === null
    ? `about ${formatUsd(spent)} (${price})`
    : `${formatUsd(spent)} of ${formatUsd(limit)} (${price})`;
}

function forecastWords({ limit, spent, forecast, usd }: CoverageBudget): string {
  const usdLimit = usd?.limit ?? null;
  if (limit !== null && spent >= limit) return ': used up, further looks are refused.';
  if (usd !== null && usdLimit !== null && usd.spent + usd.aLook > usdLimit + 1e-9)
    return ': used up, further looks are refused.';
  const wanted = `${formatNumber(forecast)}${usd === null ? '' : ` (${formatUsd(usd.forecast)})`}`;
  const over = (limit !== null && forecast > limit) || (usd !== null && usdLimit !== null && usd.forecast > usdLimit);
  return over
    ? `; at this pace the month wants ${wanted}, more than there is.`
    : `; about ${wanted} by its end at this pace.`;
}
