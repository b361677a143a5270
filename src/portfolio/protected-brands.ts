import type { PermittedParty, ProtectedBrand, ProtectedMark } from '../domain/detection/protected-portfolio.js';
import type { Brand } from './brand.entity.js';
import type { ListedParty } from './known-party.entity.js';
import type { MarkRegistration } from './mark-registration.entity.js';
import type { Mark } from './mark.entity.js';
import type { PartyPermit } from './permit.entity.js';
import type { CustomerPromise } from './promise.entity.js';

/** A brand as detection takes it, with its id and without its partners, who live on the floor above. */
export type BrandToProtect = Omit<ProtectedBrand, 'partners'> & { readonly id: string };

/** The rows of the portfolio room that are in force, each list in the order in which it is to be shown. */
export interface BrandRows {
  readonly brands: readonly Brand[];
  readonly marks: readonly Mark[];
  readonly registrations: readonly MarkRegistration[];
  readonly parties: readonly ListedParty[];
  readonly permits: readonly PartyPermit[];
  readonly promises: readonly CustomerPromise[];
}

/** Puts the rows together. Rows of a brand that is not among the brands are left out. */
export function assembledBrands(rows: BrandRows): BrandToProtect[] {
  const marks = Map.groupBy(rows.marks, byBrand);
  const registrations = Map.groupBy(rows.registrations, ({ markId }) => markId);
  const parties = Map.groupBy(rows.parties, byBrand);
  const permits = Map.groupBy(rows.permits, ({ knownPartyId }) => knownPartyId);
  const promises = Map.groupBy(rows.promises, byBrand);
  return rows.brands.map(({ id, name, owner, domains }) => {
    const known = Map.groupBy(parties.get(id) ?? [], ({ relation }) => relation);
    const resellers = (known.get('reseller') ?? []).map((party) => permittedOf(party, permits.get(party.id) ?? []));
    return {
      id,
      name,
      owner,
      domains,
      marks: (marks.get(id) ?? []).map((mark) => markOf(mark, registrations.get(mark.id) ?? [])),
      agencies: (known.get('agency') ?? []).map(partyOf),
      competitors: (known.get('competitor') ?? []).map(partyOf),
      resellers,
      permitted: (known.get('permitted') ?? []).map((party) => permittedOf(party, permits.get(party.id) ?? [])),
      promises: (promises.get(id) ?? []).map(promiseOf),
    };
  });
}

const byBrand = ({ brandId }: { brandId: string }): string => brandId;
const partyOf = ({ name, domains }: ListedParty) => ({ name, domains });

function markOf({ text, variants, goods }: Mark, registrations: readonly MarkRegistration[]): ProtectedMark {
  return {
    text,
    variants,
    goods,
    registrations: registrations.map(({ office, number, jurisdictions, classes, validFrom, validUntil }) => {
      return { office, number, jurisdictions, classes, validFrom, validUntil };
    }),
  };
}

function permittedOf({ name, domains }: ListedParty, permits: readonly PartyPermit[]): PermittedParty {
  return {
    name,
    domains,
    permits: permits.map(({ violation, validFrom, validUntil }) => ({ violation, from: validFrom, until: validUntil })),
  };
}

function promiseOf(promise: CustomerPromise): ProtectedBrand['promises'][number] {
  const { kind, statement, limitMin, limitMax, limitUnit, market, source, validFrom, validUntil } = promise;
  const limit = limitUnit === null ? null : { min: limitMin, max: limitMax, unit: limitUnit };
  return { kind, statement, limit, market, source, validFrom, validUntil };
}
