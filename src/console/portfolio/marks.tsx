import type { PortfolioBrand } from '../api/generated/types.gen.js';
import { HostileText } from '../parts/hostile-text.js';
import { Part, period, Texts } from './part.js';
import styles from './portfolio.module.css';

export function Marks({ marks }: { marks: PortfolioBrand['marks'] }) {
  return (
    <Part title="Marks and registrations" empty={marks.length === 0 ? 'No mark, so nothing can be found.' : null}>
      <ul className={`plain ${styles.items}`}>
        {marks.map((mark) => (
          <li key={mark.id} className={styles.item}>
            <strong>
              <HostileText text={mark.text} />
            </strong>
            {mark.variants.length === 0 ? null : (
              <span>
                Also written <Texts texts={mark.variants} />
              </span>
            )}
            {mark.goods.length === 0 ? null : (
              <span className="dim">
                For <Texts texts={mark.goods} />
              </span>
            )}
            {mark.registrations.length === 0 ? (
              <span className="dim">No registration entered; engines ask for one in a complaint.</span>
            ) : (
              mark.registrations.map((registration) => (
                <span key={`${registration.office} ${registration.number}`} className="small">
                  <HostileText text={`${registration.office} ${registration.number}`} />
                  {registration.jurisdictions.length === 0 ? '' : ' in '}
                  <Texts texts={registration.jurisdictions} />
                  {registration.classes.length === 0
                    ? ''
                    : `, ${registration.classes.length === 1 ? 'class' : 'classes'} ${registration.classes.join(', ')}`}
                  , {period(registration.validFrom, registration.validUntil)}
                </span>
              ))
            )}
          </li>
        ))}
      </ul>
    </Part>
  );
}
