import type { TermSubject } from '../domain/agreement/term-subjects.js';
import { VIOLATIONS } from '../domain/detection/finding.js';

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
