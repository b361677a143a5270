import type { Audit } from '../api/generated/types.gen.js';
import { FirstFew } from '../parts/first-few.js';
import { count, countryName, formatDay, formatNumber } from '../words/format.js';
import { deviceLabel, engineLabel } from '../words/labels.js';
import styles from './audits.module.css';

type Place = Audit['places'][number];

/** By week, by hour of the day and by place; each with the looks that it rests on, since where nobody looked nothing is known. */
export function AuditTimes({ audit }: { audit: Audit }) {
  const { weeks, hours, places, period } = audit;
  return (
    <section className="card pad stack" aria-labelledby="times-heading">
      <h2 id="times-heading" className="eyebrow">
        When and where
      </h2>
      {weeks.length === 0 ? (
        <p className="dim">Nobody looked in this time.</p>
      ) : (
        <>
          <Counted
            first="Week of"
            rows={weeks.map((week) => ({ ...week, key: week.from, name: formatDay(week.from) }))}
          />
          <Hours hours={hours} timeZone={period.timeZone} />
        </>
      )}
      {places.length === 0 ? null : (
        <FirstFew items={places} few={8} noun="more place">
          {(shown) => (
            <Counted first="Place" rows={shown.map((place, at) => ({ ...place, key: at, name: placeName(place) }))} />
          )}
        </FirstFew>
      )}
    </section>
  );
}

interface CountedRow {
  readonly key: string | number;
  readonly name: string;
  readonly readable: number;
  readonly couldNotLook: number;
  readonly appeared: number;
  readonly breached: number;
  readonly besides?: number;
}

function Counted({ first, rows }: { first: string; rows: readonly CountedRow[] }) {
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{first}</th>
          <th scope="col">Could see</th>
          <th scope="col">Could not look</th>
          <th scope="col">Seen on</th>
          <th scope="col">Breaches on</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, name, readable, couldNotLook, appeared, breached, besides = 0 }) => (
          <tr key={key}>
            <th scope="row">
              {name}
              {besides === 0 ? null : <span className="dim"> (and {count(besides, 'page')} besides)</span>}
            </th>
            {[readable, couldNotLook, appeared, breached].map((looks, at) => (
              <td key={at}>{formatNumber(looks)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The share of looks with an ad of it, hour by hour; hours in which no look could see are hatched, for they say nothing. */
function Hours({ hours, timeZone }: { hours: Audit['hours']; timeZone: string }) {
  if (hours.every(({ appeared }) => appeared === 0)) return null;
  return (
    <figure className={styles.hours} aria-label={`Looks with an ad of it by the hour of the day, ${timeZone}`}>
      {hours.map(({ readable, appeared }, hour) => (
        <span
          key={hour}
          className={styles.hour}
          title={`${hour} to ${hour + 1} h: ${readable === 0 ? 'no look could see' : `seen on ${appeared} of ${count(readable, 'look')}`}`}
        >
          {readable === 0 ? (
            <span className={styles.unknown} />
          ) : (
            <span className={styles.bar} style={{ blockSize: `${(appeared / readable) * 100}%` }} />
          )}
          <span className={styles.tick}>{hour % 6 === 0 ? hour : ''}</span>
        </span>
      ))}
      <figcaption className="dim small">
        Of the looks in each hour of the day ({timeZone}), those with an ad of it; the full height is all of them. Where
        it is hatched no look could see.
      </figcaption>
    </figure>
  );
}

const placeName = ({ engine, country, device }: Place): string =>
  [
    engineLabel(engine),
    ...(country === null ? [] : [countryName(country)]),
    ...(device === null ? [] : [deviceLabel(device).toLowerCase()]),
  ].join(', ');
