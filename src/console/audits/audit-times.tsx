import type { Audit } from '../api/generated/types.gen.js';
import { count, countryName, formatDay, formatNumber } from '../words/format.js';
import { deviceLabel, engineLabel } from '../words/labels.js';
import styles from './audits.module.css';

/** By week, by hour of the day and by place. */
export function AuditTimes({ audit }: { audit: Audit }) {
  const { weeks, hours, places, period } = audit;
  const most = Math.max(1, ...hours);
  return (
    <section className="card pad stack" aria-labelledby="times-heading">
      <h2 id="times-heading" className="eyebrow">
        When and where
      </h2>
      {weeks.length === 0 ? (
        <p className="dim">Nobody looked in this time.</p>
      ) : (
        <div className={styles.scroll}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">Week of</th>
                <th scope="col">Could see</th>
                <th scope="col">Could not look</th>
                <th scope="col">Seen on</th>
                <th scope="col">Breaches on</th>
              </tr>
            </thead>
            <tbody>
              {weeks.map((week) => (
                <tr key={week.from}>
                  <th scope="row">{formatDay(week.from)}</th>
                  <td>{formatNumber(week.readable)}</td>
                  <td>{formatNumber(week.couldNotLook)}</td>
                  <td>{formatNumber(week.appeared)}</td>
                  <td>{formatNumber(week.breached)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {hours.every((pages) => pages === 0) ? null : (
        <figure className={styles.hours} aria-label={`Pages by hour of the day, ${period.timeZone}`}>
          {hours.map((pages, hour) => (
            <span key={hour} className={styles.hour} title={`${hour} to ${hour + 1} h: ${count(pages, 'page')}`}>
              <span className={styles.bar} style={{ blockSize: `${(pages / most) * 100}%` }} />
              <span className={styles.tick}>{hour % 6 === 0 ? hour : ''}</span>
            </span>
          ))}
          <figcaption className="dim small">Pages with an ad of it, by the hour of the day</figcaption>
        </figure>
      )}
      {places.length === 0 ? null : (
        <ul className="plain small">
          {places.slice(0, 8).map(({ engine, country, device, pages }, at) => (
            <li key={at}>
              {engineLabel(engine)}
              {country === null ? '' : `, ${countryName(country)}`}
              {device === null ? '' : `, ${deviceLabel(device).toLowerCase()}`}:{' '}
              <span className="num">{count(pages, 'page')}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
