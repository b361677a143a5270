import type { PortfolioBrand } from '../api/generated/types.gen.js';
import { HostileText } from '../parts/hostile-text.js';
import { countryName } from '../words/format.js';
import { deviceLabel, engineLabel } from '../words/labels.js';
import { Part, Texts } from './part.js';
import styles from './portfolio.module.css';

export function Watches({ watches }: { watches: PortfolioBrand['watches'] }) {
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
              </code>
            </span>
          </li>
        ))}
      </ul>
    </Part>
  );
}
