import { breachShare, ranksOf, standingOf } from '../domain/audit/standing.js';
import { shareOf } from '../domain/audit/share.js';
import { auditWords } from '../domain/audit/words.js';
import type { AuditedPartner } from './audits.schema.js';

/** A partner as the query counts it. */
export type CountedPartner = Omit<AuditedPartner, 'standing' | 'appearedShare' | 'breachShare' | 'rank' | 'words'>;

/** Adds to each partner what its counts amount to; places are among the partners given. */
export function audited(partners: readonly CountedPartner[]): AuditedPartner[] {
  const ranks = ranksOf(partners.map(({ counts }) => counts));
  return partners.map((partner, at) => {
    const { counts } = partner;
    const appearedShare = shareOf(counts.appeared, counts.readable);
    const said = { standing: standingOf(counts), breachShare: breachShare(counts), rank: ranks[at] ?? null };
    return { ...partner, appearedShare, ...said, words: auditWords({ counts, ...said }) };
  });
}
