import { compilePortfolio } from '../../../src/domain/detection/detect.js';
import { realBrands } from '../../support/real-brands.js';
import { inShort, isRaised, judge, placeOf, strongest, writtenAds } from './judged-ads.js';
import type { JudgedAd } from './judged-ads.js';
import { percent, printList, printTable } from './table.js';

/**
 * Real ads into which misuse of one brand was written. Raised: a violation or something for review of that brand; an
 * appearance and what an exemption allows do not count.
 */
export function written(): Record<string, unknown> {
  const ads = judge(writtenAds(), compilePortfolio(realBrands()));
  const outcomes = ads.map((one) => ({
    ...one,
    raised: isRaised(one, one.brand),
    outcome: strongest(one.findings.filter(({ brand }) => brand === one.brand)),
  }));
  const reviewed = ads.filter((one) => one.findings.some(({ verdict }) => verdict === 'review'));
  const techniques = [...new Set(outcomes.map((one) => one.technique ?? ''))].sort();
  const rowOf = (name: string, own: typeof outcomes): (string | number | null)[] => [
    name,
    own.length,
    own.filter((one) => one.raised).length,
    percent(own.filter((one) => one.raised).length, own.length),
    own.filter((one) => one.outcome === 'violation').length,
    own.filter((one) => one.outcome === 'review').length,
  ];
  const all = rowOf('all', outcomes);
  printTable(
    `written: ${ads.length} misuses written into real ads`,
    ['technique', 'ads', 'raised', '%', 'as violation', 'as review'],
    [...techniques.map((name) => rowOf(name, outcomesOf(outcomes, name))), all],
  );
  process.stdout.write(`  with anything for review: ${reviewed.length} of ${ads.length} ads\n`);
  printList(
    'misuses not raised',
    outcomes
      .filter((one) => !one.raised)
      .map((one) => `${placeOf(one)}  ${one.technique ?? ''} of ${one.brand ?? ''}; found ${inShort(one.findings)}`),
  );
  const [, count, raised, raisedPercent, asViolation, asReview] = all;
  return {
    ...{ ads: count, raised, raisedPercent, asViolation, asReview },
    adsUnderReviewPercent: percent(reviewed.length, ads.length),
    strongestIsReviewPercent: percent(ads.filter((one) => strongest(one.findings) === 'review').length, ads.length),
    byTechnique: Object.fromEntries(
      techniques.map((name) => {
        const [, of, got] = rowOf(name, outcomesOf(outcomes, name));
        return [name, { ads: of, raised: got }];
      }),
    ),
  };
}

function outcomesOf<T extends JudgedAd>(ads: readonly T[], technique: string): T[] {
  return ads.filter((one) => one.technique === technique);
}
