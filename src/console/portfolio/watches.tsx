import type { PortfolioBrand } from '../api/generated/types.gen.js';
import { HostileText } from '../parts/hostile-text.js';
import { count, countryName, formatUsd } from '../words/format.js';
import { deviceLabel, engineLabel, liveProviderLabel } from '../words/labels.js';
import { Part, Texts } from './part.js';
import styles from './portfolio.module.css';

export function Watches({ watches, budgets }: Pick<PortfolioBrand, 'watches' | 'budgets'>) {
  return (
    <Part title="Watches" empty={watches.length === 0 ? 'None set up.' : null}>
      <ul className={`plain ${styles.items}`}>
        {watches.map((watch) => (
          <li key={watch.id} className={styles.item}>
            <span>
              {watch.name === null ? null : (
                <>
                  <strong>
                    <HostileText text={watch.name} />
                  </strong>
                  :{' '}
                </>
              )}
              <Texts texts={watch.queries} />
            </span>
            <span className="dim small">
              {watch.engines.map(engineLabel).join(', ')} ·{' '}
              {watch.markets
                .map(({ country, location }) =>
                  location === null ? countryName(country) : `${location} (${countryName(country)})`,
                )
                .join(', ')}{' '}
              · {watch.devices.map(deviceLabel).join(', ')} · <Schedule watch={watch} /> ·{' '}
              {watch.providers.length === 0
                ? 'captures handed in only'
                : `asked from ${watch.providers.map(liveProviderLabel).join(', then ')}`}
              {watch.crossCheck === 0 ? null : `, ${watch.crossCheck} looks in a hundred by a second one too`}
            </span>
          </li>
        ))}
      </ul>
      {budgets.length === 0 && watches.every(({ providers }) => providers.length === 0) ? null : (
        <p className="dim small num">
          {budgets.length === 0
            ? 'No budget, so nothing is spent and no look is taken.'
            : `Budget: ${budgets.map(budgetWords).join(', ')}`}
        </p>
      )}
    </Part>
  );
}

function Schedule({ watch: { schedule, looksADay } }: { watch: PortfolioBrand['watches'][number] }) {
  if (schedule !== 'adaptive' && schedule !== 'uniform')
    return (
      <>
        schedule{' '}
        <code>
          <HostileText text={schedule} />
        </code>
      </>
    );
  const how = schedule === 'adaptive' ? 'where earlier looks promise most' : 'by lot';
  const many = looksADay === null ? 'as many looks a day as the budget leaves' : `${count(looksADay, 'look')} a day`;
  return <span className="num">{`${many}, ${how}`}</span>;
}

function budgetWords({ provider, looksAMonth, usdAMonth }: PortfolioBrand['budgets'][number]): string {
  const looks = looksAMonth === null ? [] : [count(looksAMonth, 'look')];
  const money = usdAMonth === null ? [] : [formatUsd(usdAMonth)];
  return `${[...looks, ...money].join(' and ')} a month with ${liveProviderLabel(provider)}`;
}
