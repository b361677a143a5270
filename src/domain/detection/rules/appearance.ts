import { CONFIDENCE, shifted } from '../confidence.js';
import type { BrandCase } from '../brand-case.js';
import { engineBasis, engineRule } from '../engine-rules.js';
import { ownerExemption } from '../exemptions/owner.js';
import { permitExemption } from '../exemptions/permit.js';
import type { Finding } from '../finding.js';
import type { QueryKind } from '../query-class.js';
import { finding } from '../rule.js';
import type { Rule } from '../rule.js';
import { placeWords } from '../../text/place-names.js';
import { quote } from '../../text/safe-text.js';
import { who, trackerNote } from '../wording.js';

const QUERY_WORDS: Readonly<Record<QueryKind, string>> = {
  pure: 'is the brand itself',
  plus: 'is the brand with more words',
  misspelling: 'is a misspelling of the brand',
};

/**
 * An ad of another party on a search for the brand. The keyword is never seen, so this says that the ad appeared, never
 * that anybody bid; only a clause of an agreement makes more of it, and then in `terms_breach`.
 */
export function judgeAppearance(rule: Pick<Rule, 'id' | 'version'>, brandCase: BrandCase, kind: QueryKind): Finding[] {
  const { query, ad } = brandCase;
  if (query?.kind !== kind) return [];
  const shown = `${who(brandCase)} appeared${placeWords(ad.engine, ad.country)} on the search ${quote(ad.query ?? '', 60)}, which ${QUERY_WORDS[kind]}${trackerNote(brandCase)}`;
  const common = { mark: query.mark, spans: [query.span] };
  const owner = ownerExemption(brandCase, [], rule.id) ?? permitExemption(brandCase, [], rule.id);
  if (owner?.strength === 'strong') {
    return [
      finding(rule, brandCase, {
        ...common,
        verdict: 'allowed',
        confidence: CONFIDENCE.certain,
        basis: owner.basis,
        exemption: owner.code,
        explanation: `${shown}: allowed, because ${owner.because}.`,
      }),
    ];
  }
  const basis = engineBasis(
    engineRule(ad.engine, 'keyword', ad.country, brandCase.day),
    'Engines show ads on searches that the advertiser did not choose, so appearing on a search is not bidding on it.',
  );
  const chance =
    ad.kind === 'shopping'
      ? 'shopping ads are matched by their products and have no keywords, so this is no accusation'
      : 'the keyword cannot be seen and broad match is possible, so this is no accusation';
  const also = query.ordinary ? '; the mark is an ordinary word too, so the search may have meant something else' : '';
  return [
    finding(rule, brandCase, {
      ...common,
      verdict: 'appearance',
      confidence: shifted(ad.kind === 'shopping' ? CONFIDENCE.slight : CONFIDENCE.good, query.ordinary ? -0.2 : 0),
      basis,
      explanation: `${shown}: ${chance}${also}.`,
    }),
  ];
}
