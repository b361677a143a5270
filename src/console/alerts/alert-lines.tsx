import { Link } from 'react-router';
import type { AlertLine } from '../api/generated/types.gen.js';
import { CopyTextButton } from '../parts/copy-button.js';
import { icons } from '../parts/icons.js';
import { HostileText } from '../parts/hostile-text.js';
import { OutsideLink } from '../parts/outside-link.js';
import { StateTag, Tag, VerdictTag } from '../parts/tag.js';
import { broadMatchWords } from '../words/enforcement.js';
import { confidenceWords, count, formatDate, formatDay, formatPercent } from '../words/format.js';
import { exemptionLabel, stageLabel } from '../words/labels.js';
import { sentenceParts } from '../words/sentence.js';
import { violationLabel, violationMeaning } from '../words/violations.js';
import styles from './alert-page.module.css';
import { LineEnforcement } from './line-enforcement.js';

interface AlertLinesProps {
  lines: readonly AlertLine[];
  allowed: readonly AlertLine[];
  /** The party's domain, by which its sentences name it. */
  domain: string | null;
}

/** What was found, line by line, and beside it what was looked at and is allowed. */
export function AlertLines({ lines, allowed, domain }: AlertLinesProps) {
  const accused = lines.some((line) => line.verdict !== 'appearance');
  return (
    <>
      <section className="card" aria-labelledby="lines-heading">
        <h2 id="lines-heading" className="eyebrow pad" style={{ paddingBottom: '0.625rem' }}>
          What was found
        </h2>
        {lines.map((line, index) => (
          <article key={line.id} className={styles.line}>
            {accused && line.verdict === 'appearance' ? (
              <details className={styles.folded}>
                <summary className={styles.lineHead}>
                  <LineHead line={line} />
                  <span className={styles.fold}>
                    <icons.right size={16} />
                  </span>
                </summary>
                <LineBody line={line} domain={domain} short />
              </details>
            ) : (
              <>
                <div className={styles.lineHead}>
                  <LineHead line={line} />
                  <CopyTextButton text={line.explanation} label="Copy sentence" />
                </div>
                <LineBody line={line} domain={domain} short={index > 0} />
              </>
            )}
          </article>
        ))}
      </section>
      {allowed.length === 0 ? null : (
        <section className="card" aria-labelledby="allowed-heading">
          <h2 id="allowed-heading" className="eyebrow pad" style={{ paddingBottom: '0.625rem' }}>
            Looked at and allowed
          </h2>
          {allowed.map((line) => (
            <AllowedLine key={line.id} line={line} domain={domain} />
          ))}
        </section>
      )}
    </>
  );
}

function LineHead({ line }: { line: AlertLine }) {
  return (
    <>
      <h3 title={violationMeaning(line.violation) ?? undefined}>{violationLabel(line.violation)}</h3>
      <VerdictTag verdict={line.verdict} />
      <span className="dim small num">
        {line.verdict === 'appearance'
          ? line.broadMatch === null
            ? null
            : broadMatchWords(line.broadMatch)
          : `${confidenceWords(line.confidence)}, ${formatPercent(line.confidence)}`}
      </span>
      <span className="dim small num">{count(line.sightings, 'sighting')}</span>
      {line.state === 'open' || line.state === null ? null : <StateTag state={line.state} />}
    </>
  );
}

interface LineBodyProps {
  line: AlertLine;
  domain: string | null;
  /** Leaves out who it is about, which the first sentence has said. */
  short: boolean;
}

function LineBody({ line, domain, short }: LineBodyProps) {
  return (
    <div className={styles.body}>
      <dl className={styles.says}>
        <dt>What was seen</dt>
        <dd>
          <Sentence text={line.explanation} domain={domain} short={short} />
        </dd>
        <dt>For customers</dt>
        <dd>
          <HostileText text={line.customerHarm.text} />
          {line.customerHarm.stage === '' ? null : (
            <span className="dim small"> Felt {stageLabel(line.customerHarm.stage)}.</span>
          )}
        </dd>
        <dt>What to do next</dt>
        <dd>
          <HostileText text={line.nextStep} />
        </dd>
        {line.enforcement === null ? null : (
          <>
            <dt>On a complaint</dt>
            <dd>
              <LineEnforcement enforcement={line.enforcement} />
            </dd>
          </>
        )}
      </dl>
      <RulesOfToday line={line} />
      <Basis line={line} />
    </div>
  );
}

/** What a rescan by the rules of today says instead; the line and what was decided on it stand as they are. */
function RulesOfToday({ line: { rulesOfToday, verdict } }: { line: AlertLine }) {
  if (rulesOfToday === null) return null;
  const { rescanId, rescannedAt, explanation } = rulesOfToday;
  return (
    <p className={styles.today}>
      <b>The rules of today would {rulesOfToday.verdict === null ? 'find nothing here' : 'say'}</b>
      {rulesOfToday.verdict === null || rulesOfToday.verdict === verdict ? null : (
        <>
          {' '}
          <VerdictTag verdict={rulesOfToday.verdict} />
        </>
      )}
      {explanation === null ? (
        '. '
      ) : (
        <>
          {': '}
          <HostileText text={explanation} />{' '}
        </>
      )}
      <Link to={`/rescans/${encodeURIComponent(rescanId)}`}>Rescan of {formatDate(rescannedAt)}</Link>
    </p>
  );
}

/** The finding's sentence with the judgement set off, because that is what lines differ by. */
function Sentence({ text, domain, short }: { text: string; domain: string | null; short: boolean }) {
  const { subject, seen, judged } = sentenceParts(text, domain);
  return (
    <>
      {short && subject !== '' ? (
        <span title={text}>It </span>
      ) : (
        <span className="dim">
          <HostileText text={subject} />
        </span>
      )}
      <HostileText text={seen} />
      <strong className={styles.judged}>
        <HostileText text={judged} />
      </strong>
    </>
  );
}

function AllowedLine({ line, domain }: { line: AlertLine; domain: string | null }) {
  return (
    <article className={styles.line}>
      <div className={styles.lineHead}>
        <h3>{violationLabel(line.violation)}</h3>
        <Tag tone="green">{line.exemption === null ? 'Allowed' : `Allowed: ${exemptionLabel(line.exemption)}`}</Tag>
      </div>
      <p>
        <Sentence text={line.explanation} domain={domain} short />
      </p>
      {line.enforcement === null ? null : (
        <p>
          <LineEnforcement enforcement={line.enforcement} />
        </p>
      )}
      <Basis line={line} />
    </article>
  );
}

function Basis({ line: { rule, basis, violation, mark } }: { line: AlertLine }) {
  const meaning = violationMeaning(violation);
  return (
    <details className={styles.basis}>
      <summary>
        Rests on <HostileText text={basis.reference} />
      </summary>
      <p>
        <HostileText text={basis.text} />
        {basis.inForceFrom === null ? null : ` In force since ${formatDay(basis.inForceFrom)}.`}
        {basis.source === null ? null : (
          <>
            {' '}
            Source: <OutsideLink href={basis.source} />
          </>
        )}
      </p>
      <p>
        {mark === null ? null : (
          <>
            Mark: <HostileText text={mark} />.{' '}
          </>
        )}
        Found by rule {rule.id}, version {rule.version}.{meaning === null ? '' : ` It holds when: ${meaning}`}
      </p>
    </details>
  );
}
