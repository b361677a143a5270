import { Link } from 'react-router';
import type { Audit } from '../api/generated/types.gen.js';
import { HostileText, shorten } from '../parts/hostile-text.js';
import { caseStateLabel } from '../words/cases.js';
import { formatAgo, formatDay, formatInstant } from '../words/format.js';
import { termRuleLabel, termSubjectLabel } from '../words/labels.js';
import { violationLabel } from '../words/violations.js';
import styles from './audits.module.css';

/** Breaches that a person confirmed, each with its clause. */
export function AuditStrikes({ strikes }: { strikes: Audit['strikes'] }) {
  return (
    <section className="card pad stack tight" aria-labelledby="strikes-heading">
      <h2 id="strikes-heading" className="eyebrow">
        Strikes
      </h2>
      {strikes.length === 0 ? (
        <p className="dim">Nobody confirmed a breach in this time.</p>
      ) : (
        <ol className={styles.strikes}>
          {strikes.map((strike, at) => (
            <li key={at}>
              <Link to={`/alerts/${encodeURIComponent(strike.alertId)}`}>{violationLabel(strike.violation)}</Link>{' '}
              <span className="dim small">
                <HostileText text={shorten(strike.reference, 120)} />, confirmed by{' '}
                <HostileText text={shorten(strike.by ?? 'somebody at the terminal', 60)} />{' '}
                <time dateTime={strike.at} title={formatInstant(strike.at)}>
                  {formatAgo(strike.at)}
                </time>
              </span>
              {strike.text === null ? null : (
                <p className="small">
                  “<HostileText text={shorten(strike.text, 300)} />”
                </p>
              )}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

/** Cases that were opened about it. */
export function AuditCases({ cases }: { cases: Audit['cases'] }) {
  if (cases.length === 0) return null;
  return (
    <section className="card pad stack tight" aria-labelledby="cases-heading">
      <h2 id="cases-heading" className="eyebrow">
        Cases
      </h2>
      <ul className="plain stack tight">
        {cases.map(({ id, number, state, openedAt, filedAt, closedAt }) => (
          <li key={id}>
            <Link to={`/cases/${encodeURIComponent(id)}`}>{number}</Link>{' '}
            <span className="dim small">
              {caseStateLabel(state)}; opened {formatDay(openedAt.slice(0, 10))}
              {filedAt === null ? '' : `, filed ${formatDay(filedAt.slice(0, 10))}`}
              {closedAt === null ? '' : `, closed ${formatDay(closedAt.slice(0, 10))}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The terms that its ads were judged by. */
export function AuditTerms({ agreement }: { agreement: Audit['agreement'] }) {
  return (
    <section className="card pad stack tight" aria-labelledby="terms-heading">
      <h2 id="terms-heading" className="eyebrow">
        Terms in force
      </h2>
      {agreement === null || agreement.terms.length === 0 ? (
        <p className="dim">
          No term is listed for this time, so nothing of its ads can break one. Marks in its ads are judged all the
          same.
        </p>
      ) : (
        <ul className="plain stack tight">
          {agreement.terms.map(({ clause, subject, rule, text }, at) => (
            <li key={at} className="small">
              <strong>
                <HostileText text={shorten(clause, 40)} />
              </strong>{' '}
              {termSubjectLabel(subject)}: {termRuleLabel(rule).toLowerCase()}.{' '}
              <span className="dim">
                “<HostileText text={shorten(text, 300)} />”
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
