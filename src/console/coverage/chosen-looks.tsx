import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { ChoosingWatch, ChosenLook, Looks } from '../api/generated/types.gen.js';
import { looksQuery } from '../api/queries.js';
import { HostileText } from '../parts/hostile-text.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { count, countryName, formatInstant, formatPercent } from '../words/format.js';
import { deviceLabel, engineLabel, lookOutcomeLabel } from '../words/labels.js';
import { lookup } from '../words/lookup.js';
import styles from './coverage.module.css';

/** Looks shown before the rest is unfolded. */
const SHOWN = 8;

const purposeLabel = lookup({
  adaptive: 'Most promising',
  uniform: 'By lot',
  recheck: 'Re-check',
  pair: 'Pair',
});

/** The looks that watches choose themselves: which come next, which were made, and why each. Nothing where none does. */
export function ChosenLooks() {
  const looks = useQuery(looksQuery);
  if (looks.error !== null)
    return (
      <ProblemNotice
        what="The looks that are chosen could not be loaded"
        error={looks.error}
        onRetry={() => void looks.refetch()}
      />
    );
  if (looks.data === undefined || looks.data.watches.length === 0) return null;
  return <Shown looks={looks.data} />;
}

function Shown({ looks: { watches, next, latest } }: { looks: Looks }) {
  return (
    <section className="stack tight" aria-labelledby="chosen-looks">
      <h2 id="chosen-looks" className={styles.heading}>
        Looks that are chosen <span className="dim small">where earlier ones promise most, and why</span>
      </h2>
      <ul className={`plain card ${styles.rows}`}>
        {watches.map((watch) => (
          <Watch key={watch.id} watch={watch} />
        ))}
      </ul>
      <Group
        title="Next"
        looks={next}
        none="No look is due. The next are chosen when the next part of the day begins."
      />
      <Group title="Latest" looks={latest} none="None was taken yet." />
    </section>
  );
}

function Watch({ watch }: { watch: ChoosingWatch }) {
  const { brand, name, queries, schedule, looksADay, cells, nextStepAt, lastWeek } = watch;
  const many = looksADay === null ? 'What the budget leaves' : `${count(looksADay, 'look')} a day`;
  const how = schedule === 'adaptive' ? 'where most is to be expected' : 'by lot';
  return (
    <li className={styles.sight}>
      <strong>
        <HostileText text={brand.name} />, <HostileText text={name ?? queries.join(', ')} />
      </strong>
      <span className="num">
        {many}, {how}, over {count(cells, 'search', 'searches')} at six parts of the day
      </span>
      <span className="dim small num">
        {nextStepAt === null ? 'Nothing chosen yet. ' : `Next chosen ${formatInstant(nextStepAt)}. `}
        {lastWeek.looks === 0
          ? 'No readable look in seven days.'
          : `Seven days: ads on ${lastWeek.ads} of ${count(lastWeek.looks, 'readable look')}${shareByLot(lastWeek)}.`}
      </span>
    </li>
  );
}

function shareByLot({ byLot, byLotAds }: ChoosingWatch['lastWeek']): string {
  return byLot === 0
    ? '; none by lot, so that no share can be told'
    : `; by lot, which alone tells a share, on ${byLotAds} of ${byLot} (${formatPercent(byLotAds / byLot)})`;
}

function Group({ title, looks, none }: { title: string; looks: readonly ChosenLook[]; none: string }) {
  const [shown, more] = [looks.slice(0, SHOWN), looks.slice(SHOWN)];
  return (
    <div className="stack tight">
      <h3 className={styles.heading}>
        {title} <span className="dim small num">{looks.length === 0 ? null : count(looks.length, 'look')}</span>
      </h3>
      {looks.length === 0 ? <p className="dim small">{none}</p> : <Rows looks={shown} />}
      {more.length === 0 ? null : (
        <details>
          <summary className="small">{count(more.length, 'more look')}</summary>
          <Rows looks={more} />
        </details>
      )}
    </div>
  );
}

function Rows({ looks }: { looks: readonly ChosenLook[] }) {
  return (
    <ul className={`plain card ${styles.rows}`}>
      {looks.map((look) => (
        <Row
          key={`${look.at} ${look.engine} ${look.query} ${placeOf(look)} ${look.device} ${look.watchId}`}
          look={look}
        />
      ))}
    </ul>
  );
}

const placeOf = ({ country, location }: Pick<ChosenLook, 'country' | 'location'>): string =>
  location === null ? countryName(country) : `${location}, ${countryName(country)}`;

function Row({ look }: { look: ChosenLook }) {
  const { at, query, engine, device, purpose, why, outcome, reason, captureId, twin } = look;
  return (
    <li className={styles.look}>
      <div className={styles.what}>
        <span className={styles.query}>
          <HostileText text={query} />
        </span>
        <span className="dim small">
          {engineLabel(engine)} · {placeOf(look)} · {deviceLabel(device)}
        </span>
      </div>
      <div className={styles.what}>
        <span>{why === null ? null : <HostileText text={why.sentence} />}</span>
        {twin === null ? null : <Twin look={look} twin={twin} />}
      </div>
      <div className={styles.last}>
        <span className={styles.outcome} data-blind={outcome !== null && outcome !== 'ads' && outcome !== 'no-ads'}>
          {outcome === null ? purposeLabel(purpose) : lookOutcomeLabel(outcome)}
        </span>
        <span className="dim small num">
          {outcome === null ? null : `${purposeLabel(purpose)} · `}
          {formatInstant(at)}
          {captureId === null ? null : (
            <>
              {' · '}
              <Link to={`/captures/${captureId}`}>capture</Link>
            </>
          )}
        </span>
        {reason === null ? null : <span className="small">{reason.means}</span>}
      </div>
    </li>
  );
}

/** The other side of a pair, in the one thing that it differs in. */
function Twin({ look, twin }: { look: ChosenLook; twin: NonNullable<ChosenLook['twin']> }) {
  const differs =
    twin.device !== look.device
      ? deviceLabel(twin.device)
      : placeOf(twin) !== placeOf(look)
        ? placeOf(twin)
        : formatInstant(twin.at);
  return (
    <span className="dim small">
      Twin: {differs}
      {twin.outcome === null ? '' : ` – ${lookOutcomeLabel(twin.outcome).toLowerCase()}`}
      {twin.captureId === null ? null : (
        <>
          {' · '}
          <Link to={`/captures/${twin.captureId}`}>capture</Link>
        </>
      )}
    </span>
  );
}
