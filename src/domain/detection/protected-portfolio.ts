/**
 * What detection must know of the brands it protects. The portfolio file satisfies it once checked, and so does what the
 * portfolio and partners rooms load from the database. Dates are ISO dates (`2026-01-01`), ranges half-open: `from` is
 * the first day in force, `until` the first day no longer in force.
 */

export interface Registration {
  readonly office: string;
  readonly number: string;
  /** ISO 3166-1 alpha-2 codes, or `EU` for all its states. */
  readonly jurisdictions: readonly string[];
  /** Nice classes, 1 to 45. */
  readonly classes: readonly number[];
  readonly validFrom: string | null;
  readonly validUntil: string | null;
}

export interface ProtectedMark {
  readonly text: string;
  readonly variants: readonly string[];
  /** Words for what the mark is used on, in the languages of its markets. */
  readonly goods: readonly string[];
  readonly registrations: readonly Registration[];
}

/** A known party that is neither the owner nor an affiliate. */
export interface KnownParty {
  readonly name: string;
  readonly domains: readonly string[];
}

/** What a party was allowed: a violation code, for a time. */
export interface Permit {
  readonly violation: string;
  readonly from: string | null;
  readonly until: string | null;
}

export interface PermittedParty extends KnownParty {
  readonly permits: readonly Permit[];
}

export interface BrandPromise {
  readonly kind: string;
  readonly statement: string;
  /** Machine-readable bound; without it a conflict is at most `review`. */
  readonly limit: { readonly min: number | null; readonly max: number | null; readonly unit: string } | null;
  readonly market: string | null;
  readonly source: string | null;
  readonly validFrom: string | null;
  readonly validUntil: string | null;
}

export interface AgreementTerm {
  readonly clause: string;
  readonly subject: string;
  readonly rule: 'yes' | 'no' | 'approval';
  /** Empty means every engine, every region. */
  readonly engines: readonly string[];
  readonly regions: readonly string[];
  readonly from: string | null;
  readonly until: string | null;
  readonly text: string;
  /** The programme template that it comes from; such a term gives way to one of the agreement's own. */
  readonly template?: string | null;
}

export interface Partner extends KnownParty {
  readonly network: string | null;
  readonly publisherId: string | null;
  readonly terms: readonly AgreementTerm[];
}

export interface ProtectedBrand {
  readonly name: string;
  readonly owner: string;
  readonly domains: readonly string[];
  readonly marks: readonly ProtectedMark[];
  /** Owner's agencies and subsidiaries: they may do what the owner may. */
  readonly agencies: readonly KnownParty[];
  readonly competitors: readonly KnownParty[];
  readonly resellers: readonly PermittedParty[];
  /** Parties that a person permitted something, whatever else they are to the brand. */
  readonly permitted: readonly PermittedParty[];
  readonly promises: readonly BrandPromise[];
  readonly partners: readonly Partner[];
}
