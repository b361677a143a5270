import type { AuditedPartner } from '../api/generated/types.gen.js';
import { count, formatNumber, formatPercent } from '../words/format.js';
import styles from './audits.module.css';

/** What the looks tell of a partner, each number with its base, and what they do not tell. */
export function AuditLooks({ partner }: { partner: AuditedPartner }) {
  const { counts, appearedShare, asked, answered, hoursToAnswer } = partner;
  const hours = hoursToAnswer === null ? '' : `, the middle one after ${count(Math.round(hoursToAnswer), 'hour')}`;
  return (
    <section className="card pad stack tight" aria-labelledby="looks-heading">
      <h2 id="looks-heading" className="eyebrow">
        What the looks tell
      </h2>
      <dl className={styles.facts}>
        <dt>Looks</dt>
        <dd>
          {formatNumber(counts.readable)} at the brand’s searches could see
          {counts.couldNotLook === 0 ? '' : `; ${formatNumber(counts.couldNotLook)} could not look and say nothing`}
        </dd>
        <dt>Seen on</dt>
        <dd>
          {formatNumber(counts.appeared)} of {count(counts.readable, 'look')}
          {appearedShare === null
            ? ''
            : `, ${formatPercent(appearedShare.low)} to ${formatPercent(appearedShare.high)} of all`}
          {counts.besides === 0
            ? ''
            : `; besides on ${count(counts.besides, 'page')} that were aimed at or handed in, on which no share rests`}
        </dd>
        <dt>Breaches</dt>
        <dd>{partner.words.breaches}</dd>
        <dt>Rank</dt>
        <dd>{partner.words.rank}</dd>
        <dt>To ask for</dt>
        <dd>
          {counts.toAskFor === 0
            ? 'nothing'
            : `a negative keyword: it appeared on ${count(counts.toAskFor, 'page')} and did nothing else, which broad match explains`}
        </dd>
        <dt>Its side</dt>
        <dd>
          {asked === 0 ? 'not asked in this time' : `asked ${count(asked, 'time')}, answered ${answered}${hours}`}
        </dd>
      </dl>
    </section>
  );
}
