import type { Rescan } from '../api/generated/types.gen.js';
import { VerdictTag } from '../parts/tag.js';
import { count, formatNumber } from '../words/format.js';
import { violationLabel } from '../words/violations.js';
import { changeLabel, changeMeaning, CHANGES, changeShort, versionWords } from './rescan-words.js';
import styles from './rescans.module.css';

/** The before/after table: a row a rule, and all of them together. */
export function RescanTable({ rescan }: { rescan: Rescan }) {
  if (rescan.rules.length === 0) return null;
  return (
    <section className={`card ${styles.tableCard}`} aria-labelledby="table-heading">
      <h2 id="table-heading" className="eyebrow">
        Findings before and after, by rule
      </h2>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Rule</th>
            {CHANGES.map((change) => (
              <th key={change} scope="col" title={changeMeaning(change)}>
                {changeLabel(change)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rescan.rules.map((row) => (
            <tr key={row.rule}>
              <th scope="row">
                {violationLabel(row.rule)}
                <span className="dim small">{versionWords(row)}</span>
              </th>
              {CHANGES.map((change) => (
                <Cell key={change} name={changeShort(change)} value={row[change]} quiet={change === 'same'} />
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">All rules</th>
            {CHANGES.map((change) => (
              <Cell key={change} name={changeShort(change)} value={rescan.findings[change]} quiet={change === 'same'} />
            ))}
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

function Cell({ name, value, quiet }: { name: string; value: number; quiet: boolean }) {
  return (
    <td className="num" data-name={name} data-quiet={quiet || value === 0}>
      {formatNumber(value)}
    </td>
  );
}

/** From which verdict to which, with how many findings and sightings. */
export function VerdictMoves({ rescan: { verdicts } }: { rescan: Rescan }) {
  if (verdicts.length === 0) return null;
  return (
    <section className="card pad stack tight" aria-labelledby="moves-heading">
      <h2 id="moves-heading" className="eyebrow">
        Verdicts that came, went or changed
      </h2>
      <ul className={`plain ${styles.moves}`}>
        {verdicts.map(({ rule, violation, before, after, findings, sightings }) => (
          <li key={[rule, violation, before, after].join()} className="row">
            <b className="num">{formatNumber(findings)}</b> {violationLabel(violation)}:{' '}
            {before === null ? <span className="dim">not known</span> : <VerdictTag verdict={before} />}
            <span aria-label="to">→</span>
            {after === null ? <span className="dim">nothing found</span> : <VerdictTag verdict={after} />}
            <span className="dim small num">{count(sightings, 'sighting')}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
