import { affiliationClaims } from './affiliation-claim.js';
import { meansMark } from './brand-case.js';
import type { BrandCase } from './brand-case.js';
import { quote } from '../text/safe-text.js';
import type { MarkUse } from './sense.js';

/** Invisible characters, strokes through letters, enclosed and mathematical letters: nobody types them by chance. */
const HIDDEN =
  /[\u200b-\u200d\u2060-\u2064\ufeff\u034f\u0335-\u0338\u2460-\u24ff\u{1d400}-\u{1d7ff}\u{1f110}-\u{1f189}]/u;

/** Whether a use of the mark is spelled so that people read it and filters do not. */
function isDisguised(use: MarkUse): boolean {
  const { via, weak, form, start, end } = use.match;
  if (via === 'skeleton' || (via === 'split' && !weak)) return true;
  return (
    !form.bySubstring && /^[a-z0-9]+$/.test(form.key) && HIDDEN.test(use.field.text.folded.source.slice(start, end))
  );
}

/**
 * Positive evidence that an ad of a party not in the portfolio misleads, as it may stand in a sentence: then no exemption
 * that rests on the copy applies, because all of them ask for clarity about who advertises. Null when there is none.
 */
export function misuseEvidence(brandCase: BrandCase, uses: readonly MarkUse[]): string | null {
  if (brandCase.relation !== 'unknown') return null;
  const disguised = uses.find(isDisguised);
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
