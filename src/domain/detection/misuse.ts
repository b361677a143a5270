import { affiliationClaims } from './affiliation-claim.js';
import { meansMark } from './brand-case.js';
import type { BrandCase } from './brand-case.js';
import { quote } from '../text/safe-text.js';
import type { MarkUse } from './sense.js';

/**
 * Positive evidence that an ad of a party not in the portfolio misleads, as it may stand in a sentence: then no exemption
 * that rests on the copy applies, because all of them ask for clarity about who advertises. Null when there is none.
 */
export function misuseEvidence(brandCase: BrandCase, uses: readonly MarkUse[]): string | null {
  if (brandCase.relation !== 'unknown') return null;
  const disguised = uses.find((use) => use.match.via === 'skeleton' || (use.match.via === 'split' && !use.match.weak));
  if (disguised !== undefined) {
    const { source } = disguised.field.text.folded;
    return `the mark is spelled in disguise (${quote(source.slice(disguised.match.start, disguised.match.end), 40)})`;
  }
  const claim = affiliationClaims(brandCase, uses.filter(meansMark)).find(({ kind }) => kind === 'official');
  if (claim !== undefined)
    return `it calls itself official (${quote(claim.span.text, 40)}) without being listed as such`;
  const label = brandCase.labels.find(({ kind }) => kind === 'homoglyph' || kind === 'typo');
  if (label !== undefined) return 'its domain imitates the mark';
  return null;
}
