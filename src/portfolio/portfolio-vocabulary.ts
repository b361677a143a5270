import { VIOLATIONS } from '../domain/detection/finding.js';

/**
 * What a clause of an agreement can be about. Where a clause forbids what a violation describes it has the violation's
 * code, so that a breach names both with one word.
 */
export const TERM_SUBJECTS = [
  'paid_search',
  'direct_linking',
  'tm_display_url',
  'tm_copy',
  'brand_bid',
  'tm_plus',
  'misspell_bid',
  'lookalike_domain',
  'negative_keywords',
  'approved_partners',
  'excluded_terms',
  'rank_above_brand',
  'dayparts',
  'false_affiliation',
  'promise_conflict',
] as const;
export type TermSubject = (typeof TERM_SUBJECTS)[number];

/** What networks' own questionnaires call the same subjects; accepted in a file and stored under the name on the right. */
export const SUBJECT_SYNONYMS: Readonly<Record<string, TermSubject>> = {
  direct_link: 'direct_linking',
  display_url: 'tm_display_url',
  ad_copy: 'tm_copy',
  brand_plus: 'tm_plus',
  brand_plus_bid: 'tm_plus',
  tm_plus_bid: 'tm_plus',
  misspelling_bid: 'misspell_bid',
  brand_in_domain: 'lookalike_domain',
  official_claim: 'false_affiliation',
  promises: 'promise_conflict',
};

export const TERM_RULES = ['yes', 'no', 'approval'] as const;

/** What a brand can promise its customers. */
export const PROMISE_KINDS = [
  'price',
  'discount',
  'delivery',
  'returns',
  'warranty',
  'availability',
  'official',
] as const;

export const DEVICES = ['desktop', 'mobile', 'tablet'] as const;

/** What a party may be permitted: any violation, since a permit is what makes it none. */
export const PERMITTABLE = VIOLATIONS;
