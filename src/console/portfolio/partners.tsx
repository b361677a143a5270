import { Link } from 'react-router';
import type { PortfolioBrand } from '../api/generated/types.gen.js';
import { HostileText } from '../parts/hostile-text.js';
import { Tag } from '../parts/tag.js';
import { count, formatDay } from '../words/format.js';
import { engineLabel, termRuleLabel, termSubjectLabel } from '../words/labels.js';
import { Part, period, Texts } from './part.js';
import styles from './portfolio.module.css';

type Partner = PortfolioBrand['partners'][number];
type Term = NonNullable<Partner['agreement']>['terms'][number];

export function Partners({ partners }: { partners: readonly Partner[] }) {
  return (
    <Part title="Partners and their terms" empty={partners.length === 0 ? 'None listed.' : null}>
      <ul className={`plain ${styles.items}`}>
        {partners.map((partner) => (
          <li key={partner.id} className={styles.item}>
            <span className="row">
              <strong>
                <Link to={`/portfolio/partners/${encodeURIComponent(partner.id)}`}>
                  <HostileText text={partner.name} />
                </Link>
              </strong>
              <span className="dim small">
                <Texts texts={partner.domains} address />
                {partner.network === null ? '' : ` · ${partner.network} ${partner.publisherId ?? ''}`}
              </span>
            </span>
            {partner.agreement === null ? (
              <span className="dim small">
                No agreement entered, so no term can be broken. Open the partner to read one.
              </span>
            ) : (
              <>
                <span className="dim small">
                  {partner.agreement.signed === null
                    ? 'Agreement'
                    : `Agreement signed ${formatDay(partner.agreement.signed)}`}
                  {partner.agreement.until === null ? '' : `, ends on ${formatDay(partner.agreement.until)}`}
                </span>
                <Escalation rule={partner.agreement.escalation} />
                <ul className={`plain ${styles.terms}`}>
                  {partner.agreement.terms.map((term, index) => (
                    <TermItem key={index} term={term} />
                  ))}
                </ul>
              </>
            )}
          </li>
        ))}
      </ul>
    </Part>
  );
}

/** What the programme does as breaches come again. */
function Escalation({ rule }: { rule: NonNullable<Partner['agreement']>['escalation'] }) {
  if (rule === null) return null;
  const steps = rule.steps.map((step) => `${count(step.strikes, 'strike')}: “${step.do}”`);
  const days = [
    ...(rule.graceDays === 0 ? [] : [`${count(rule.graceDays, 'day')} of grace`]),
    ...(rule.lapseDays === null ? [] : [`strikes lapse after ${count(rule.lapseDays, 'day')}`]),
  ];
  return (
    <span className="small">
      <HostileText text={[...steps, ...days].join('; ')} />
    </span>
  );
}

const TONES = { yes: 'green', no: 'red', approval: 'amber' } as const;

function TermItem({ term }: { term: Term }) {
  return (
    <li className={styles.term}>
      <span className="row">
        <span className="num">
          <HostileText text={term.clause} />
        </span>
        <span>{termSubjectLabel(term.subject)}</span>
        <Tag tone={TONES[term.rule]}>{termRuleLabel(term.rule)}</Tag>
        <span className="dim small">
          {[...term.engines.map(engineLabel), ...term.regions].join(', ')}
          {term.engines.length + term.regions.length === 0 ? '' : ', '}
          {period(term.from, term.until)}
        </span>
      </span>
      <span className="small">
        “<HostileText text={term.text} />”
      </span>
    </li>
  );
}
