import { Link } from 'react-router';
import type { CaseRow } from '../api/generated/types.gen.js';
import { HostileText, shorten } from '../parts/hostile-text.js';
import { PartyName } from '../parts/party-name.js';
import { Tag } from '../parts/tag.js';
import { count, countryName, formatInstant } from '../words/format.js';
import { engineLabel, relationLabel } from '../words/labels.js';
import { rangeWords } from '../words/money.js';
import { ageWords, isToFile, needsOf } from './case-standing.js';
import { CaseStateTag } from './case-state-tag.js';
import styles from './cases.module.css';
import { MoveMenu } from './move-menu.js';

/** One case of the list; a card on a phone. */
export function CaseRowItem({ case: row, search }: { case: CaseRow; search: string }) {
  return (
    <li className={styles.row}>
      <div className={styles.main}>
        <div className={styles.head}>
          <CaseLink row={row} search={search} />
          <CaseStateTag state={row.state} />
          <CaseWarnings row={row} />
        </div>
        <p>{needsOf(row)}</p>
        <p className="dim small">
          <PartyName party={row.party} />, {relationLabel(row.party.relation).toLowerCase()}
          {row.filings.length === 0 ? '' : `; ${count(row.filings.length, 'filing')}`}; {count(row.alerts, 'alert')}
        </p>
      </div>
      <div className={styles.cell}>
        <HostileText text={shorten(row.brand.name, 60)} />
        <span className="dim small">
          {engineLabel(row.engine)}
          {row.country === null ? '' : `, ${countryName(row.country)}`}
        </span>
      </div>
      <div className={styles.cell}>
        <HostileText text={shorten(row.owner.name, 60)} />
        <CaseAge row={row} />
      </div>
      <div className={`${styles.cell} ${styles.end}`}>
        <CaseValueWords row={row} />
      </div>
      <div className={styles.menu}>
        <MoveMenu row={row} />
      </div>
    </li>
  );
}

/** The case's number and title, which open it. */
export function CaseLink({ row, search = '' }: { row: CaseRow; search?: string }) {
  return (
    <Link to={`/cases/${encodeURIComponent(row.id)}`} state={{ search }} className={styles.link} data-case={row.id}>
      <span className={`num ${styles.number}`}>{row.number}</span> <HostileText text={shorten(row.title, 140)} />
    </Link>
  );
}

/** What stands in the case's way. A fact that a further draft lacks stops nothing once the case is filed. */
export function CaseWarnings({ row }: { row: CaseRow }) {
  return (
    <>
      {row.dismissedAlerts === 0 ? null : (
        <Tag tone="red" title="Dismissed after the case was opened: nothing may be filed on it">
          {count(row.dismissedAlerts, 'alert')} dismissed
        </Tag>
      )}
      {!isToFile(row) || row.missingFacts === 0 || row.dismissedAlerts > 0 ? null : (
        <Tag tone="amber">{count(row.missingFacts, 'fact')} missing</Tag>
      )}
    </>
  );
}

export function CaseAge({ row }: { row: CaseRow }) {
  return (
    <span className="dim small num" title={`Opened ${formatInstant(row.openedAt)}`}>
      {ageWords(row)}
    </span>
  );
}

/** A range whose lower bound comes first, or plainly that nothing is known. */
export function CaseValueWords({ row }: { row: CaseRow }) {
  return row.value === null ? (
    <span className="dim">Not estimated</span>
  ) : (
    <>
      <span className="num">{rangeWords(row.value)}</span>
      <span className="dim small">at risk</span>
    </>
  );
}
