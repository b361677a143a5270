import { type EntityManager, In, IsNull } from 'typeorm';
import { SignedTerm } from './agreement-term.entity.js';
import { Agreement } from './agreement.entity.js';

export type TermRow = Omit<SignedTerm, 'id'>;

/** A term with the days on which it is in force, whichever of term, agreement and amendment says them. */
export interface StandingTerm extends SignedTerm {
  readonly from: string | null;
  readonly to: string | null;
}

/** Every term of a partner that was not withdrawn or retired, whoever brought it; those that ended too. */
export async function termsOfPartner(manager: EntityManager, partnerId: string): Promise<StandingTerm[]> {
  const agreements = await manager.findBy(Agreement, { partnerId, retiredAt: IsNull() });
  const terms = await manager.findBy(SignedTerm, {
    agreementId: In(agreements.map(({ id }) => id)),
    retiredAt: IsNull(),
  });
  const byId = new Map(agreements.map((agreement) => [agreement.id, agreement]));
  return terms.map((term) => {
    const { signedOn = null, endsOn = null } = byId.get(term.agreementId) ?? {};
    const ends = [term.validUntil ?? endsOn, term.endedOn].filter((day) => day !== null && day !== undefined);
    return Object.assign(term, { from: term.validFrom ?? signedOn, to: ends.toSorted()[0] ?? null });
  });
}

/** A programme follows one template at a time. */
export function isOfOtherTemplate(
  { template, from, to }: StandingTerm,
  wish: { readonly template: string | null; readonly from: string },
): boolean {
  if (wish.template === null || template === null || template === wish.template) return false;
  return (to === null || to > wish.from) && (from === null || from < wish.from);
}

/** Entered before, word for word, and still as it was. */
export const isSame = (term: SignedTerm, row: TermRow): boolean =>
  term.origin === row.origin &&
  term.agreementId === row.agreementId &&
  term.naturalKey === row.naturalKey &&
  term.rule === row.rule &&
  term.validUntil === row.validUntil &&
  (term.endedOn ?? null) === null;

/** On the same subject, for nothing that the new term leaves out, and standing on its first day or later. */
export function isAmended(term: StandingTerm, row: TermRow): boolean {
  // A template stands in for what an agreement does not say, so it ends no term of the agreement's own.
  if (row.template !== null && term.template === null) return false;
  if (term.subject !== row.subject || !covers(row.engines, term.engines) || !covers(row.regions, term.regions))
    return false;
  const from = row.validFrom ?? '';
  if (term.to !== null && term.to <= from) return false;
  // A later term is in the way only where the new one would still be in force.
  return term.from === null || row.validUntil === null || term.from < row.validUntil;
}

/** Empty lists mean everywhere. */
const covers = (wide: readonly string[], narrow: readonly string[]): boolean =>
  wide.length === 0 || (narrow.length > 0 && narrow.every((item) => wide.includes(item)));
