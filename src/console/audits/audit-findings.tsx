import { Link } from 'react-router';
import type { AuditFinding } from '../api/generated/types.gen.js';
import { FirstFew } from '../parts/first-few.js';
import { HostileText, shorten } from '../parts/hostile-text.js';
import { StateTag, VerdictTag } from '../parts/tag.js';
import { count, formatAgo, formatInstant } from '../words/format.js';
import { violationLabel } from '../words/violations.js';
import styles from './audits.module.css';

/** What its ads did, by the clause or rule in force when they were seen; each line leads to its alert. */
export function AuditFindings({ findings }: { findings: readonly AuditFinding[] }) {
  return (
    <section className="card pad stack" aria-labelledby="findings-heading">
      <h2 id="findings-heading" className="eyebrow">
        What its ads did
      </h2>
      {findings.length === 0 ? (
        <p className="dim">No ad of it was seen at the brand’s searches.</p>
      ) : (
        <FirstFew items={findings} few={12} noun="more finding">
          {(shown) => (
            <ul className={`plain ${styles.findings}`}>
              {shown.map((finding, at) => (
                <Finding key={at} finding={finding} />
              ))}
            </ul>
          )}
        </FirstFew>
      )}
    </section>
  );
}

function Finding({ finding }: { finding: AuditFinding }) {
  const { violation, verdict, state, basis, pages, lastSeenAt, alertId } = finding;
  return (
    <li className="stack tight">
      <p className={styles.standing}>
        <strong>{violationLabel(violation)}</strong>
        <VerdictTag verdict={verdict} />
        {/* Nobody is accused of having appeared, whatever was decided about the alert. */}
        {state === null || verdict === 'appearance' ? null : <StateTag state={state} />}
        <span className="dim small num">
          {count(pages, 'page')}, last seen{' '}
          <time dateTime={lastSeenAt} title={formatInstant(lastSeenAt)}>
            {formatAgo(lastSeenAt)}
          </time>
        </span>
        {alertId === null ? null : (
          <Link className="small" to={`/alerts/${encodeURIComponent(alertId)}`}>
            Alert
          </Link>
        )}
      </p>
      <p className={styles.text}>
        <HostileText text={shorten(finding.explanation, 700)} />
      </p>
      <p className="dim small">
        Rests on <HostileText text={shorten(`${basis.reference}: ${basis.text}`, 300)} />
      </p>
    </li>
  );
}
