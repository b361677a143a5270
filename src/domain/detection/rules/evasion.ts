import { concernsBrand } from '../brand-case.js';
import type { BrandCase } from '../brand-case.js';
import { CONFIDENCE } from '../confidence.js';
import { engineBasis, engineRule } from '../engine-rules.js';
import { finding } from '../rule.js';
import type { Rule } from '../rule.js';
import { quote } from '../../text/safe-text.js';
import { differenceOf, type TrailDifference } from '../../trail/observed-trail.js';
import { sentence } from '../wording.js';

const HOW = {
  referrer: 'with and without the results page as referrer',
  hour: 'at two hours',
} as const;

/**
 * One link led to two places when it was asked in two ways. Only where one of the two is a publisher's hidden way to the
 * brand it is a violation; anything else may be a test of two pages, and a person has to look.
 */
export const evasion: Rule = {
  id: 'evasion',
  version: 1,
  evaluate: (brandCase) => {
    const { ad, day, party, query, copy, portfolio } = brandCase;
    const difference = ad.trail == null ? null : differenceOf(ad.trail);
    if (difference === null) return [];
    if (party.borrowed === null && brandCase.role === null && !concernsBrand(brandCase)) return [];
    const hidesPayment = isHiddenWay(brandCase, difference);
    const { first, second, by } = difference;
    const ends = first === second ? quote(first, 80) : `${quote(first, 80)} and ${quote(second, 80)}`;
    const paid = hidesPayment ? ', with a publisher’s id in one of the two only,' : '';
    return [
      finding(evasion, brandCase, {
        mark: query?.mark ?? portfolio.marks[copy[0]?.match.markId ?? -1] ?? null,
        verdict: hidesPayment ? 'violation' : 'review',
        confidence: hidesPayment ? CONFIDENCE.evasionPaid : CONFIDENCE.evasionOpen,
        spans: [],
        basis: engineBasis(
          engineRule(ad.engine, 'cloaking', ad.country, day),
          'An ad should lead every visitor to the same page.',
        ),
        explanation: sentence(
          brandCase,
          `leads to ${ends}${paid} when its link is asked ${HOW[by]}`,
          hidesPayment
            ? 'a violation, because who is paid for the visit is hidden from whoever looks in the other way'
            : 'a person should decide, because a test of two pages looks the same',
        ),
      }),
    ];
  },
};

/** One of the two answers leads to the brand by a publisher's link, and the other one shows no publisher. */
function isHiddenWay({ brand }: BrandCase, { onlyPaid, first, second }: TrailDifference): boolean {
  return onlyPaid !== null && brand.domains.has(onlyPaid === 'first' ? first : second);
}
