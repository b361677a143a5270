import type { Coverage, CoverageCell } from '../api/generated/types.gen.js';
import { Notice } from '../parts/notice.js';
import { count } from '../words/format.js';
import { bucketName } from './bucket-name.js';
import { BucketSign } from './bucket-sign.js';
import { STATE_WORDS } from './bucket-state.js';
import { CellName, CellRow } from './cell-row.js';
import { handedInWords } from './cell-words.js';
import styles from './coverage.module.css';

/** Every cell: those that the product looks at first, those that it does not counted and folded. */
export function Cells({ coverage }: { coverage: Coverage }) {
  const live = coverage.cells.filter((cell) => cell.live);
  const notLive = coverage.cells.filter((cell) => !cell.live);
  return (
    <>
      <section className="stack tight" aria-labelledby="cells">
        <div className={styles.above}>
          <h2 id="cells" className={styles.heading}>
            Looked at live <span className="dim small num">{count(live.length, 'cell')}</span>
          </h2>
          {live.length === 0 ? null : <Legend />}
        </div>
        {live.length === 0 ? (
          <Notice tone="amber" title="Nothing is looked at live">
            <p>No watch names a provider, so that only captures that are handed in tell of ads.</p>
          </Notice>
        ) : (
          <CellRows cells={live} coverage={coverage} />
        )}
      </section>
      {notLive.length === 0 ? null : (
        <section aria-labelledby="not-live">
          <details className={styles.notLive}>
            <summary>
              <h2 id="not-live" className={styles.heading}>
                Not looked at live <span className="dim small num">{count(notLive.length, 'cell')}</span>
              </h2>
              <p className="dim small">{handedInWords(notLive)}</p>
            </summary>
            <CellRows cells={notLive.filter(wasLookedAt)} coverage={coverage} />
            <QuietCells cells={notLive.filter((cell) => !wasLookedAt(cell))} />
          </details>
        </section>
      )}
      {coverage.cellCount > coverage.cells.length ? (
        <p className="dim small num">
          The {coverage.cells.length} that are in trouble or first by name, of {coverage.cellCount}.{' '}
          <code>markwarden coverage --json</code> tells their sums.
        </p>
      ) : null}
    </>
  );
}

/** Of a cell that nobody looked at in this time there is nothing to draw. */
const wasLookedAt = ({ buckets, last }: CoverageCell): boolean => buckets.length > 0 || last !== null;

/** Cells of which there is no look, and of which the sentence above says why. */
function QuietCells({ cells }: { cells: readonly CoverageCell[] }) {
  if (cells.length === 0) return null;
  return (
    <ul className={`card plain ${styles.quiet}`}>
      {cells.map((cell) => (
        <li key={keyOf(cell)}>
          <CellName cell={cell} />
        </li>
      ))}
    </ul>
  );
}

const keyOf = ({ brand, engine, query, country, language, location, device }: CoverageCell): string =>
  JSON.stringify([brand.id, engine, query, country, language, location, device]);

function CellRows({ cells, coverage }: { cells: readonly CoverageCell[]; coverage: Coverage }) {
  if (cells.length === 0) return null;
  return (
    <ul className={`card plain ${styles.rows}`}>
      <li className={styles.dates} aria-hidden="true">
        <span />
        <span className={styles.ends}>
          <span>{bucketName(coverage.bucketStarts[0] ?? coverage.from, coverage.bucket)}</span>
          <span>{bucketName(coverage.bucketStarts.at(-1) ?? coverage.until, coverage.bucket)}</span>
        </span>
        <span>Last look</span>
      </li>
      {cells.map((cell) => (
        <CellRow key={keyOf(cell)} cell={cell} coverage={coverage} />
      ))}
    </ul>
  );
}

function Legend() {
  const states = ['ads', 'none', 'partly', 'blind', 'unlooked'] as const;
  return (
    <ul className={`plain ${styles.legend}`} aria-label="Signs">
      {states.map((state) => (
        <li key={state}>
          <span className={styles.bucket} data-state={state} aria-hidden="true">
            <BucketSign state={state} />
          </span>
          {STATE_WORDS[state]}
        </li>
      ))}
    </ul>
  );
}
