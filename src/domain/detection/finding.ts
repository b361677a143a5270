import type { EngineFamily } from './engine-rules/engine-rule.js';

/** What detection says of one ad: the shapes that `detect` prints and that the findings room stores. */

/** Violation types; the codes are stable identifiers. See docs/glossary.md for what each holds. */
export const VIOLATIONS = [
  'tm_copy',
  'competitor_copy',
  'tm_display_url',
  'brand_bid',
  'tm_plus',
  'misspell_bid',
  'lookalike_domain',
  'false_affiliation',
  'promise_conflict',
  'terms_breach',
  'impersonation',
  'destination_mismatch',
  'direct_link',
  'ad_hijack',
  'evasion',
] as const;
export type Violation = (typeof VIOLATIONS)[number];

/**
 * `violation`: the rule holds. `review`: a person is needed. `allowed`: an exemption applies and is named.
 * `appearance`: shown on a brand query, which is never an accusation.
 */
export const VERDICTS = ['violation', 'review', 'allowed', 'appearance'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** How a stretch of text was recognised as the mark. */
export type MatchVia = 'exact' | 'variant' | 'skeleton' | 'split' | 'compound' | 'typo' | 'transliteration' | 'claim';

/** The ad's field that a span lies in. `sitelinks.0.title` names the first sitelink's title; `query` is the search itself. */
export type SpanField = string;

/** Half-open stretch `[start, end)` in UTF-16 units of the field as it was given. */
export interface Span {
  readonly field: SpanField;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly via: MatchVia;
}

/** Who stands behind the ad, relative to the brand that the findings are about. */
export const RELATIONS = [
  'owner',
  'affiliate',
  'reseller',
  'competitor',
  'agency',
  'informational',
  'unknown',
] as const;
export type Relation = (typeof RELATIONS)[number];

export interface PartyView {
  /** Registrable domain, lower case, Unicode form; null when the ad shows none. */
  readonly domain: string | null;
  readonly relation: Relation;
  readonly name: string | null;
}

/**
 * What a verdict rests on: a registration and the law that it gives a right by, a clause of an agreement, a promise of the
 * brand, the clause that exempts, or an engine's rule where the verdict is about nothing else.
 */
export interface Basis {
  readonly kind: 'engine-rule' | 'agreement-term' | 'promise' | 'exemption' | 'registration' | 'law';
  /** For example `EUIPO 017999999`, `Deal Finder 4.2`, `Regulation (EU) 2017/1001 Art. 15`. */
  readonly reference: string;
  /** One sentence that a person can read. */
  readonly text: string;
  /** Where the rule can be looked up; null for a clause or promise that the user entered. */
  readonly source: string | null;
  /** First day on which the rule or clause was in force (ISO date), null when not known. */
  readonly inForceFrom: string | null;
}

/** What an engine does on the owner's complaint: `silent` where its rules, as far as they are known, say nothing. */
export const STANCES = ['acts', 'exempts', 'uncertain', 'silent'] as const;
export type Stance = (typeof STANCES)[number];

/**
 * What the engine on which the ad was seen would do about it on the owner's complaint, by its own rules on that day in
 * that country. It says nothing of law or agreement: those are the basis.
 */
export interface Enforcement {
  readonly engine: EngineFamily;
  readonly stance: Stance;
  readonly reference: string;
  /** One sentence that a person can read. */
  readonly text: string;
  /** Where the rule can be looked up; null when the engine is silent. */
  readonly source: string | null;
  /** First day on which the rule was in force (ISO date), null when not known. */
  readonly inForceFrom: string | null;
}

/** A chance as a range, both ends from 0 to 1. */
export interface ChanceRange {
  readonly low: number;
  readonly high: number;
}

export interface Finding {
  readonly brand: string;
  /** The mark's text as registered in the portfolio; null for a finding that rests on no mark. */
  readonly mark: string | null;
  readonly violation: Violation;
  readonly verdict: Verdict;
  /** Chance that the finding holds, 0 to 1. */
  readonly confidence: number;
  readonly spans: readonly Span[];
  readonly rule: { readonly id: string; readonly version: number };
  readonly basis: Basis;
  /** Null only when the engine is not known. */
  readonly enforcement: Enforcement | null;
  /**
   * For an ad that appeared on a search for the brand: the chance that it was shown without the advertiser having bid on
   * the brand. Null for every other finding, and for shopping ads, which have no keywords.
   */
  readonly broadMatch: ChanceRange | null;
  /** The exemption's code when the verdict is `allowed`, else null. */
  readonly exemption: string | null;
  /** One sentence that a PPC manager can forward as it is. */
  readonly explanation: string;
}
