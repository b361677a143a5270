import type { ImpactResult } from '../api/generated/types.gen.js';
import { HostileText } from '../parts/hostile-text.js';
import { formatNumber, formatPercent } from '../words/format.js';
import styles from './impact-note.module.css';

/** What a report leads with, in this order: money, then what became of visits and who will call. The rest leads there. */
const LEADING: readonly ImpactResult['kind'][] = [
  'revenue_at_risk',
  'commission_paid',
  'margin_at_risk',
  'lost_visits',
  'avoidable_contacts',
];

/** Each figure as a range, the lower bound first; what could not be estimated says what is missing and where to give it. */
export function EstimateResults({ results, draws }: { results: readonly ImpactResult[]; draws: number }) {
  const estimated = results.filter((result) => result.range !== null);
  const open = results.filter((result) => result.range === null);
  const leading = LEADING.flatMap((kind) => estimated.filter((result) => result.kind === kind));
  const rest = estimated.filter((result) => !leading.includes(result));
  return (
    <section className={styles.part} aria-labelledby="note-estimate">
      <h3 id="note-estimate">How much</h3>
      {estimated.length === 0 ? null : (
        <>
          <ResultList results={leading.length === 0 ? rest : leading} />
          {leading.length === 0 || rest.length === 0 ? null : (
            <details className={styles.more}>
              <summary>How it comes about</summary>
              <ResultList results={rest} />
            </details>
          )}
          <p className="small dim">
            Eight times in ten the figure lies between the ends, if the inputs below hold ({formatNumber(draws)} draws).
          </p>
        </>
      )}
      {open.length === 0 ? null : <Open results={open} />}
    </section>
  );
}

function ResultList({ results }: { results: readonly ImpactResult[] }) {
  return (
    <ul className={styles.results}>
      {results.map((result) => (
        <Estimated key={result.kind} result={result} />
      ))}
    </ul>
  );
}

function Estimated({ result: { label, range, widest } }: { result: ImpactResult }) {
  if (range === null) return null;
  return (
    <li className={styles.result}>
      <span className={styles.label}>{label}</span>
      <span className={styles.range}>
        <span className="num">{sentenceCase(range.words)}</span>
        <RangeBar low={range.p10} middle={range.p50} high={range.p90} />
        {widest === null ? null : (
          <span className="small dim">
            Hangs most on: {widest.label.toLowerCase()}
            {widest.market === null ? '' : ` in ${widest.market}`}
            {widest.narrows > 0.99 ? '' : ` (known, the range would be ${formatPercent(widest.narrows)} narrower)`}.
          </span>
        )}
      </span>
    </li>
  );
}

/** From nought to the upper end; the words beside it say the same. */
function RangeBar({ low, middle, high }: { low: number; middle: number; high: number }) {
  const at = (value: number): string => `${high === 0 ? 0 : (100 * value) / high}%`;
  return (
    <span className={styles.bar} aria-hidden="true">
      <span className={styles.span} style={{ insetInlineStart: at(low), insetInlineEnd: 0 }} />
      <span className={styles.middle} style={{ insetInlineStart: at(middle) }} />
    </span>
  );
}

/** Figures that lack the same things stand together, so that what is missing is asked for once. */
function Open({ results }: { results: readonly ImpactResult[] }) {
  const missing = new Map(results.flatMap((result) => result.missing.map((one) => [one.kind, one])));
  const others = results.filter((result) => result.missing.length === 0);
  const lacking = results.filter((result) => result.missing.length > 0);
  return (
    <div className={styles.open}>
      {lacking.length === 0 ? null : (
        <>
          <p>
            <strong>Not estimated yet:</strong> {lacking.map((result) => result.label.toLowerCase()).join(', ')}.
          </p>
          <p>Missing, and where to give it:</p>
          <ul className={styles.list}>
            {[...missing.values()].map(({ kind, label, giveAt }) => (
              <li key={kind}>
                {label}
                {giveAt === null ? null : <span className="dim small"> {giveAt}</span>}
              </li>
            ))}
          </ul>
        </>
      )}
      {others.map((result) => (
        <p key={result.kind} className="small dim">
          {result.label}: <HostileText text={lowerFirst(result.notEstimated ?? 'not estimated')} />
        </p>
      ))}
    </div>
  );
}

const sentenceCase = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
