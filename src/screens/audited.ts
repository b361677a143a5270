import { breachShare, ranksOf, standingOf } from '../domain/audit/standing.js';
import { shareOf } from '../domain/audit/share.js';
import { escalationOf, type EscalationRule, strikesOf } from '../domain/audit/strikes.js';
import { auditWords } from '../domain/audit/words.js';
import type { Audit, AuditedPartner } from './audits.schema.js';

/** A confirmation as the query reads it, the oldest first. */
type ConfirmedLine = Omit<Audit['strikes'][number], 'counted'> & { readonly inPeriod: boolean };

/** A partner as the query counts it. */
export type CountedPartner = Omit<
  AuditedPartner,
  'counts' | 'standing' | 'appearedShare' | 'breachShare' | 'rank' | 'escalation' | 'words'
> & {
  readonly counts: Omit<AuditedPartner['counts'], 'strikes'>;
  readonly confirmations: readonly ConfirmedLine[];
  /** What its agreement says of breaches that come again. */
  readonly rule: EscalationRule | null;
};

/**
 * Adds to each partner what its counts amount to; places are among the partners given.
 *
 * @param asOf instant (ISO 8601) until which strikes are counted
 */
export function audited(partners: readonly CountedPartner[], asOf: string): AuditedPartner[] {
  const struck = partners.map((partner) => {
    const { rule } = partner;
    const strikes = withStrikes(partner).filter(({ counted }) => counted);
    const instants = strikes.map(({ at }) => at);
    return {
      partner,
      counts: { ...partner.counts, strikes: strikes.filter(({ inPeriod }) => inPeriod).length },
      escalation: rule === null ? null : escalationOf(instants, rule, asOf),
    };
  });
  const ranks = ranksOf(struck.map(({ counts }) => counts));
  return struck.map(({ partner, counts, escalation }, at) => {
    const appearedShare = shareOf(counts.appeared, counts.readable);
    const said = { standing: standingOf(counts), breachShare: breachShare(counts), rank: ranks[at] ?? null };
    // What the query gives besides is left out where the answer is checked.
    return {
      ...partner,
      counts,
      appearedShare,
      ...said,
      escalation,
      words: auditWords({ counts, escalation, ...said }),
    };
  });
}

/** What was confirmed of one partner in the period, the oldest first, with whether each is a strike of its own. */
export function confirmedOf(partner: CountedPartner): Audit['strikes'] {
  return withStrikes(partner).filter(({ inPeriod }) => inPeriod);
}

function withStrikes({ confirmations, rule }: CountedPartner) {
  const broken = confirmations.map(({ at, violation, references }) => {
    return { at, clauses: references.map((reference) => `${violation} ${reference}`) };
  });
  const strikes = strikesOf(broken, rule?.graceDays ?? 0);
  return confirmations.map((line, i) => ({ ...line, counted: strikes[i] === true }));
}
