import { Checkbox } from '@mantine/core';
import { Link } from 'react-router';
import type { ChangedFinding } from '../api/generated/types.gen.js';
import { HostileText, shorten } from '../parts/hostile-text.js';
import { PartyName } from '../parts/party-name.js';
import { Tag, VerdictTag } from '../parts/tag.js';
import { count, countryName, formatInstant, formatPercent } from '../words/format.js';
import { engineLabel, exemptionLabel, relationLabel } from '../words/labels.js';
import { violationLabel } from '../words/violations.js';
import { changeLabel, changeMeaning } from './rescan-words.js';
import styles from './rescans.module.css';

interface ChangedFindingProps {
  finding: ChangedFinding;
  chosen: boolean;
  /** Null where nothing can be raised from it. */
  onChoose: ((on: boolean) => void) | null;
}

/** One changed finding: which ad, what stands, and what the rules of the rescan say. */
export function ChangedFindingItem({ finding, chosen, onChoose }: ChangedFindingProps) {
  const { party, brand, query, engine, country, alertId, captureId, takenUp } = finding;
  const name = party.domain ?? party.name ?? 'advertiser not shown';
  return (
    <li className={styles.finding}>
      <div className="row">
        {onChoose === null ? null : (
          <Checkbox
            size="xs"
            checked={chosen}
            onChange={({ currentTarget: { checked } }) => onChoose(checked)}
            aria-label={`Choose: ${violationLabel(finding.violation)}, ${shorten(name, 60)}`}
          />
        )}
        <b>{violationLabel(finding.violation)}</b>
        <span title={changeMeaning(finding.change)}>
          <Tag tone={finding.change === 'new' || finding.change === 'verdict' ? 'blue' : 'neutral'}>
            {changeLabel(finding.change)}
          </Tag>
        </span>
        {takenUp === null ? null : (
          <span title={formatInstant(takenUp.at)}>
            <Tag tone="green">
              Taken up by <HostileText text={shorten(takenUp.by, 40)} />
            </Tag>
          </span>
        )}
      </div>
      <p className={styles.text}>
        <PartyName party={party} /> <span className="dim">({relationLabel(party.relation).toLowerCase()})</span> beside{' '}
        <HostileText text={shorten(brand.name, 60)} />
        {query === null ? null : (
          <>
            {' '}
            on “<HostileText text={shorten(query, 80)} />”
          </>
        )}
        , {engineLabel(engine)}
        {country === null ? '' : `, ${countryName(country)}`}: “<HostileText text={shorten(finding.title, 120)} />”
      </p>
      <dl className={styles.sides}>
        <Side what="Before" said={finding.before} none="Nothing was found." />
        <Side
          what="After"
          said={finding.after}
          none="Nothing is found."
          repeats={finding.before !== null && finding.before.explanation === finding.after?.explanation}
        />
      </dl>
      <p className="dim small num">
        {count(finding.sightings, 'sighting')}, last {formatInstant(finding.lastSeenAt)}
        {alertId === null ? null : (
          <>
            {' · '}
            <Link to={`/alerts/${encodeURIComponent(alertId)}`}>Alert</Link>
          </>
        )}
        {captureId === null ? null : (
          <>
            {' · '}
            <Link to={`/captures/${encodeURIComponent(captureId)}`}>Capture</Link>
          </>
        )}
      </p>
    </li>
  );
}

interface SideProps {
  what: string;
  said: ChangedFinding['before'];
  none: string;
  /** Whether the other side says the same sentence; nobody should have to look for a difference that is not there. */
  repeats?: boolean;
}

function Side({ what, said, none, repeats = false }: SideProps) {
  return (
    <>
      <dt>{what}</dt>
      <dd>
        {said === null ? (
          <span className="dim">{none}</span>
        ) : (
          <>
            <span className="row">
              <VerdictTag verdict={said.verdict} />
              <span className="dim small num">
                {formatPercent(said.confidence)}, version {said.ruleVersion}
                {said.exemption === null ? '' : `, ${exemptionLabel(said.exemption).toLowerCase()}`}
              </span>
            </span>
            {repeats ? (
              <span className="dim">The same sentence.</span>
            ) : (
              <span className={styles.sentence}>
                <HostileText text={said.explanation} />
              </span>
            )}
            <span className="dim small">
              Rests on <HostileText text={shorten(said.basis, 120)} />
            </span>
          </>
        )}
      </dd>
    </>
  );
}
