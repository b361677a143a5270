import type { PortfolioBrand } from '../api/generated/types.gen.js';
import { HostileText } from '../parts/hostile-text.js';
import { count, countryName } from '../words/format.js';
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
              · {watch.devices.map(deviceLabel).join(', ')} · schedule{' '}
              <code>
                <HostileText text={watch.schedule} />
              </code>{' '}
              ·{' '}
              {watch.providers.length === 0
                ? 'captures handed in only'
                : `asked from ${watch.providers.map(liveProviderLabel).join(', then ')}`}
            </span>
          </li>
        ))}
      </ul>
      {budgets.length === 0 && watches.every(({ providers }) => providers.length === 0) ? null : (
        <p className="dim small num">
          {budgets.length === 0
            ? 'No budget, so nothing is spent and no look is taken.'
            : `Budget: ${budgets.map(({ provider, looksAMonth }) => `${count(looksAMonth, 'look')} a month with ${liveProviderLabel(provider)}`).join(', ')}`}
        </p>
      )}
    </Part>
  );
}
