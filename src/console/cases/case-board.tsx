import { useState } from 'react';
import type { CaseRow, Cases } from '../api/generated/types.gen.js';
import { HostileText, shorten } from '../parts/hostile-text.js';
import { icons } from '../parts/icons.js';
import { PartyName } from '../parts/party-name.js';
import { caseStateLabel, caseStateMeaning, type CaseState } from '../words/cases.js';
import { formatNumber } from '../words/format.js';
import { CaseAge, CaseLink, CaseValueWords, CaseWarnings } from './case-row.js';
import { needsOf } from './case-standing.js';
import styles from './case-board.module.css';
import { MoveMenu } from './move-menu.js';

/** A column for each state. On a phone the columns become sections that open and close. */
export function CaseBoard({ cases }: { cases: Cases }) {
  return (
    <div className={styles.board} role="group" aria-label="Board" tabIndex={0}>
      {cases.columns.map(({ state, count }) => (
        <Column key={state} state={state} total={count} rows={cases.cases.filter((row) => row.state === state)} />
      ))}
    </div>
  );
}

function Column({ state, total, rows }: { state: CaseState; total: number; rows: readonly CaseRow[] }) {
  const [chosen, choose] = useState<boolean | null>(null);
  const open = chosen ?? (rows.length > 0 && state !== 'closed');
  const id = `column-${state}`;
  return (
    <section className={styles.column} data-open={open} data-empty={rows.length === 0} aria-labelledby={id}>
      <h2 id={id} className={styles.columnHead} title={caseStateMeaning(state)}>
        {caseStateLabel(state)} <span className={`num ${styles.count}`}>{formatNumber(total)}</span>
        <button type="button" className={styles.fold} aria-expanded={open} onClick={() => choose(!open)}>
          <span className={styles.foldSign}>
            <icons.right size={16} />
          </span>
          <span className={styles.unseen}>Cases that are {caseStateLabel(state).toLowerCase()}</span>
        </button>
      </h2>
      {rows.length === 0 ? null : (
        <ul className={`plain ${styles.cards}`}>
          {rows.map((row) => (
            <BoardCard key={row.id} row={row} />
          ))}
        </ul>
      )}
      {rows.length === total ? null : (
        <p className={`dim small ${styles.empty}`}>{formatNumber(total - rows.length)} more are not shown.</p>
      )}
    </section>
  );
}

function BoardCard({ row }: { row: CaseRow }) {
  return (
    <li className={styles.card}>
      <CaseLink row={row} />
      <p className="dim small">
        <PartyName party={row.party} />, <HostileText text={shorten(row.brand.name, 60)} />
      </p>
      <p className="small">{needsOf(row)}</p>
      <div className={`row ${styles.warnings}`}>
        <CaseWarnings row={row} />
      </div>
      <p className={`small ${styles.value}`}>
        <CaseValueWords row={row} />
      </p>
      <div className={styles.cardFoot}>
        <span className="small">
          <HostileText text={shorten(row.owner.name, 40)} />, <CaseAge row={row} />
        </span>
        <MoveMenu row={row} inWords />
      </div>
    </li>
  );
}
