import { Link } from 'react-router';
import type { Overview } from '../api/generated/types.gen.js';
import { HostileText, shorten } from '../parts/hostile-text.js';
import { PartyName } from '../parts/party-name.js';
import { VerdictTag } from '../parts/tag.js';
import { count, countryName, formatAgo, formatNumber } from '../words/format.js';
import { engineLabel } from '../words/labels.js';
import { asLine, sentenceParts } from '../words/sentence.js';
import { lookedWords } from './looking-section.js';
import styles from './overview.module.css';

/** The gravest alerts that wait for a decision, each with what it does to customers. */
export function DecideSection({ decide, looked }: Pick<Overview, 'decide' | 'looked'>) {
  return (
    <section className={`card ${styles.section}`}>
      <div className={styles.sectionHead}>
        <h2>To decide</h2>
        <Link to="/alerts" className="small">
          {decide.count > decide.gravest.length ? `All ${formatNumber(decide.count)}` : 'Alerts'}
        </Link>
      </div>
      {decide.count === 0 ? (
        <p className="dim">No alert waits for a decision. {lookedWords(looked)}</p>
      ) : (
        <>
          <ul className={styles.list}>
            {decide.gravest.map((alert) => {
              const { judged, seen } = sentenceParts(alert.headline, alert.party.domain);
              return (
                <li key={alert.id}>
                  <span className={styles.alertHead}>
                    <Link to={`/alerts/${encodeURIComponent(alert.id)}`} className={styles.item}>
                      <PartyName party={alert.party} />
                    </Link>
                    <VerdictTag verdict={alert.verdict} />
                    <span className="dim small">
                      <HostileText text={shorten(alert.brand, 60)} />, {engineLabel(alert.engine)}
                      {alert.country === null ? '' : ` in ${countryName(alert.country)}`},{' '}
                      {count(alert.sightings, 'sighting')}
                    </span>
                  </span>
                  <span>
                    <HostileText text={shorten(asLine(judged === '' ? seen : judged), 200)} />
                  </span>
                  <span className="dim small">{alert.customerHarm}</span>
                </li>
              );
            })}
          </ul>
          {decide.oldestAt === null ? null : (
            <p className="dim small">
              {count(decide.count, 'alert')} to decide, the oldest since {formatAgo(decide.oldestAt)}.
            </p>
          )}
        </>
      )}
    </section>
  );
}
