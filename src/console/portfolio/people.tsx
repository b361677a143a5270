import type { ReactNode } from 'react';
import type { PortfolioBrand } from '../api/generated/types.gen.js';
import { HostileText } from '../parts/hostile-text.js';
import { Tag } from '../parts/tag.js';
import { violationLabel } from '../words/violations.js';
import { Part, period, Texts } from './part.js';
import styles from './portfolio.module.css';

/** Those whom the portfolio knows: resellers with what they may do, competitors, own agencies. */
export function People({ brand }: { brand: PortfolioBrand }) {
  return (
    <div className={styles.columns}>
      <Part title="Resellers and their permits" empty={brand.resellers.length === 0 ? 'None listed.' : null}>
        <ul className={`plain ${styles.items}`}>
          {brand.resellers.map((reseller) => (
            <Person key={reseller.id} name={reseller.name} domains={reseller.domains}>
              {reseller.permits.length === 0 ? (
                <span className="dim small">No permits</span>
              ) : (
                reseller.permits.map((permit, index) => (
                  <span key={index} className="row">
                    <Tag tone="green">{violationLabel(permit.violation)}</Tag>
                    <span className="dim small">
                      {permit.clause === null ? null : (
                        <>
                          <HostileText text={permit.clause} />,{' '}
                        </>
                      )}
                      {period(permit.from, permit.until)}
                      {permit.origin === 'console' ? ', given in a decision' : ''}
                    </span>
                  </span>
                ))
              )}
            </Person>
          ))}
        </ul>
      </Part>
      <Part title="Competitors" empty={brand.competitors.length === 0 ? 'None listed.' : null}>
        <ul className={`plain ${styles.items}`}>
          {brand.competitors.map((competitor) => (
            <Person key={competitor.id} name={competitor.name} domains={competitor.domains} />
          ))}
        </ul>
      </Part>
      <Part title="Own agencies" empty={brand.agencies.length === 0 ? 'None listed.' : null}>
        <ul className={`plain ${styles.items}`}>
          {brand.agencies.map((agency) => (
            <Person key={agency.id} name={agency.name} domains={agency.domains} />
          ))}
        </ul>
      </Part>
    </div>
  );
}

function Person({ name, domains, children }: { name: string; domains: readonly string[]; children?: ReactNode }) {
  return (
    <li className={styles.item}>
      <strong>
        <HostileText text={name} />
      </strong>
      <span className="dim small">
        <Texts texts={domains} address />
      </span>
      {children}
    </li>
  );
}
