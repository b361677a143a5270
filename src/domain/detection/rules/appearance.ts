import type { BrandCase } from '../brand-case.js';
import { appearanceSigns, broadMatchRange, timesInTen } from '../broad-match.js';
import { CONFIDENCE } from '../confidence.js';
import { ownerExemption } from '../exemptions/owner.js';
import { permitExemption } from '../exemptions/permit.js';
import type { Basis, ChanceRange, Finding } from '../finding.js';
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

const BASIS: Basis = {
  kind: 'engine-rule',
  reference: 'keyword-matching',
  text: 'Engines show ads on searches that the advertiser did not choose, so appearing on a search is not bidding on it.',
  source: 'https://support.google.com/google-ads/answer/7478529',
  inForceFrom: null,
};

/**
 * An ad of another party on a search for the brand. The keyword is never seen, so this says that the ad appeared and how
 * likely that is without a bid, never that anybody bid; only a clause of an agreement makes more of it, and then in
 * `terms_breach`.
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
  const signs = appearanceSigns(brandCase);
  const broadMatch = signs === null ? null : broadMatchRange(signs);
  const also = query.ordinary ? '; the mark is an ordinary word too, so the search may have meant something else' : '';
  return [
    finding(rule, brandCase, {
      ...common,
      verdict: 'appearance',
      confidence: strengthOf(ad.kind, query.ordinary),
      basis: BASIS,
      broadMatch,
      explanation: `${shown}: ${chanceWords(broadMatch)}${also}.`,
    }),
  ];
}

function chanceWords(range: ChanceRange | null): string {
  if (range === null) {
    return 'shopping ads are matched by their products and have no keywords, so this says nothing against the advertiser';
  }
  return `the keyword behind an ad cannot be seen, and ${timesInTen(range)} (an assumption, not a measurement) such an ad is there by broad match, so this says nothing against the advertiser`;
}

function strengthOf(kind: 'text' | 'shopping', ordinary: boolean): number {
  if (kind === 'shopping') {
    return ordinary ? CONFIDENCE.shoppingAppearanceOrdinaryWord : CONFIDENCE.shoppingAppearance;
  }
  return ordinary ? CONFIDENCE.appearanceOrdinaryWord : CONFIDENCE.appearance;
}
