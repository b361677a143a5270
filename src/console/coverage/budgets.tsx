import type { CoverageBudget } from '../api/generated/types.gen.js';
import { HostileText } from '../parts/hostile-text.js';
import { count, formatNumber } from '../words/format.js';
import { liveProviderLabel } from '../words/labels.js';
import styles from './coverage.module.css';

/** What looks cost this month, in looks, and what the month comes to. */
export function Budgets({ budgets }: { budgets: readonly CoverageBudget[] }) {
  if (budgets.length === 0) return null;
  return (
    <section className="stack tight" aria-labelledby="budgets">
      <h2 id="budgets" className={styles.heading}>
        Budgets <span className="dim small">calendar month in UTC, in looks</span>
      </h2>
      <ul className={`card plain ${styles.budgets}`}>
        {budgets.map((budget) => (
          <li key={`${budget.brand.id} ${budget.provider}`} className={styles.budget}>
            <span>
              <HostileText text={budget.brand.name} /> with {liveProviderLabel(budget.provider)}
            </span>
            <span className="small num">{words(budget)}</span>
            {budget.limit === null || budget.limit === 0 ? null : (
              <meter
                className={styles.meter}
                min={0}
                max={budget.limit}
                high={budget.limit * 0.9}
                value={budget.spent}
                aria-label="Share of the budget that is spent"
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function words({ limit, spent, forecast, month }: CoverageBudget): string {
  if (limit === null) return 'No budget, so nothing is spent: every look is refused. Set one in the portfolio file.';
  const said = `${formatNumber(spent)} of ${count(limit, 'look')} in ${month}`;
  if (spent >= limit) return `${said}: used up, further looks are refused.`;
  if (forecast > limit) return `${said}; at this pace the month wants ${formatNumber(forecast)}, more than there is.`;
  return `${said}; about ${formatNumber(forecast)} by its end at this pace.`;
}
