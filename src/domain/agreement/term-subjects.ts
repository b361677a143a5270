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

/** Allowed (of negative keywords: required), forbidden, only with approval. */
export const TERM_RULES = ['yes', 'no', 'approval'] as const;
export type TermRule = (typeof TERM_RULES)[number];
