import { affiliationClaims } from './affiliation-claim.js';
import { meansMark } from './brand-case.js';
import type { BrandCase } from './brand-case.js';
import { quote } from '../text/safe-text.js';
import type { MarkUse } from './sense.js';
import type { PhraseHit } from './vocabulary/phrase-set.js';
import type { PosingKind } from './vocabulary/posing-words.js';
import { wordsApart } from './words-apart.js';

/** Words between the mark and what poses as its owner, by kind; farther away it speaks of somebody else. */
const FARTHEST: Readonly<Record<PosingKind, number>> = { account: 1, origin: 0 };

const MOST_HITS = 100;

/** What the ad says beside the mark that only its owner would say, as written; null when it says nothing of the kind. */
function posingAs(uses: readonly MarkUse[]): string | null {
  for (const use of uses) {
    const { field } = use;
    if (!field.isCopy || field.context.some((hit) => hit.kind === 'independent')) continue;
    const { source } = field.text.folded;
    const hit = field.posing.slice(0, MOST_HITS).find((one) => isBesideMark(source, one, use));
    if (hit !== undefined) return source.slice(hit.start, hit.end);
  }
  return null;
}

function isBesideMark(source: string, hit: PhraseHit<PosingKind>, { field, match }: MarkUse): boolean {
  if (wordsApart(source, hit, match) <= FARTHEST[hit.kind]) return true;
  // In titles a sign parts the two and they still belong together: `Nordlicht | Login`.
  if (hit.kind !== 'account' || field.zone !== 'title') return false;
  const between = hit.end <= match.start ? source.slice(hit.end, match.start) : source.slice(match.end, hit.start);
  return between.length <= WIDEST_SIGN && !/[\p{L}\p{N}]/u.test(between);
}

const WIDEST_SIGN = 3;

/** Invisible characters, strokes through letters, enclosed and mathematical letters: nobody types them by chance. */
const HIDDEN =
  /[\u200b-\u200d\u2060-\u2064\ufeff\u034f\u0335-\u0338\u2460-\u24ff\u{1d400}-\u{1d7ff}\u{1f110}-\u{1f189}]/u;

const FULL_WIDTH = /[\uff21-\uff5a]/u;
/** Texts in these scripts set Latin letters in full width as a matter of course. */
const EAST_ASIAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

function isHidden(source: string, written: string): boolean {
  return HIDDEN.test(written) || (FULL_WIDTH.test(written) && !EAST_ASIAN.test(source.slice(0, 400)));
}

/** Whether a use of the mark is spelled so that people read it and filters do not. */
function isDisguised(use: MarkUse): boolean {
  const { via, weak, form, start, end } = use.match;
  if (via === 'skeleton' || (via === 'split' && !weak)) return true;
  if (form.bySubstring || !/^[a-z0-9]+$/.test(form.key)) return false;
  const { source } = use.field.text.folded;
  return isHidden(source, source.slice(start, end));
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
  // A partner may be anybody's, so that word alone misleads nobody about the brand.
  const claim = affiliationClaims(brandCase, uses.filter(meansMark)).find(({ kind }) => kind !== 'partner');
  if (claim !== undefined) {
    const calls = claim.kind === 'official' ? 'official' : 'appointed by the brand';
    return `it calls itself ${calls} (${quote(claim.span.text, 40)}) without being listed as such`;
  }
  const posing = posingAs(uses.filter(meansMark).slice(0, 5));
  if (posing !== null) return `it speaks as the brand itself (${quote(posing, 40)})`;
  const label = brandCase.labels.find(({ kind }) => kind === 'homoglyph' || kind === 'typo');
  if (label !== undefined) return 'its domain imitates the mark';
  return null;
}
