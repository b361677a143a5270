import type { BrandCase } from './brand-case.js';
import { inForce } from './dates.js';
import { engineFamily } from './engine-rules.js';
import { regionHolds } from './jurisdictions.js';
import type { ObservedAd } from './observed-ad.js';
import type { AgreementTerm, Partner } from './protected-portfolio.js';

/** A term with whether it held for the ad: `unknown` when the ad's day, country or engine is not known. */
export interface TermInContext {
  readonly term: AgreementTerm;
  readonly holds: 'yes' | 'unknown';
  /** What is not known, as it may stand in a sentence. */
  readonly missing: string | null;
}

/** Other names under which agreements write a subject, by violation code. */
const SUBJECTS: Readonly<Record<string, readonly string[]>> = {
  brand_bid: ['brand_bid', 'brand_bidding', 'bidding'],
  tm_plus: ['tm_plus', 'brand_plus', 'tm_plus_bid', 'brand_plus_bid'],
  misspell_bid: ['misspell_bid', 'misspelling', 'misspellings', 'misspelling_bid'],
  tm_copy: ['tm_copy', 'brand_in_copy', 'ad_copy'],
  tm_display_url: ['tm_display_url', 'brand_in_display_url', 'display_url'],
  lookalike_domain: ['lookalike_domain', 'mark_in_domain', 'tm_domain', 'brand_in_domain'],
  false_affiliation: ['false_affiliation', 'official_claim'],
  direct_link: ['direct_link', 'direct_linking', 'ad_hijack'],
  // Engines want the shown domain to be the one that an ad leads to, so whoever may link straight to the brand shows its domain.
  ad_hijack: ['direct_link', 'direct_linking', 'ad_hijack'],
  promise_conflict: ['promise_conflict', 'claims'],
};

/**
 * Terms of an agreement on a subject that held, or may have held, for this ad. A template stands in for what an agreement
 * does not say, so where a term of the agreement's own surely held, those of a template do not count.
 */
export function termsOn(subject: string, partner: Partner, ad: ObservedAd, day: string | null): TermInContext[] {
  const names = SUBJECTS[subject] ?? [subject];
  const held = partner.terms.flatMap((term) => {
    if (!names.includes(term.subject.toLowerCase().replace(/[\s-]+/g, '_'))) return [];
    const missing: string[] = [];
    const time = inForce(term.from, term.until, day);
    if (time === 'no') return [];
    if (time === 'unknown') missing.push('the day on which the ad was seen');
    if (term.engines.length > 0) {
      if (ad.engine === null) missing.push('the engine');
      else if (!term.engines.some((engine) => sameEngine(engine, ad.engine as string))) return [];
    }
    if (term.regions.length > 0) {
      const { country } = ad;
      if (country === null) missing.push('the country');
      else if (!term.regions.some((region) => regionHolds(region, country, day))) return [];
    }
    return [
      missing.length === 0
        ? { term, holds: 'yes' as const, missing: null }
        : { term, holds: 'unknown' as const, missing: missing.join(' and ') },
    ];
  });
  const settled = held.some(({ term, holds }) => holds === 'yes' && !isTemplate(term));
  return settled ? held.filter(({ term }) => !isTemplate(term)) : held;
}

const isTemplate = ({ template }: AgreementTerm): boolean => (template ?? null) !== null;

/** Whether a clause that was surely in force forbids it outright and none allows it. */
export function isForbidden(brandCase: Pick<BrandCase, 'ad' | 'day' | 'role'>, subject: string): boolean {
  const partner = brandCase.role?.partner ?? null;
  if (partner === null) return false;
  const terms = termsOn(subject, partner, brandCase.ad, brandCase.day).filter(({ holds }) => holds === 'yes');
  return terms.some(({ term }) => term.rule === 'no') && !terms.some(({ term }) => term.rule === 'yes');
}

/** An agreement names engines one by one; `microsoft` stands for all that show its ads. */
function sameEngine(named: string, seen: string): boolean {
  const [a, b] = [named.trim().toLowerCase(), seen.trim().toLowerCase()];
  if (a === b || a === '*' || a === 'all') return true;
  return a.startsWith('microsoft') && engineFamily(b) === 'microsoft';
}
