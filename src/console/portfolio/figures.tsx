import type { PortfolioBrand } from '../api/generated/types.gen.js';
import { TrustTag } from '../impact/trust-tag.js';
import { HostileText } from '../parts/hostile-text.js';
import { countryName, formatNumber } from '../words/format.js';
import { Part } from './part.js';
import styles from './portfolio.module.css';

type Figure = PortfolioBrand['figures'][number];

/** What the brand knows of its own business, each with where it comes from. */
export function Figures({ figures }: { figures: readonly Figure[] }) {
  return (
    <Part
      title="Figures of its business"
      empty={
        figures.length === 0 ? 'None given, so what ads cost is not estimated. See figures in docs/portfolio.md.' : null
      }
    >
      <ul className={`plain ${styles.items}`}>
        {figures.map((figure) => (
          <li key={`${figure.kind} ${figure.market ?? ''}`} className={styles.item}>
            <span className="row">
              <span>
                {figure.label}
                {figure.market === null ? '' : ` in ${countryName(figure.market)}`}:{' '}
                <span className="num">{rangeWords(figure)}</span>
              </span>
              <TrustTag tag={figure.tag} />
            </span>
            {figure.source === null ? null : (
              <span className="dim small">
                <HostileText text={figure.source} />
              </span>
            )}
          </li>
        ))}
      </ul>
    </Part>
  );
}

function rangeWords({ low, high, unit }: Figure): string {
  const words = (value: number): string => {
    if (unit === 'share') return new Intl.NumberFormat(undefined, PERCENT).format(value);
    if (/^[A-Z]{3}$/.test(unit))
      return new Intl.NumberFormat(undefined, { style: 'currency', currency: unit }).format(value);
    return formatNumber(value);
  };
  return low === high ? words(low) : `${words(low)} to ${words(high)}`;
}

const PERCENT = { style: 'percent', maximumSignificantDigits: 3 } as const;
