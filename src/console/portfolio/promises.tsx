import type { PortfolioBrand } from '../api/generated/types.gen.js';
import { HostileText } from '../parts/hostile-text.js';
import { OutsideLink } from '../parts/outside-link.js';
import { countryName } from '../words/format.js';
import { Part, period } from './part.js';
import styles from './portfolio.module.css';

export function Promises({ promises }: { promises: PortfolioBrand['promises'] }) {
  return (
    <Part
      title="Promises to customers"
      empty={promises.length === 0 ? 'None listed, so no ad can be held against one.' : null}
    >
      <ul className={`plain ${styles.items}`}>
        {promises.map((promise, index) => (
          <li key={index} className={styles.item}>
            <span>
              “<HostileText text={promise.statement} />”
            </span>
            <span className="dim small">
              <HostileText text={promise.kind} />
              {promise.limit === null
                ? ', without a limit that a rule can check'
                : `, limit ${limitWords(promise.limit)}`}
              {promise.market === null ? '' : `, ${countryName(promise.market)}`},{' '}
              {period(promise.validFrom, promise.validUntil)}
            </span>
            {promise.source === null ? null : (
              <span className="small">
                <OutsideLink href={promise.source} />
              </span>
            )}
          </li>
        ))}
      </ul>
    </Part>
  );
}

function limitWords({ min, max, unit }: NonNullable<PortfolioBrand['promises'][number]['limit']>): string {
  const words = unit === 'percent' ? '%' : unit;
  return [
    ...(min === undefined ? [] : [`at least ${min} ${words}`]),
    ...(max === undefined ? [] : [`at most ${max} ${words}`]),
  ].join(', ');
}
