import type { ReactNode } from 'react';
import type { PortfolioBrand } from '../api/generated/types.gen.js';
import { HostileText } from '../parts/hostile-text.js';
import { Tag } from '../parts/tag.js';
import { violationLabel } from '../words/violations.js';
import { Part, period, Texts } from './part.js';
import styles from './portfolio.module.css';

/** Those whom the portfolio knows: resellers and others with what they may do, competitors, own agencies. */
export function People({ brand }: { brand: PortfolioBrand }) {
  return (
    <div className={styles.columns}>
      <Permitted title="Resellers and their permits" parties={brand.resellers} />
      {brand.permitted.length === 0 ? null : <Permitted title="Permitted in a decision" parties={brand.permitted} />}
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

function Permitted({ title, parties }: { title: string; parties: PortfolioBrand['resellers'] }) {
  return (
    <Part title={title} empty={parties.length === 0 ? 'None listed.' : null}>
      <ul className={`plain ${styles.items}`}>
        {parties.map((party) => (
          <Person key={party.id} name={party.name} domains={party.domains}>
            {party.permits.length === 0 ? (
              <span className="dim small">No permits</span>
            ) : (
              party.permits.map((permit, index) => (
                <span key={index} className="row">
                  <Tag tone="green">{violationLabel(permit.violation)}</Tag>
                  <span className="dim small">
                    {permit.clause === null ? null : (
                      <>
                        <HostileText text={permit.clause} />,{' '}
                      </>
                    )}
                    {period(permit.from, permit.until)}
                  </span>
                </span>
              ))
            )}
          </Person>
        ))}
      </ul>
    </Part>
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
