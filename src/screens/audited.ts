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
    const { confirmations: _read, rule, ...rest } = partner;
    const strikes = withStrikes(partner).filter(({ counted }) => counted);
    const escalation =
      rule === null
        ? null
        : escalationOf(
            strikes.map(({ at }) => at),
            rule,
            asOf,
          );
    const counts = { ...rest.counts, strikes: strikes.filter(({ inPeriod }) => inPeriod).length };
    return { ...rest, counts, escalation };
  });
  const ranks = ranksOf(struck.map(({ counts }) => counts));
  return struck.map((partner, at) => {
    const { counts, escalation } = partner;
    const appearedShare = shareOf(counts.appeared, counts.readable);
    const said = { standing: standingOf(counts), breachShare: breachShare(counts), rank: ranks[at] ?? null };
    return { ...partner, appearedShare, ...said, words: auditWords({ counts, escalation, ...said }) };
  });
}

/** What was confirmed of one partner in the period, the oldest first, with whether each is a strike of its own. */
export function confirmedOf(partner: CountedPartner): Audit['strikes'] {
  return withStrikes(partner)
    .filter(({ inPeriod }) => inPeriod)
    .map(({ inPeriod: _always, ...line }) => line);
}

function withStrikes({ confirmations, rule }: CountedPartner) {
  const broken = confirmations.map(({ at, violation, references }) => {
    return { at, clauses: references.map((reference) => `${violation} ${reference}`) };
  });
  const strikes = strikesOf(broken, rule?.graceDays ?? 0);
  return confirmations.map((line, i) => ({ ...line, counted: strikes[i] === true }));
}
